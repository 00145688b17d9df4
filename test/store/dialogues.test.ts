import { expect } from 'chai'
import type { Dialogue } from '../../server/domain/dialogues/dialogue.ts'
import type { Order } from '../../server/domain/dialogues/order.ts'
import * as areas from '../../server/store/areas.ts'
import type { Db } from '../../server/store/database.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as voices from '../../server/store/voices.ts'
import { emptyDatabase } from '../fixtures/database.ts'
import { aDialogue, anObservation, unnumbered } from '../fixtures/dialogues.ts'
import { AREAS } from '../fixtures/places.ts'

const LITTER = anObservation({ themes: ['nedskrapning'], severity: 1, said: 'Skräp vid sjön' })
const THEFT = anObservation({ themes: ['stold'], severity: 3, said: 'Cyklar stjäls' })

describe('dialogues in the store', () => {
  let db: Db
  const keep = async (...given: readonly Partial<Dialogue>[]) => {
    for (const one of given) await dialogues.add(db, aDialogue(one))
  }
  const ids = async (filter: Partial<dialogues.Filter>) =>
    (await dialogues.list(db, { kommunIds: ['9901'], ...filter })).map(({ id }) => id)

  beforeEach(async () => {
    db = await emptyDatabase()
    await areas.write(db, AREAS)
  })
  afterEach(() => db.destroy())

  it('come back as they were written, observations in order', async () => {
    const written = aDialogue({ observations: [THEFT, LITTER], details: { arena: 'torg' }, areaId: null })
    expect(await dialogues.add(db, written)).to.equal(true)
    expect(unnumbered(await dialogues.get(db, written.id))).to.deep.equal(written)
    expect(await dialogues.get(db, 'another')).to.equal(undefined)
  })

  it('refuses a second dialogue with the same id, and keeps the first whole', async () => {
    await keep({ id: 'a', place: 'Torget', observations: [LITTER] })
    expect(await dialogues.add(db, aDialogue({ id: 'a', place: 'Sjön', observations: [THEFT, THEFT] }))).to.equal(false)
    expect(unnumbered(await dialogues.get(db, 'a'))).to.deep.include({ place: 'Torget', observations: [LITTER] })
  })

  it('lets the first of two editors change it and tells the second, whose change leaves no trace', async () => {
    await keep({ id: 'a', observations: [LITTER] })
    expect(await dialogues.edit(db, aDialogue({ id: 'a', place: 'Först', version: 1, observations: [THEFT, LITTER] }))).to.equal(true)
    expect(await dialogues.edit(db, aDialogue({ id: 'a', place: 'Sedan', version: 1, observations: [] }))).to.equal(false)
    expect(unnumbered(await dialogues.get(db, 'a'))).to.deep.include({ place: 'Först', version: 2, observations: [THEFT, LITTER] })
  })

  it('knows each observation by the same id through every change, and never gives it to another that is there', async () => {
    await keep({ id: 'a', observations: [LITTER, THEFT, anObservation({ themes: ['trafik'] })] }, { id: 'b', observations: [LITTER] })
    const [, theft, traffic] = (await dialogues.get(db, 'a'))?.observations ?? []
    const foreign = { ...LITTER, id: 'b.0', said: 'I en annan dialog' }
    const observations = [LITTER, { ...theft, ...THEFT, said: 'Mopeder också' }, foreign, ...(traffic ? [traffic] : [])]
    await dialogues.edit(db, aDialogue({ id: 'a', observations }))
    const kept = (await dialogues.get(db, 'a'))?.observations.map(({ id, said }) => [id, said])
    expect(kept).to.deep.equal([
      ['a.3', LITTER.said],
      ['a.1', 'Mopeder också'],
      ['a.4', foreign.said],
      ['a.2', traffic?.said],
    ])
    expect((await dialogues.get(db, 'b'))?.observations).to.deep.equal([{ ...LITTER, id: 'b.0' }])
  })

  it('takes its observations with it when removed', async () => {
    await keep({ id: 'a', observations: [LITTER] }, { id: 'b', observations: [THEFT] })
    await dialogues.remove(db, 'a')
    expect(await ids({})).to.deep.equal(['b'])
    expect(await db.selectFrom('observations').selectAll().execute()).to.have.length(1)
  })

  it('are listed latest first, with what was named and the worst of it', async () => {
    await keep({ id: 'old', heldOn: '2026-01-02' }, { id: 'new', heldOn: '2026-05-01', observations: [LITTER, THEFT, LITTER] })
    const listed = await dialogues.list(db, { kommunIds: ['9901'] })
    expect(listed.map(({ id }) => id)).to.deep.equal(['new', 'old'])
    expect(listed[0]).to.deep.include({ observations: 3, themes: ['nedskrapning', 'stold'], worst: 3 })
    expect(listed[1]).to.deep.include({ observations: 0, themes: [], worst: null })
  })

  it('are narrowed by kommun, form, area, theme and period, each and together', async () => {
    await keep(
      { id: 'a', form: 'tips', areaId: '9901N', heldOn: '2026-02-01', observations: [LITTER] },
      { id: 'b', form: 'intervju', areaId: null, heldOn: '2026-02-01', observations: [THEFT] },
      { id: 'c', kommunId: '9902', form: 'tips', areaId: '9902A', heldOn: '2026-02-01' },
    )
    expect(await ids({ kommunIds: ['9901', '9902'] })).to.have.members(['a', 'b', 'c'])
    expect(await ids({ form: 'tips' })).to.deep.equal(['a'])
    expect(await ids({ areaId: '9901N' })).to.deep.equal(['a'])
    expect(await ids({ areaId: null })).to.deep.equal(['b'])
    expect(await ids({ theme: 'stold' })).to.deep.equal(['b'])
    expect(await ids({ from: '2026-02-01', to: '2026-02-01' })).to.have.members(['a', 'b'])
    expect(await ids({ from: '2026-02-02' })).to.deep.equal([])
    expect(await ids({ theme: 'stold', form: 'tips' })).to.deep.equal([])
  })

  it('are read part by part in any order, and as many as there are', async () => {
    await keep(
      { id: 'a', heldOn: '2026-05-01', people: 3, observations: [THEFT, anObservation({ severity: 0 })] },
      { id: 'b', heldOn: '2026-06-01', people: 9 },
      { id: 'c', heldOn: '2025-06-01', people: 9, observations: [LITTER] },
      { id: 'd', heldOn: '2025-07-01', people: 1, observations: [anObservation({ severity: 0 })] },
    )
    const order = async (order: Order) =>
      (await dialogues.list(db, { kommunIds: ['9901'] }, { order, from: 0, most: 9 })).map(({ id }) => id).join('')
    expect(await order('senaste')).to.equal('badc')
    expect(await order('aldsta')).to.equal('cdab')
    expect(await order('allvar')).to.equal('acdb')
    expect(await order('deltagare')).to.equal('bcad')
    const part = await dialogues.list(db, { kommunIds: ['9901'] }, { order: 'senaste', from: 1, most: 2 })
    expect(part.map(({ id, worst }) => [id, worst])).to.deep.equal([
      ['a', 3],
      ['d', 0],
    ])
    expect(await dialogues.countOf(db, { kommunIds: ['9901'] })).to.equal(4)
  })

  it('keep several themes in order, and where, when, why and how often, through a change', async () => {
    const whole = anObservation({
      themes: ['stold', 'nedskrapning'],
      place: 'Bron',
      point: { longitude: 12.25, latitude: 57.1 },
      reasons: ['ljus', 'odsligt'],
      timeOfDay: 'natt',
      times: 4,
    })
    await keep({ id: 'a', observations: [LITTER, whole] })
    const [litter, kept] = (await dialogues.get(db, 'a'))?.observations ?? []
    expect(kept).to.deep.equal({ ...whole, id: 'a.1' })
    await dialogues.edit(
      db,
      aDialogue({ id: 'a', observations: [{ ...whole, id: 'a.1', themes: ['trafik'] }, ...(litter ? [litter] : [])] }),
    )
    expect((await dialogues.get(db, 'a'))?.observations.map(({ id, themes }) => [id, themes])).to.deep.equal([
      ['a.1', ['trafik']],
      ['a.0', ['nedskrapning']],
    ])
    expect(await ids({ theme: 'stold' })).to.deep.equal([])
  })

  it('count what was said to be good under no theme', async () => {
    await keep({ id: 'a', observations: [anObservation({ severity: 0 })] })
    expect(await voices.ofThemes(db, '9901', '2026-01-01', '2026-12-31')).to.deep.equal([])
  })

  it('are counted for a kommun and a period', async () => {
    await keep({ id: 'a', heldOn: '2025-12-31' }, { id: 'b', heldOn: '2026-01-01' }, { id: 'c', kommunId: '9902', areaId: null })
    expect(await dialogues.count(db, '9901', '2026-01-01', '2026-12-31')).to.equal(1)
  })

  it('count a theme per area by observations, dialogues and people, each person once a dialogue', async () => {
    await keep(
      { id: 'a', areaId: '9901N', people: 10, observations: [LITTER, LITTER, THEFT] },
      { id: 'b', areaId: '9901N', people: 4, observations: [LITTER] },
      { id: 'c', areaId: null, people: 50, observations: [LITTER] },
      { id: 'd', kommunId: '9902', areaId: '9902A', people: 99, observations: [LITTER] },
      { id: 'e', areaId: '9901N', people: 7, heldOn: '2024-01-01', observations: [LITTER] },
    )
    expect(await voices.ofThemes(db, '9901', '2026-01-01', '2026-12-31')).to.have.deep.members([
      { areaId: '9901N', theme: 'nedskrapning', observations: 3, dialogues: 2, people: 14 },
      { areaId: '9901N', theme: 'stold', observations: 1, dialogues: 1, people: 10 },
      { areaId: null, theme: 'nedskrapning', observations: 1, dialogues: 1, people: 50 },
    ])
  })
})
