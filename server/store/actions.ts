import type { Selectable } from 'kysely'
import { type Action, type Effect, lastOf, type Step } from '../domain/actions/action.ts'
import { ENDED, type State } from '../domain/actions/states.ts'
import { grouped } from '../domain/grouped.ts'
import type { LocalDate } from '../domain/round.ts'
import { among } from './among.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** Which actions to list. What is undefined does not narrow the list. */
export interface Filter {
  readonly kommunIds: readonly string[]
  /** An area's id; null for actions in the whole kommun. */
  readonly areaId?: string | null | undefined
  /** One of those who answer for it. */
  readonly responsible?: string | undefined
  readonly states?: readonly State[] | undefined
  /** Actions that answer to something said in this dialogue. */
  readonly dialogueId?: string | undefined
  /** Actions that should have been done before this day, and are not. */
  readonly overdueOn?: LocalDate | undefined
  /** Only those that residents are shown. */
  readonly shown?: boolean | undefined
}

/** A part of a list: so many, after so many. */
export interface Slice {
  readonly most: number
  readonly after: number
}

/** The orders a list can come in: what is due first, what happened last, or one that never changes. */
export type Order = 'due' | 'latest' | 'fixed'

/** Actions by filter, with their whole history. Due first: what has no day comes after what has, and what has ended last. */
export async function list(db: Db, filter: Filter, order: Order, { most, after }: Slice): Promise<readonly Action[]> {
  const all = matching(db, filter).selectAll()
  const due = () =>
    all
      .orderBy((row) => row.case().when('state', 'in', ENDED).then(2).when('due_on', 'is', null).then(1).else(0).end())
      .orderBy((row) => row.case().when('state', 'in', ENDED).then(null).else(row.ref('due_on')).end())
      .orderBy('since', 'desc')
  const sorted = order === 'due' ? due() : order === 'latest' ? all.orderBy('since', 'desc') : all
  return withHistory(db, await sorted.orderBy('id').limit(most).offset(after).execute())
}

/** How many actions a filter finds, by state; a state without any is absent. */
export async function countByState(db: Db, filter: Filter): Promise<ReadonlyMap<State, number>> {
  const rows = await matching(db, filter)
    .groupBy('state')
    .select(['state', (row) => row.fn.countAll().as('actions')])
    .execute()
  return new Map(rows.map(({ state, actions }) => [state, Number(actions)]))
}

/** Everybody who answers for an action in some kommuner, each once. */
export async function responsible(db: Db, kommunIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('action_organisations')
    .select('name')
    .distinct()
    .where('action_id', 'in', db.selectFrom('actions').select('id').where('kommun_id', 'in', kommunIds))
    .execute()
  return rows.map(({ name }) => name).sort(byName.compare)
}

/** The kommuner that show residents any action. */
export async function kommunIdsShown(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('actions').select('kommun_id').distinct().where('shown', '=', 1).execute()
  return rows.map(({ kommun_id }) => kommun_id)
}

/** An action with its whole history. */
export async function get(db: Db, id: string): Promise<Action | undefined> {
  const [action] = await withHistory(db, await db.selectFrom('actions').selectAll().where('id', '=', id).execute())
  return action
}

/** Which actions answer to each observation of a dialogue: observation → what and where it stands. */
export async function ofDialogue(db: Db, dialogueId: string): Promise<ReadonlyMap<string, readonly Tie[]>> {
  const rows = await db
    .selectFrom('action_observations')
    .innerJoin('observations', 'observations.id', 'action_observations.observation_id')
    .innerJoin('actions', 'actions.id', 'action_observations.action_id')
    .where('observations.dialogue_id', '=', dialogueId)
    .select(['observation_id', 'actions.id', 'actions.what', 'actions.state', 'actions.shown'])
    .orderBy('actions.id')
    .execute()
  const ties = rows.map(({ id, what, state, shown, observation_id }) => ({
    ...{ observation: observation_id, id, what },
    ...{ state, shown: shown === 1 },
  }))
  return grouped(ties, ({ observation }) => observation)
}

/** An action as an observation is told of it. */
export interface Tie {
  readonly observation: string
  readonly id: string
  readonly what: string
  readonly state: State
  readonly shown: boolean
}

