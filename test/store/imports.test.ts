import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { COMMAND_LINE } from '../../server/domain/audit/events.ts'
import type { Import } from '../../server/domain/imports/import.ts'
import { inOrder, signsOf, written } from '../../server/domain/shorthand.ts'
import { fromRoot } from '../../server/root.ts'
import * as areas from '../../server/store/areas.ts'
import * as database from '../../server/store/database.ts'
import * as imports from '../../server/store/imports.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as responses from '../../server/store/responses.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as urn from '../../server/store/urn.ts'
import * as folder from '../../server/work/import/folder.ts'
import { bring, orderUndoing, resting, throwAway } from '../../server/work/import/order.ts'
import { sweepImports } from '../../server/work/import/sweep.ts'
import { perform } from '../../server/work/perform.ts'
import { fileOf, guessed, piecesOf, SURVEY_2025, THEN } from '../fixtures/imports.ts'
import { AREAS } from '../fixtures/places.ts'
import { aRound, smallModels, smallSurveys } from '../fixtures/rounds.ts'
import { AFTERWARDS, countHere, outcome, storedAnswers } from '../fixtures/to-count.ts'

/** More than two writes: people over and over. */
const MANY = Array.from({ length: 14 }, () => THEN).flat()

/** Where the sign of the years in the area stands. */
const YEARS = inOrder(SURVEY_2025).findIndex(({ id }) => id === 'ar_i_omradet')

