import { expect } from 'chai'
import { establishes } from '../../server/domain/weighting/weighted.ts'
import type { Db } from '../../server/store/database.ts'
import * as figures from '../../server/store/figures.ts'
import * as focuses from '../../server/store/focus.ts'
import * as population from '../../server/store/population.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import * as weighings from '../../server/store/weighings.ts'
import { differencesIn } from '../../server/work/count/differences.ts'
import { inhabitants, LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { smallSurveys } from '../fixtures/rounds.ts'
import { aRoundToCount, countHere, fillUrn } from '../fixtures/to-count.ts'
import { onEveryBackend } from './backends.ts'

onEveryBackend('counting a round whose kommun the register knows', (db) => {
  beforeEach(async () => {
    await aRoundToCount(db(), { id: 'earlier', surveyId: 'lilla-2025', year: 2025, opensOn: '2025-09-01', closesOn: '2025-10-31' })
    await aRoundToCount(db())
    await fillUrn(db(), 'earlier', 300, 1, 'lilla-2025')
    await fillUrn(db(), 'r', 300, 2)
    await population.write(db(), LILLKOPING_PEOPLE)
  })

  it('keeps weighted figures of everybody who came by code, and how they were weighted', async () => {
    await countHere(db(), 'r')
    const { rows, report } = await stored(db(), 'r')
    expect(report).to.deep.include({ registerYear: 2025, beforeYear: null, obstacles: [], focus: [] })
    expect(report?.weights).to.include({ method: 'post-stratification' })
    const kommun = rows.filter(({ population }) => population === 'kommun')
    expect(kommun.filter(({ source }) => source === 'open').some((row) => 'weighted' in row)).to.equal(false)
    const [one] = kommun.filter(({ source, question }) => source === 'code' && question === 'fortkorning')
    expect(one?.weighted?.figures.measure).to.include.keys('value', 'se', 'df', 'low', 'high')
    expect(one?.weighted?.figures.measure?.n).to.equal(one?.base)
    expect(one?.weighted?.figures.measure?.value).not.to.equal(one?.share)
  })

  it('tells the change since the kommun’s last counted round, if there is one', async () => {
    await countHere(db(), 'earlier')
    await countHere(db(), 'r')
    const { rows, report } = await stored(db(), 'r')
    expect(report).to.deep.include({ beforeYear: 2025, obstaclesBefore: [] })
    const kommun = rows.filter(({ population, source }) => population === 'kommun' && source === 'code')
    const compared = kommun.filter(({ weighted }) => weighted?.change).map(({ question }) => question)
    expect(compared).to.include('fortkorning').and.not.include('nedskrapning')
    const [change] = kommun.flatMap(({ weighted }) => weighted?.change ?? [])
    expect(change && establishes(change)).to.be.oneOf([null, 'up', 'down'])
  })

  it('tells no change from a row that hid something then: what it hid could be had from the difference', async () => {
    await countHere(db(), 'earlier')
    const { id = '' } = (await snapshots.latest(db(), 'earlier')) ?? {}
    const hidden = { population: 'kommun', source: 'code', question: 'fortkorning' } as const
    const [{ weighted: _weighted, ...row } = expect.fail('nothing was counted')] = (
      await figures.ofQuestion(db(), id, hidden.question)
    ).filter(({ population, source }) => population === hidden.population && source === hidden.source)
    const document = JSON.stringify({ ...row, hides: ['code 1'] })
    await db()
      .updateTable('figures')
      .set({ document })
      .where('snapshot_id', '=', id)
      .where('population', '=', hidden.population)
      .where('source', '=', hidden.source)
      .where('question', '=', hidden.question)
      .execute()
    await countHere(db(), 'r')
    const { rows } = await stored(db(), 'r')
    const compared = rows.filter(({ population, weighted }) => population === 'kommun' && weighted?.change)
    expect(compared.map(({ question }) => question)).to.not.be.empty.and.not.include('fortkorning')
  })

  it('tests areas by the focus indicators that were declared for the round and the group means, and by no other question', async () => {
    await focuses.set(db(), 'r', ['fortkorning'])
    await countHere(db(), 'earlier')
    await countHere(db(), 'r')
    const { rows, report } = await stored(db(), 'r')
    expect(report?.focus).to.deep.equal(['fortkorning'])
    const tested = rows.filter(({ population, weighted }) => population.startsWith('area:') && weighted?.againstRest)
    expect(new Set(tested.map(({ question }) => question))).to.deep.equal(new Set(['fortkorning', 'medel_utemiljo']))
  })

  it('weighs to the newest year that is not after the round, else to the nearest', async () => {
    const later = LILLKOPING_PEOPLE.map((cell) => ({ ...cell, year: 2027 }))
    const earlier = LILLKOPING_PEOPLE.map((cell) => ({ ...cell, year: 2024 }))
    await population.write(db(), [...earlier, ...later])
    await countHere(db(), 'earlier')
    expect((await stored(db(), 'earlier')).report?.registerYear).to.equal(2025)
    await db().deleteFrom('population').where('year', '<', 2027).execute()
    await countHere(db(), 'r')
    expect((await stored(db(), 'r')).report?.registerYear).to.equal(2027)
  })

  it('comes to the same when it is done again', async () => {
    await countHere(db(), 'earlier')
    await countHere(db(), 'r')
    const first = await stored(db(), 'r')
    await countHere(db(), 'r')
    expect(await stored(db(), 'r')).to.deep.equal(first)
    expect(await differences(db())).to.deep.equal([])
  })

  it('can be checked: a weighted figure or a word about the weights that has been changed is found', async () => {
    await countHere(db(), 'r')
    const id = (await snapshots.latest(db(), 'r'))?.id ?? ''
    const [row] = (await figures.ofPopulation(db(), id, 'kommun')).filter(({ weighted }) => weighted?.figures.measure)
    const low = row?.weighted?.figures.measure?.low
    await db()
      .updateTable('figures')
      .set({ document: JSON.stringify(row).replace(`"low":${low}`, '"low":0.25') })
      .where('population', '=', 'kommun')
      .where('source', '=', 'code')
      .where('question', '=', row?.question ?? '')
      .execute()
    const report = await weighings.ofSnapshot(db(), id)
    const [first, ...others] = await weighings.weightsOf(db(), id)
    await weighings.remove(db(), id)
    if (report && first) await weighings.add(db(), id, { ...report, registerYear: 2019 }, [{ ...first, weight: 1 }, ...others])
    const found = await differences(db())
    expect(found).to.deep.include({ place: 'vägningen registerYear', stored: '2019', recounted: '2025' })
    expect(found?.filter(({ stored }) => stored === '0.25')).to.have.length(1)
    expect(found?.filter(({ place, stored }) => place.startsWith('vikt 9901') && stored === '1')).to.have.length(1)
  })

  it('says in one line that the register is another since, and not that figures are wrong', async () => {
    await countHere(db(), 'r')
    await population.write(db(), inhabitants('9901N', 7000))
    const found = await differences(db())
    expect(found?.map(({ place }) => place)).to.deep.equal(['det som svaren vägs efter (räkna omgången igen)'])
  })

  it('clears the weighing of a counting that no page shows any more', async () => {
    for (let time = 0; time < 3; time++) await countHere(db(), 'r')
    const kept = await db().selectFrom('weighings').select('snapshot_id').execute()
    expect(kept).to.have.length(2)
    expect(kept.map(({ snapshot_id }) => snapshot_id)).to.include((await snapshots.latest(db(), 'r'))?.id)
  })

  it('goes on weighing where it was left', async () => {
    let weighing = false
    const reached = (step: string, done: number) => {
      weighing = step === 'Väger svaren' && done > 0
    }
    expect((await countHere(db(), 'r', { reached, stopping: () => weighing })).state).to.equal('queued')
    expect((await countHere(db(), 'r')).state).to.equal('done')
    expect((await stored(db(), 'r')).report?.obstacles).to.deep.equal([])
  })
})

onEveryBackend('counting a round without register figures', (db) => {
  it('gives the figures as counted, and says what is missing', async () => {
    await aRoundToCount(db())
    await fillUrn(db(), 'r', 100)
    await countHere(db(), 'r')
    const { rows, report } = await stored(db(), 'r')
    expect(rows.some((row) => 'weighted' in row)).to.equal(false)
    expect(report).to.deep.include({ registerYear: null, weights: null })
    expect(report?.obstacles).to.deep.equal(['Folkmängd saknas för alla områden i kommunen. Läs in folkmängden och räkna igen.'])
    expect(await differences(db())).to.deep.equal([])
  })
})

async function stored(db: Db, roundId: string) {
  const id = (await snapshots.latest(db, roundId))?.id ?? ''
  return { rows: await figures.ofSnapshot(db, id), report: await weighings.ofSnapshot(db, id) }
}

async function differences(db: Db) {
  const round = await rounds.byId(db, 'r')
  if (!round) throw new Error('There is no round.')
  return differencesIn({ db, surveys: smallSurveys() }, round)
}
