import { expect } from 'chai'
import { sql } from 'kysely'
import { rows } from '../../server/domain/counting/rows.ts'
import { tallyOf } from '../../server/domain/counting/tally.ts'
import { read, signsOf } from '../../server/domain/shorthand.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import * as urn from '../../server/store/urn.ts'
import { smallModels, smallSurvey, smallSurveys } from '../fixtures/rounds.ts'
import { AFTERWARDS, aRoundToCount, countHere, fillUrn, outcome, putAlike, storedAnswers } from '../fixtures/to-count.ts'
import { onEveryBackend } from './backends.ts'

const survey = smallSurvey('lilla-2026')
const AREAS = ['9901N', '9901S', '9901O']

onEveryBackend('counting a round', (db) => {
  it('gives the figures of everybody who answered', async () => {
    await aRoundToCount(db())
    const people = await fillUrn(db(), 'r', 300)
    expect(await countHere(db(), 'r')).to.include({ state: 'done', note: null })

    const tally = tallyOf(survey)
    for (const person of people) tally.add(person)
    const { responses, cube, rows: stored } = await outcome(db(), 'r')
    expect(responses).to.equal(300)
    expect(cube).to.deep.equal(tally.cube())
    expect(stored?.map(({ hides: _hides, ...row }) => row)).to.have.deep.members([...rows(tally.cube(), survey, AREAS)])
  })

  it('empties the urn into the responses, nobody lost and nobody twice', async () => {
    await aRoundToCount(db())
    const people = await fillUrn(db(), 'r', 300)
    await countHere(db(), 'r')
    const { inUrn, stored } = await outcome(db(), 'r')
    expect(inUrn).to.equal(0)
    expect(stored).to.deep.equal(people.map(({ answers }) => JSON.stringify(signsOf(survey, answers))).sort())
  })

  it('leaves no order and no id by which an answer could be found again', async () => {
    await aRoundToCount(db())
    await fillUrn(db(), 'r', 300)
    const before = await db().selectFrom('urn').selectAll().orderBy('id').execute()
    await countHere(db(), 'r')

    const ids = (await db().selectFrom('responses').select('id').execute()).map(({ id }) => id)
    const urnIds = new Set(before.map(({ id }) => id))
    expect(ids.filter((id) => urnIds.has(id))).to.deep.equal([])
    const places = new Map(before.map(({ document }, place) => [JSON.stringify(read(document)?.signs), place]))
    const order = (await storedAnswers(db(), 'r')).map((document) => places.get(document) ?? 0)
    const rising = order.filter((place, index) => index > 0 && (order[index - 1] ?? 0) < place).length
    expect(rising / order.length).to.be.closeTo(0.5, 0.12)
  })

  it('parts the free text from the answers: its area is all that comes with it', async () => {
    await aRoundToCount(db())
    const people = await fillUrn(db(), 'r', 200)
    await countHere(db(), 'r')
    const written = people.flatMap(({ areaId, texts }) =>
      Object.entries(texts).map(([subject, words]) => ({ area_id: areaId, subject, words })),
    )
    expect((await outcome(db(), 'r')).words).to.have.deep.members(written)
    const texts = await db().selectFrom('texts').innerJoin('responses', 'texts.id', 'responses.id').selectAll().execute()
    expect(texts).to.deep.equal([])
  })

  it('forgets the secret that the new ids came from', async () => {
    await aRoundToCount(db())
    await fillUrn(db(), 'r', 5)
    await countHere(db(), 'r')
    expect(await db().selectFrom('jobs').select(['secret', 'state']).execute()).to.deep.equal([{ secret: null, state: 'done' }])
  })

  it('counts a round that nobody answered', async () => {
    await aRoundToCount(db())
    expect(await countHere(db(), 'r')).to.include({ state: 'done' })
    expect((await snapshots.latest(db(), 'r'))?.responses).to.equal(0)
  })

  it('does not touch the urn of another round', async () => {
    await aRoundToCount(db())
    await aRoundToCount(db(), { id: 'other', year: 2027 })
    await fillUrn(db(), 'r', 10)
    await fillUrn(db(), 'other', 7)
    await countHere(db(), 'r')
    expect(await urn.count(db(), 'other')).to.equal(7)
  })

  it('leaves what cannot be read in the urn, and says how many', async () => {
    await aRoundToCount(db())
    await fillUrn(db(), 'r', 10)
    const blank = signsOf(survey, {})
    const odd: readonly unknown[] = [
      ['code', '9902A', blank, {}], // another kommun's area
      ['post', '9901N', blank, {}],
      ['code', '9901N', blank?.with(0, 7), {}], // a code that is not there
      ['code', '9901N', blank?.slice(1), {}],
      ['code', '9901N', blank, { nedskrapning: 'Här står ord där en kod ska stå.' }],
      { source: 'code', areaId: '9901N', answers: {}, texts: {} },
      null,
    ]
    for (const document of ['', ...odd.map((one) => JSON.stringify(one))]) await urn.put(db(), 'r', document)
    const job = await countHere(db(), 'r')
    expect(job).to.include({ state: 'done', note: '8 svar gick inte att läsa. De ligger kvar i urnan och är inte räknade.' })
    expect(await outcome(db(), 'r')).to.include({ responses: 10, inUrn: 8 })
  })

  it('is refused while people may still answer, and nothing is opened', async () => {
    await aRoundToCount(db())
    await fillUrn(db(), 'r', 10)
    const job = await countHere(db(), 'r', { now: () => new Date('2026-10-31T12:00:00Z') })
    expect(job).to.include({ state: 'failed', note: 'Omgången har inte stängt. Svaren kan räknas när den har gjort det.' })
    expect(await outcome(db(), 'r')).to.deep.include({ responses: undefined, inUrn: 10, stored: [] })
  })

  it('is refused when the survey is not the one people answered', async () => {
    await aRoundToCount(db(), { surveyHash: 'another' })
    expect((await countHere(db(), 'r')).note).to.contain('Enkätfilen har ändrats')
  })

  it('adds what has come since, in a rehearsal that is still open', async () => {
    await aRoundToCount(db(), { rehearsal: true })
    const open = { now: () => new Date('2026-09-15T12:00:00Z') }
    const first = await fillUrn(db(), 'r', 40, 1)
    await countHere(db(), 'r', open)
    const second = await putAlike(db(), first[0], 10)
    expect((await countHere(db(), 'r', open)).state).to.equal('done')

    const tally = tallyOf(survey)
    for (const person of [...first, ...second]) tally.add(person)
    expect(await outcome(db(), 'r')).to.deep.include({ responses: 50, cube: tally.cube(), inUrn: 0 })
  })

  it('is refused so soon after the one before that what a few answered could be told from the two, and nothing is opened', async () => {
    await aRoundToCount(db(), { rehearsal: true })
    const open = { now: () => new Date('2026-09-15T12:00:00Z') }
    const [one] = await fillUrn(db(), 'r', 40)
    await countHere(db(), 'r', open)
    const before = await outcome(db(), 'r')
    await putAlike(db(), one, 9)
    const { state, note } = await countHere(db(), 'r', open)
    expect([state, note]).to.deep.equal([
      'failed',
      'Svaren har redan räknats, och sedan dess har någon grupp fått färre än 10 nya svar. Den som jämför två så lika räkningar kan se vad de få har svarat. Därför gäller den förra räkningen. Försök igen när fler har svarat. Varje grupp som har fått nya svar ska ha fått minst 10, på varje fråga.',
    ])
    expect(await outcome(db(), 'r')).to.deep.equal({ ...before, inUrn: 9 })
    expect((await countHere(db(), 'r')).note).to.contain('Det går att räkna igen om det läses in fler svar: minst 10')

    await putAlike(db(), one, 1)
    expect((await countHere(db(), 'r', open)).state).to.equal('done')
    expect(await outcome(db(), 'r')).to.include({ responses: 50, inUrn: 0 })
  })

  it('is refused by what a kommun asks for, where that is more', async () => {
    await aRoundToCount(db(), { rehearsal: true })
    const stricter = { rules: { cells: 5, bases: 20, publicBases: 30 } }
    const [one] = await fillUrn(db(), 'r', 40)
    await countHere(db(), 'r', stricter)
    await putAlike(db(), one, 19)
    expect((await countHere(db(), 'r', stricter)).note).to.contain('färre än 20 nya svar')
    await putAlike(db(), one, 1)
    expect((await countHere(db(), 'r', stricter)).state).to.equal('done')
  })

  it('shows the new snapshot when it is whole, and clears the one before the next time', async () => {
    await aRoundToCount(db(), { rehearsal: true })
    const seen = new Set<string | undefined>()
    const reached = async () => void seen.add((await snapshots.latest(db(), 'r'))?.id)
    await countHere(db(), 'r')
    const first = await snapshots.latest(db(), 'r')
    const [one] = await fillUrn(db(), 'r', 1)
    await putAlike(db(), one, 9)
    await countHere(db(), 'r', { now: () => new Date(AFTERWARDS.getTime() + 1000), reached })
    expect((await snapshots.latest(db(), 'r'))?.id).not.to.equal(first?.id)
    expect(seen.has(first?.id)).to.equal(true)
    await countHere(db(), 'r', { now: () => new Date(AFTERWARDS.getTime() + 2000) })
    const kept = await db().selectFrom('snapshots').select('id').execute()
    expect(kept).to.have.length(2)
    expect(kept.map(({ id }) => id)).not.to.include(first?.id)
  })
})