describe('an import', () => {
  let home: string
  let db: database.Db
  const file = () => join(home, 'prov.sqlite')
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'trygg-import-'))
    db = database.open(file())
    await database.migrate(db)
    await areas.write(db, AREAS)
  })
  afterEach(async () => {
    await db.destroy()
    rmSync(home, { recursive: true, force: true })
  })

  /** A file that is ordered to be read in; resolves to the import. */
  async function ordered(text = fileOf(MANY)): Promise<Import> {
    const wanted = { kommunId: '9901', survey: SURVEY_2025, opensOn: '2025-09-01', closesOn: '2025-10-31', rehearsal: false }
    const id = await bring(db, wanted, { fileName: 'svar.csv', staffId: null, by: COMMAND_LINE, at: AFTERWARDS }, piecesOf(text))
    await folder.write(db, id, 'koppling', await guessed(text))
    await imports.move(db, id, ['received'], 'ordered')
    await jobs.request(db, 'import', id, AFTERWARDS)
    return found(id)
  }
  async function found(id: string): Promise<Import> {
    const one = await imports.byId(db, id)
    if (!one) throw new Error('The import has vanished.')
    return one
  }
  /** Does what an import waits for, here. */
  async function bringOn(id: string) {
    const faults: unknown[] = []
    const surroundings = { db, surveys: smallSurveys(), indexModels: smallModels(), now: () => AFTERWARDS, stopping: () => false }
    const job = await perform(surroundings, await jobs.request(db, 'import', id, AFTERWARDS), (fault) => faults.push(fault))
    expect(faults).to.deep.equal([])
    return job
  }
  const entry = (one: Import) =>
    ({
      at: AFTERWARDS,
      by: COMMAND_LINE,
      kommunId: '9901',
      event: { what: 'undid import', details: { year: 2025, import: one.id } },
    }) as const
  const papers = () => (existsSync(`${file()}-inlasning`) ? readdirSync(`${file()}-inlasning`) : [])

  it('becomes a closed round, counted by the job that counts others, with the figures of those who answer here', async () => {
    const one = await ordered()
    expect((await bringOn(one.id))?.state).to.equal('done')
    const { roundId, state, people } = await found(one.id)
    expect({ state, people }).to.deep.equal({ state: 'whole', people: MANY.length })
    expect((await countHere(db, roundId ?? '')).state).to.equal('done')
    const read = await outcome(db, roundId ?? '')

    await rounds.add(db, aRound({ id: 'here', kommunId: '9902', surveyId: 'lilla-2025', year: 2025 }))
    await areas.write(
      db,
      AREAS.map((area) => (area.parentId === '9901' ? { ...area, parentId: '9902' } : area)),
    )
    await urn.putAll(
      db,
      'here',
      MANY.map((person, n) => ({ id: n.toString(16).padStart(32, '0'), document: written(SURVEY_2025, { ...person, texts: {} }) })),
    )
    expect((await countHere(db, 'here')).state).to.equal('done')
    const here = await outcome(db, 'here')
    expect(read.cube).to.deep.equal(here.cube)
    expect(read.stored).to.deep.equal(here.stored)
    expect(papers(), 'the file is gone').to.deep.equal([])
  })

  it('keeps nothing of the order in the file, nor who anybody was', async () => {
    const numbered = THEN.map((person, n) => ({ ...person, answers: { ar_i_omradet: n % 60, kon: 'man' } }))
    const one = await ordered(fileOf(numbered))
    await bringOn(one.id)
    const stored = (await storedAnswers(db, (await found(one.id)).roundId ?? '')).map((signs) => Number(JSON.parse(signs)[YEARS]))
    expect(stored).to.have.members(numbered.map(({ answers }) => answers.ar_i_omradet))
    expect(stored).to.not.deep.equal(numbered.map(({ answers }) => answers.ar_i_omradet))
    const { secret } = await db.selectFrom('jobs').select('secret').where('subject', '=', one.id).executeTakeFirstOrThrow()
    expect(secret).to.equal(null)
  })

  it('writes nothing when a line is wrong, and says which', async () => {
    const one = await ordered(fileOf(THEN).replace(',Norr,', ',Ingenstans,'))
    await bringOn(one.id)
    expect((await found(one.id)).state).to.equal('checked')
    const report = await folder.read(db, one.id, 'granskning')
    expect(report?.ok === false && report.faults).to.deep.equal(['rad 2: Området ”Ingenstans” finns inte i kommunen det året.'])
    expect(await rounds.all(db)).to.deep.equal([])
  })

  it('does not become a round of a year that has one', async () => {
    const one = await ordered()
    await rounds.add(db, aRound({ id: 'taken', surveyId: 'lilla-2025', year: 2025 }))
    const job = await bringOn(one.id)
    expect(job?.state).to.equal('failed')
    expect(job?.note).to.equal('Kommunen har redan en omgång det året.')
    expect(await throwAway(db, one.id)).to.equal(true)
    expect(await jobs.countFailed(db)).to.equal(0)
    expect(papers()).to.deep.equal([])
  })

  const DEATHS: Readonly<Record<string, readonly (readonly [step: string, done: number])[]>> = {
    'while the file is read': [['Läser filen (kilobyte)', 0]],
    'before an answer is stored': [['Blandar och sparar svaren', 0]],
    'among the answers': [['Blandar och sparar svaren', 500]],
    'when every answer is stored': [['Blandar och sparar svaren', MANY.length]],
    'again and again': [
      ['Läser filen (kilobyte)', 0],
      ['Blandar och sparar svaren', 500],
      ['Blandar och sparar svaren', 1000],
    ],
  }
  for (const [when, deaths] of Object.entries(DEATHS)) {
    it(`that is killed ${when} is there for nobody, and comes to the same in the end`, async () => {
      const one = await ordered()
      for (const [step, done] of deaths) {
        const script = fromRoot('test', 'fixtures', 'dies.ts')
        const child = spawn(process.execPath, ['--import', 'tsx', script, file(), step, String(done)], { stdio: 'inherit' })
        expect((await once(child, 'exit'))[1], step).to.equal('SIGKILL')
        expect(await rounds.all(db), 'nobody sees half a round').to.deep.equal([])
        expect(await rounds.ofKommunAndYear(db, '9901', 2025)).to.equal(undefined)
        const { roundId } = await found(one.id)
        if (roundId !== null) expect(await rounds.byId(db, roundId)).to.equal(undefined)
      }
      expect((await bringOn(one.id))?.state).to.equal('done')
      const { roundId } = await found(one.id)
      expect(await responses.count(db, roundId ?? '')).to.equal(MANY.length)
      const signs = MANY.map(({ answers }) => JSON.stringify(signsOf(SURVEY_2025, answers)))
      expect((await storedAnswers(db, roundId ?? '')).sort()).to.deep.equal(signs.sort())
    })
  }

  it('is undone with its answers and figures, killed in the middle too', async () => {
    const one = await ordered()
    await bringOn(one.id)
    const whole = await found(one.id)
    await countHere(db, whole.roundId ?? '')
    expect(await orderUndoing(db, whole, entry(whole))).to.equal(null)
    expect(await rounds.all(db), 'it is gone for everybody at once').to.deep.equal([])
    await jobs.request(db, 'import', one.id, AFTERWARDS)
    const child = spawn(process.execPath, ['--import', 'tsx', fromRoot('test', 'fixtures', 'dies.ts'), file(), 'Tar bort svaren', '500'], {
      stdio: 'inherit',
    })
    expect((await once(child, 'exit'))[1]).to.equal('SIGKILL')
    await bringOn(one.id)
    expect((await found(one.id)).state).to.equal('undone')
    for (const table of ['rounds', 'responses', 'snapshots', 'cube_cells', 'figures'] as const)
      expect(await db.selectFrom(table).selectAll().execute(), table).to.deep.equal([])
  })

  it('is kept when a later year has been counted since, while it is being counted, and when somebody has ordered microdata of it', async () => {
    const one = await ordered()
    await bringOn(one.id)
    const whole = await found(one.id)
    await jobs.request(db, 'count', whole.roundId ?? '', AFTERWARDS)
    expect(await orderUndoing(db, whole, entry(whole))).to.contain('räknas just nu')
    await countHere(db, whole.roundId ?? '')
    expect(await resting(db, whole)).to.deep.equal({ countedYears: [], extracts: 0 })
    await rounds.add(db, aRound({ id: 'r2026', closesOn: '2026-10-31' }))
    await countHere(db, 'r2026', { now: () => new Date(AFTERWARDS.getTime() + 1000) })
    expect(await orderUndoing(db, whole, entry(whole))).to.contain('2026 har räknats efter den')
    expect((await found(one.id)).state).to.equal('whole')
    expect(await rounds.ofKommunAndYear(db, '9901', 2025)).to.not.equal(undefined)
  })

  it('that nobody goes on with is swept after a week, and so is what a broken upload left', async () => {
    const one = await ordered()
    await imports.move(db, one.id, ['ordered'], 'checked')
    await jobs.fell(db, (await jobs.latest(db, 'import', one.id))?.id ?? '', '')
    const left = `${file()}-inlasning/${'x'.repeat(36)}`
    await folder.receive(db, 'x'.repeat(36), piecesOf('a'))
    expect(existsSync(left)).to.equal(true)
    expect(await sweepImports(db, AFTERWARDS)).to.equal(0)
    const later = new Date(Math.max(Date.now(), AFTERWARDS.getTime()) + 8 * 24 * 60 * 60 * 1000)
    expect(await sweepImports(db, later)).to.equal(2)
    expect(papers()).to.deep.equal([])
    expect(await imports.byId(db, one.id)).to.equal(undefined)
  })
})
