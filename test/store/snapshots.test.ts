import { expect } from 'chai'
import { rows } from '../../server/domain/counting/rows.ts'
import { tallyOf } from '../../server/domain/counting/tally.ts'
import type { Snapshot } from '../../server/domain/snapshot.ts'
import * as cubes from '../../server/store/cubes.ts'
import * as figures from '../../server/store/figures.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import { PERSONS } from '../fixtures/people.ts'
import { smallSurvey } from '../fixtures/rounds.ts'
import { aRoundToCount } from '../fixtures/to-count.ts'
import { onEveryBackend } from './backends.ts'

const survey = smallSurvey('lilla-2026')
const tally = tallyOf(survey)
for (const person of PERSONS) tally.add(person)
const cube = tally.cube()
const all = [...rows(cube, survey, ['9901N', '9901S', '9901O'])]

const aSnapshot = (id: string, roundId = 'r'): Snapshot => ({
  id,
  roundId,
  countedAt: '2026-11-02T08:00:00.000Z',
  responses: 91,
  told: 91,
  surveyHash: 'hash',
  indexModel: { id: 'lilla-index', hash: 'its hash' },
})

onEveryBackend('snapshots in the store', (db) => {
  beforeEach(async () => {
    await aRoundToCount(db())
    await snapshots.begin(db(), aSnapshot('s'))
  })

  it('are not seen before they are complete', async () => {
    expect(await snapshots.latest(db(), 'r')).to.equal(undefined)
    await snapshots.complete(db(), aSnapshot('s'))
    expect(await snapshots.latest(db(), 'r')).to.deep.equal(aSnapshot('s'))
  })

  it('know the index models that the current ones were counted under, and no others', async () => {
    expect(await snapshots.indexModelsInUse(db())).to.deep.equal([])
    await snapshots.complete(db(), aSnapshot('s'))
    await aRoundToCount(db(), { id: 'other', year: 2027 })
    const without = { ...aSnapshot('o', 'other'), indexModel: null }
    await snapshots.begin(db(), without)
    await snapshots.complete(db(), without)
    expect(await snapshots.indexModelsInUse(db())).to.deep.equal([{ id: 'lilla-index', hash: 'its hash' }])
    expect((await snapshots.latest(db(), 'other'))?.indexModel).to.equal(null)
  })

  it('take the place of the one before, in their own round', async () => {
    await aRoundToCount(db(), { id: 'other', year: 2027 })
    await snapshots.begin(db(), aSnapshot('o', 'other'))
    await snapshots.complete(db(), aSnapshot('o', 'other'))
    await snapshots.complete(db(), aSnapshot('s'))
    await snapshots.begin(db(), aSnapshot('t'))
    await snapshots.complete(db(), aSnapshot('t'))
    expect((await snapshots.latest(db(), 'r'))?.id).to.equal('t')
    expect((await snapshots.latest(db(), 'other'))?.id).to.equal('o')
    expect(await snapshots.superseded(db(), 'r')).to.deep.equal(['s'])
  })

  it('are superseded too when they were left half stored', async () => {
    await snapshots.begin(db(), aSnapshot('t'))
    await snapshots.complete(db(), aSnapshot('t'))
    expect(await snapshots.superseded(db(), 'r')).to.deep.equal(['s'])
    await snapshots.remove(db(), 's')
    expect(await snapshots.superseded(db(), 'r')).to.deep.equal([])
  })

  it('keep their cube as it was counted', async () => {
    await cubes.add(db(), 's', cube.cells.slice(0, 5))
    await cubes.add(db(), 's', cube.cells.slice(5))
    await cubes.add(db(), 's', [])
    expect(await cubes.ofSnapshot(db(), 's', survey.id)).to.deep.equal(cube)
  })

  it('keep their figures as they were computed, to the last bit', async () => {
    await figures.add(db(), 's', all)
    expect(await figures.ofSnapshot(db(), 's')).to.have.deep.members(all)
  })

  it('give the figures of a population, and of a question, both ways of answering', async () => {
    await figures.add(db(), 's', all)
    await snapshots.begin(db(), aSnapshot('t'))
    await figures.add(db(), 't', all)
    expect(await figures.ofPopulation(db(), 's', 'area:9901N')).to.have.deep.members(
      all.filter(({ population }) => population === 'area:9901N'),
    )
    expect(await figures.ofQuestion(db(), 's', 'tillit')).to.have.deep.members(all.filter(({ question }) => question === 'tillit'))
    expect(await figures.ofPopulation(db(), 's', 'area:9902A')).to.deep.equal([])
  })

  it('are cleared a few rows at a time, and no others with them', async () => {
    await snapshots.begin(db(), aSnapshot('t'))
    for (const id of ['s', 't']) {
      await figures.add(db(), id, all)
      await cubes.add(db(), id, cube.cells)
    }
    expect(await figures.remove(db(), 's', 10)).to.equal(10)
    expect(await cubes.remove(db(), 's', 10)).to.equal(10)
    expect(await figures.remove(db(), 's', 1e6)).to.equal(all.length - 10)
    expect(await cubes.remove(db(), 's', 1e6)).to.equal(cube.cells.length - 10)
    expect(await figures.ofSnapshot(db(), 't')).to.have.length(all.length)
    expect((await cubes.ofSnapshot(db(), 't', survey.id)).cells).to.have.length(cube.cells.length)
  })
})
