import { expect } from 'chai'
import type { Action } from '../../server/domain/actions/action.ts'
import * as actions from '../../server/store/actions.ts'
import * as areas from '../../server/store/areas.ts'
import type { Db } from '../../server/store/database.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import { anAction, aStep, HISTORIES } from '../fixtures/actions.ts'
import { emptyDatabase } from '../fixtures/database.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { AREAS } from '../fixtures/places.ts'

const ALL = { most: 100, after: 0 }

describe('actions in the store', () => {
  let db: Db
  const keep = async (...given: readonly Partial<Action>[]) => {
    for (const one of given) await actions.add(db, anAction(one))
  }
  const ids = async (filter: Partial<actions.Filter>, order: actions.Order = 'due') =>
    (await actions.list(db, { kommunIds: ['9901'], ...filter }, order, ALL)).map(({ id }) => id)

  beforeEach(async () => {
    db = await emptyDatabase()
    await areas.write(db, AREAS)
    await dialogues.add(db, aDialogue({ id: 'd', observations: [anObservation(), anObservation({ themes: ['stold'] })] }))
  })
  afterEach(() => db.destroy())

  it('come back as they were written, with their history', async () => {
    const written = anAction({
      steps: HISTORIES.partly,
      observations: ['d.0', 'd.1'],
      responsible: ['B', 'A'],
      effect: { on: '2026-09-01', words: 'Ljusare' },
    })
    expect(await actions.add(db, written)).to.equal(true)
    expect(await actions.get(db, written.id)).to.deep.equal(written)
    expect(await actions.get(db, 'another')).to.equal(undefined)
  })

  it('refuses a second action with the same id, and keeps the first whole', async () => {
    await keep({ id: 'a' })
    expect(await actions.add(db, anAction({ id: 'a', what: 'Annat', responsible: ['Annan'] }))).to.equal(false)
    expect(await actions.get(db, 'a')).to.deep.equal(anAction({ id: 'a' }))
  })

  it('lets the first of two move it and tells the second, whose step leaves no trace', async () => {
    await keep({ id: 'a' })
    expect(await actions.move(db, { id: 'a', version: 1 }, aStep('declined', { words: 'Nej' }), 1)).to.equal(true)
    expect(await actions.move(db, { id: 'a', version: 1 }, aStep('decided'), 1)).to.equal(false)
    expect(await actions.edit(db, anAction({ id: 'a', what: 'Annat', responsible: ['Annan'] }))).to.equal(false)
    expect(await actions.note(db, { id: 'a', version: 1 }, { on: '2026-09-01', words: 'Bra' })).to.equal(false)
    const steps = [...HISTORIES.proposed, aStep('declined', { words: 'Nej' })]
    expect(await actions.get(db, 'a')).to.deep.equal(anAction({ id: 'a', steps, version: 2 }))
  })

  it('change what is planned and what they answer to, and keep their history', async () => {
    await keep({ id: 'a', steps: HISTORIES.begun, observations: ['d.0'] })
    const changed = anAction({
      id: 'a',
      what: 'Måla tunneln',
      responsible: ['Parkenheten'],
      observations: ['d.1'],
      dueOn: null,
      areaId: null,
      shown: false,
    })
    expect(await actions.edit(db, changed)).to.equal(true)
    expect(await actions.get(db, 'a')).to.deep.equal({ ...changed, steps: HISTORIES.begun, version: 2 })
  })

  it('are listed with those due first first, those without a day after them, and those that have ended last', async () => {
    await keep(
      { id: 'ended', steps: HISTORIES.done, dueOn: '2026-01-01' },
      { id: 'dayless', dueOn: null },
      { id: 'late', dueOn: '2026-02-01' },
      { id: 'later', dueOn: '2026-03-01', steps: HISTORIES.begun },
    )
    expect(await ids({})).to.deep.equal(['late', 'later', 'dayless', 'ended'])
    expect(await ids({}, 'latest')).to.deep.equal(['ended', 'later', 'dayless', 'late'])
    expect((await actions.list(db, { kommunIds: ['9901'] }, 'due', { most: 1, after: 1 })).map(({ id }) => id)).to.deep.equal(['later'])
  })

  it('are found by who answers for them, area, state, dialogue, whether they are shown and whether they are late', async () => {
    await keep(
      { id: 'norr', responsible: ['Gatuenheten', 'Polisen'], observations: ['d.1'], dueOn: '2026-06-01' },
      { id: 'hela', areaId: null, steps: HISTORIES.declined, dueOn: '2026-06-01', shown: false },
      { id: 'granby', kommunId: '9902', areaId: '9902A' },
    )
    expect(await ids({ responsible: 'Polisen' })).to.deep.equal(['norr'])
    expect(await ids({ areaId: null })).to.deep.equal(['hela'])
    expect(await ids({ areaId: '9901N' })).to.deep.equal(['norr'])
    expect(await ids({ states: ['declined', 'done'] })).to.deep.equal(['hela'])
    expect(await ids({ dialogueId: 'd' })).to.deep.equal(['norr'])
    expect(await ids({ shown: false })).to.deep.equal(['hela'])
    expect(await ids({ overdueOn: '2026-06-01' })).to.deep.equal([])
    expect(await ids({ overdueOn: '2026-06-02' })).to.deep.equal(['norr'])
    expect(await actions.countByState(db, { kommunIds: ['9901'] })).to.deep.equal(
      new Map([
        ['declined', 1],
        ['proposed', 1],
      ]),
    )
    expect(await actions.responsible(db, ['9901'])).to.deep.equal(['Gatuenheten', 'Polisen'])
  })

  it('are told to the observations they answer to, and lose those that are taken away', async () => {
    await keep({ id: 'a', observations: ['d.0', 'd.1'] }, { id: 'b', observations: ['d.0'] })
    const ties = await actions.ofDialogue(db, 'd')
    expect(ties.get('d.0')?.map(({ id }) => id)).to.deep.equal(['a', 'b'])
    expect(ties.get('d.1')?.map(({ id, state }) => [id, state])).to.deep.equal([['a', 'proposed']])
    await dialogues.remove(db, 'd')
    expect(await actions.get(db, 'a')).to.deep.include({ observations: [] })
  })

  it('take their history with them when removed', async () => {
    await keep({ id: 'a', steps: HISTORIES.done, observations: ['d.0'] })
    expect(await actions.remove(db, 'a')).to.equal(true)
    expect(await actions.remove(db, 'a')).to.equal(false)
    for (const table of ['action_steps', 'action_organisations', 'action_observations'] as const)
      expect(await db.selectFrom(table).selectAll().execute(), table).to.deep.equal([])
  })
})