onEveryBackend('a counting that stops short', (db) => {
  beforeEach(async () => {
    await aRoundToCount(db())
  })

  it('goes on where it was left, and comes to the same', async () => {
    const people = await fillUrn(db(), 'r', 1200)
    for (const writes of [1, 3, 5, 8, 12, 20]) {
      let left = writes
      expect((await countHere(db(), 'r', { stopping: () => left-- === 0 })).state).to.equal('queued')
    }
    expect((await countHere(db(), 'r')).state).to.equal('done')
    const tally = tallyOf(survey)
    for (const person of people) tally.add(person)
    expect(await outcome(db(), 'r')).to.deep.include({ responses: 1200, cube: tally.cube(), inUrn: 0 })
  })

  it('by a fault of ours keeps everything, and is taken up again when it is asked for', async () => {
    const people = await fillUrn(db(), 'r', 100)
    await sql`create trigger full before insert on texts begin select raise(abort, 'disk full'); end`.execute(db())
    const failed = await countHere(db(), 'r')
    expect(failed).to.include({ state: 'failed' })
    expect(failed.note).to.contain('Inga svar har gått förlorade')
    expect(failed.faults).to.have.length(1)
    expect(await urn.count(db(), 'r')).to.equal(100)

    await sql`drop trigger full`.execute(db())
    const done = await countHere(db(), 'r')
    expect(done).to.include({ id: failed.id, state: 'done' })
    const { responses, stored } = await outcome(db(), 'r')
    expect(responses).to.equal(100)
    expect(stored).to.have.length(people.length)
  })

  it('because something has not arrived destroys nothing', async () => {
    await fillUrn(db(), 'r', 100)
    await sql`create trigger lose before insert on responses when new.id < '3' begin select raise(ignore); end`.execute(db())
    expect((await countHere(db(), 'r')).state).to.equal('failed')
    expect(await outcome(db(), 'r')).to.include({ responses: undefined, inUrn: 100 })
  })

  it('because another has taken it over writes nothing more', async () => {
    await fillUrn(db(), 'r', 1200)
    let theirs: jobs.Taken | undefined
    const reached = async (step: string, done: number) => {
      if (step !== 'Blandar svaren' || done === 0 || theirs) return
      theirs = await jobs.take(db(), (await jobs.latest(db(), 'count', 'r'))?.id ?? '', 'unused')
    }
    const job = await countHere(db(), 'r', { reached })
    expect(job.state).to.equal('running')
    expect(theirs?.secret).not.to.equal('unused')
    expect(await urn.count(db(), 'r')).to.equal(1200)
    expect((await storedAnswers(db(), 'r')).length).to.be.lessThan(1200)

    expect((await countHere(db(), 'r')).state).to.equal('done')
    expect((await outcome(db(), 'r')).stored).to.have.length(1200)
  })

  it('keeps the index model that held, or that there was none', async () => {
    await countHere(db(), 'r')
    const [model] = smallModels().values()
    expect((await snapshots.latest(db(), 'r'))?.indexModel).to.deep.equal({ id: 'lilla-index', hash: model?.hash })
    await aRoundToCount(db(), { id: 'without', year: 2025, surveyId: 'lilla-2025' })
    await countHere(db(), 'without', { indexModels: new Map() })
    expect((await snapshots.latest(db(), 'without'))?.indexModel).to.equal(null)
  })

  it('is not begun by a survey that the server does not have', async () => {
    expect((await countHere(db(), 'r', { surveys: new Map([...smallSurveys()].slice(0, 1)) })).state).to.equal('failed')
  })
})