/** Keeps a new action. False when its id is taken: the same form was sent twice, and the first stands. */
export async function add(db: Db, action: Action): Promise<boolean> {
  return atomically(db, async (db) => {
    const { id, kommunId, rehearsal } = action
    const values = { ...columns(action), ...standing(action), id, kommun_id: kommunId, rehearsal: Number(rehearsal), version: 1 }
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('actions')
      .values({ ...values, effect_on: action.effect?.on ?? null, effect: action.effect?.words ?? null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return false
    await writeOrganisations(db, action)
    await writeObservations(db, action)
    const steps = action.steps.map((step, position) => ({ ...step, action_id: id, position }))
    await db.insertInto('action_steps').values(steps).execute()
    return true
  })
}

/** Which action a change is of, and the version it began from. */
export type Begun = Pick<Action, 'id' | 'version'>

/** Changes what is planned, and what it answers to. False when somebody else changed it first; nothing is then changed. */
export async function edit(db: Db, action: Action): Promise<boolean> {
  return changing(db, action, columns(action), async (db) => {
    await db.deleteFrom('action_organisations').where('action_id', '=', action.id).execute()
    await writeOrganisations(db, action)
    await db.deleteFrom('action_observations').where('action_id', '=', action.id).execute()
    await writeObservations(db, action)
  })
}

/** Adds a step to the history that the version had: `position` is how many steps that was. False when somebody else changed it first. */
export async function move(db: Db, begun: Begun, step: Step, position: number): Promise<boolean> {
  return changing(db, begun, { state: step.to, since: step.on }, async (db) => {
    await db
      .insertInto('action_steps')
      .values({ ...step, action_id: begun.id, position })
      .execute()
  })
}

/** Notes what came of it; null takes the note away. False when somebody else changed it first. */
export async function note(db: Db, begun: Begun, effect: Effect | null): Promise<boolean> {
  return changing(db, begun, { effect: effect?.words ?? null, effect_on: effect?.on ?? null }, async () => {})
}

/** Removes an action and its history for good. False when it is already gone. */
export async function remove(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('actions').where('id', '=', id).executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

type Changed = Partial<Omit<Selectable<Tables['actions']>, 'id' | 'version'>>

async function changing(db: Db, { id, version }: Begun, set: Changed, rest: (db: Db) => Promise<void>): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('actions')
      .set({ ...set, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return false
    await rest(db)
    return true
  })
}

function matching(db: Db, { kommunIds, areaId, responsible, states, dialogueId, overdueOn, shown }: Filter) {
  let query = db.selectFrom('actions').where('kommun_id', 'in', kommunIds)
  if (areaId !== undefined) query = areaId === null ? query.where('area_id', 'is', null) : query.where('area_id', '=', areaId)
  if (states !== undefined) query = query.where('state', 'in', states)
  if (overdueOn !== undefined) query = query.where('due_on', '<', overdueOn).where('state', 'not in', ENDED)
  if (shown !== undefined) query = query.where('shown', '=', Number(shown))
  if (responsible !== undefined)
    query = query.where('id', 'in', db.selectFrom('action_organisations').select('action_id').where('name', '=', responsible))
  if (dialogueId === undefined) return query
  const said = db.selectFrom('observations').select('observations.id').where('dialogue_id', '=', dialogueId)
  return query.where('id', 'in', db.selectFrom('action_observations').select('action_id').where('observation_id', 'in', said))
}

async function writeOrganisations(db: Db, { id, responsible }: Action): Promise<void> {
  const rows = responsible.map((name, position) => ({ action_id: id, position, name }))
  if (rows.length > 0) await db.insertInto('action_organisations').values(rows).execute()
}

async function writeObservations(db: Db, { id, observations }: Action): Promise<void> {
  const rows = observations.map((observation) => ({ action_id: id, observation_id: observation }))
  if (rows.length > 0) await db.insertInto('action_observations').values(rows).execute()
}

function columns(action: Action) {
  const { what, place, areaId, theme, dueOn, shown } = action
  return { what, place, area_id: areaId, theme, due_on: dueOn, shown: Number(shown) }
}

function standing(action: Action) {
  const { to, on } = lastOf(action)
  return { state: to, since: on }
}

type Row = Selectable<Tables['actions']>

async function withHistory(db: Db, rows: readonly Row[]): Promise<readonly Action[]> {
  const ids = rows.map(({ id }) => id)
  const of = <Found extends { action_id: string }>(found: readonly Found[]) => grouped(found, ({ action_id }) => action_id)
  const steps = of(await db.selectFrom('action_steps').selectAll().where('action_id', 'in', among(ids)).orderBy('position').execute())
  const named = of(
    await db.selectFrom('action_organisations').selectAll().where('action_id', 'in', among(ids)).orderBy('position').execute(),
  )
  const tied = of(
    await db.selectFrom('action_observations').selectAll().where('action_id', 'in', among(ids)).orderBy('observation_id').execute(),
  )
  return rows.map((row) => ({
    ...core(row),
    responsible: (named.get(row.id) ?? []).map(({ name }) => name),
    steps: (steps.get(row.id) ?? []).map(({ to, on, by, words }) => ({ to, on, by, words })),
    observations: (tied.get(row.id) ?? []).map(({ observation_id }) => observation_id),
  }))
}

const core = (row: Row) => ({
  id: row.id,
  kommunId: row.kommun_id,
  areaId: row.area_id,
  what: row.what,
  place: row.place,
  theme: row.theme,
  dueOn: row.due_on,
  shown: row.shown === 1,
  effect: row.effect === null || row.effect_on === null ? null : { on: row.effect_on, words: row.effect },
  rehearsal: row.rehearsal === 1,
  version: row.version,
})

// Databases order å, ä, ö by their own lights; people look for them last.
const byName = new Intl.Collator('sv')
