import type { Dialogue, ThemeCount } from '../domain/dialogues/dialogue.ts'
import { type Heard, type Held, overForms, type VoiceCount } from '../domain/dialogues/voices.ts'
import type { LocalDate } from '../domain/round.ts'
import type { Db } from './database.ts'

/** Some days of a kommun, both included, and one of its areas when only that is meant. */
export interface Within {
  readonly kommunId: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly areaId?: string
}

/** How often each theme was named as a problem about each area, in each form of dialogue. */
export async function counts(db: Db, { kommunId, from, to, areaId }: Within): Promise<readonly VoiceCount[]> {
  const days = db.selectFrom('dialogue_themes').where('kommun_id', '=', kommunId).where('held_on', '>=', from).where('held_on', '<=', to)
  const rows = await (areaId === undefined ? days : days.where('area_id', '=', areaId))
    .where('problems', '>', 0)
    .groupBy(['area_id', 'theme', 'form'])
    .select(['area_id', 'theme', 'form', (row) => row.fn.countAll().as('dialogues')])
    .select((row) => [row.fn.sum('people').as('people'), row.fn.sum('problems').as('observations')])
    .execute()
  return rows.map((row) => ({
    areaId: row.area_id,
    theme: row.theme,
    form: row.form,
    observations: Number(row.observations),
    dialogues: Number(row.dialogues),
    people: Number(row.people),
  }))
}

/** The same over all forms. */
export const ofThemes = async (db: Db, kommunId: string, from: LocalDate, to: LocalDate): Promise<readonly ThemeCount[]> =>
  overForms(await counts(db, { kommunId, from, to }))

/** How many dialogues of each form were held about each area. */
export async function held(db: Db, { kommunId, from, to, areaId }: Within): Promise<readonly Held[]> {
  const days = db.selectFrom('dialogues').where('kommun_id', '=', kommunId).where('held_on', '>=', from).where('held_on', '<=', to)
  const rows = await (areaId === undefined ? days : days.where('area_id', '=', areaId))
    .groupBy(['area_id', 'form'])
    .select(['area_id', 'form', (row) => row.fn.countAll().as('dialogues')])
    .execute()
  return rows.map((row) => ({ areaId: row.area_id, form: row.form, dialogues: Number(row.dialogues) }))
}

/** What was said about one area, and whose voices were heard there. */
export async function heardIn(db: Db, within: Within & { readonly areaId: string }): Promise<Heard> {
  return { counts: await counts(db, within), held: await held(db, within) }
}

/** Keeps beside a dialogue what lists and pages count of it: each theme once, with how many observations named it as a problem. */
export async function keep(db: Db, { id, kommunId, heldOn, areaId, form, people, observations }: Dialogue): Promise<void> {
  await db.deleteFrom('dialogue_themes').where('dialogue_id', '=', id).execute()
  const themes = [...new Set(observations.flatMap(({ themes }) => themes))]
  if (themes.length === 0) return
  const problems = (theme: string) => observations.filter(({ themes, severity }) => severity > 0 && themes.includes(theme)).length
  const of = { kommun_id: kommunId, held_on: heldOn, dialogue_id: id, area_id: areaId, form, people }
  await db
    .insertInto('dialogue_themes')
    .values(themes.map((theme) => ({ ...of, theme, problems: problems(theme) })))
    .execute()
}
