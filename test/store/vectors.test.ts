import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { COMMAND_LINE } from '../../server/domain/audit/events.ts'
import { type Person, tallyOf } from '../../server/domain/counting/tally.ts'
import type { Answers } from '../../server/domain/document.ts'
import { guess } from '../../server/domain/imports/guess.ts'
import { type Recomputed, type RoundFiles, recompute } from '../../server/domain/microdata/recompute.ts'
import { AGE_GROUPS, type AgeGroup, SEXES, type Sex } from '../../server/domain/population.ts'
import { written } from '../../server/domain/shorthand.ts'
import { readSketch } from '../../server/domain/survey/sketch.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import type { TestedDifference, WeightedRow } from '../../server/domain/weighting/weighted.ts'
import { records } from '../../server/formats/csv.ts'
import { INTERNATIONAL } from '../../server/formats/csv-international.ts'
import * as areas from '../../server/store/areas.ts'
import type { Db } from '../../server/store/database.ts'
import * as figures from '../../server/store/figures.ts'
import * as focuses from '../../server/store/focus.ts'
import * as imports from '../../server/store/imports.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as population from '../../server/store/population.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import * as urn from '../../server/store/urn.ts'
import * as folder from '../../server/work/import/folder.ts'
import { bring } from '../../server/work/import/order.ts'
import { perform } from '../../server/work/perform.ts'
import { piecesOf, scanOf } from '../fixtures/imports.ts'
import { aRound, smallModels } from '../fixtures/rounds.ts'
import { AFTERWARDS, countHere } from '../fixtures/to-count.ts'
import { near, peopleOfVector, readVector } from '../fixtures/vectors.ts'
import { onEveryBackend } from './backends.ts'

/** Sums made in another order may differ in their last digits. */
const EQUAL = { relative: 1e-12, absolute: 1e-12 } as const

/** The vectors, and how many estimates each gives at least. */
const READ_IN = [
  ['V1', 8],
  ['V2', 8],
  ['V3h', 2],
  ['V3', 100],
  ['V7', 8],
] as const

onEveryBackend('vectors held to R, laid in the database and counted', (db) => {
  let home: string
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'trygg-vectors-'))
  })
  after(() => rmSync(home, { recursive: true, force: true }))

  for (const name of ['V1', 'V2', 'V3h', 'V3', 'V7']) {
    it(`come out as from files: ${name}`, async () => {
      const registers = registersOf(name)
      const now = readVector(name, ...registers)
      const focus = now.survey.questions.map(({ id }) => id)
      await lay(db(), now, peopleOfVector(name, ...registers), { id: 'r', year: 2026 })
      await focuses.set(db(), 'r', focus)
      expect(await count(db(), now, 'r')).to.equal('done')
      const held = await compare(db(), resultOf(now, null, focus))
      expect(held.estimates).to.be.above(name === 'V3h' ? 2 : 8)
    })
  }

  it('come out as from files with the round before: V3, less every third', async () => {
    const [now, people] = [readVector('V3'), peopleOfVector('V3')]
    const fewer = people.filter((_, index) => index % 3 > 0)
    const focus = now.survey.questions.map(({ id }) => id)
    await lay(db(), now, fewer, { id: 'earlier', year: 2025 })
    await lay(db(), now, people, { id: 'r', year: 2026 })
    await focuses.set(db(), 'r', focus)
    for (const id of ['earlier', 'r']) expect(await count(db(), now, id)).to.equal('done')
    const held = await compare(db(), resultOf(now, recounted(now, fewer), focus))
    expect(held.changes).to.be.above(3)
    expect(held.rests).to.be.above(3)
  })

  for (const [name, estimates] of READ_IN) {
    it(`come out as from files when they are read in: ${name}, in a file with the area, sex and age of each`, async () => {
      const registers = registersOf(name)
      const [now, people] = [readVector(name, ...registers), peopleOfVector(name, ...registers)]
      await place(db(), now, 2026)
      const roundId = await readIn(db(), now, people)
      expect(await count(db(), now, roundId)).to.equal('done')
      const held = await compare(db(), resultOf(now, null, []), roundId)
      expect(held.estimates).to.be.above(estimates)
    })
  }

  // V1 is a sample of one place, whose register its note tells and no file holds.
  const registersOf = (name: string) => (name === 'V1' ? [inFile('folk.csv', 'area,people\nA,200\n')] : [])

  function inFile(name: string, text: string): string {
    writeFileSync(join(home, name), text)
    return join(home, name)
  }
})

function resultOf(now: RoundFiles, before: RoundFiles | null, focus: readonly string[]): Recomputed {
  const recomputing = recompute({ now, before, neighbours: new Map(), focus })
  if (!recomputing.ok) throw new Error(recomputing.faults.join(' '))
  return recomputing.result
}

/** The same files with other people in them. */
function recounted(files: RoundFiles, people: readonly Person[]): RoundFiles {
  const tally = tallyOf(files.survey)
  for (const person of people) tally.add(person)
  return { ...files, cube: tally.cube() }
}

/** The vector's survey with questions for sex and age group, as every survey of ours has them. */
function surveyOf({ survey }: RoundFiles): Survey {
  const asked = (id: string, codes: readonly string[]) => ({ id, kind: 'single', codes })
  const reading = readSketch('kon-alder.json', JSON.stringify({ questions: [asked('kon', SEXES), asked('alder', AGE_GROUPS)] }), '')
  if (!reading.ok) throw new Error('The questions of the cell are faulty.')
  const questions = [...survey.questions, ...reading.survey.questions]
  return { ...survey, id: 'vektor', questions, cell: { sex: 'kon', ageGroup: 'alder' } }
}

/** Lays a kommun with the vector's areas and people in the database, and its answers in the urn of a round. */
async function lay(
  db: Db,
  files: RoundFiles,
  people: readonly Person[],
  { id, year }: { readonly id: string; readonly year: number },
): Promise<void> {
  await place(db, files, year)
  await rounds.add(db, {
    ...aRound({ id, year, opensOn: `${year}-09-01`, closesOn: `${year}-10-31` }),
    surveyId: 'vektor',
    surveyHash: files.survey.hash,
  })
  const survey = surveyOf(files)
  for (const person of people) {
    const { source, areaId } = person
    await urn.put(db, id, written(survey, { source, areaId, answers: answersOf(files, person), texts: {} }))
  }
}

/** What a person answered, sex and age group as the survey asks for them. */
function answersOf(files: RoundFiles, { answers, cell }: Person): Answers {
  const own = { kon: sexOf(files, cell?.sex ?? ''), alder: ageOf(files, cell?.ageGroup ?? '') }
  return Object.fromEntries(Object.entries({ ...answers, ...own }).filter(([, answer]) => answer !== undefined)) as Answers
}

/** Reads people's answers in from a file of them, as somebody would on a page; resolves to the round's id. */
async function readIn(db: Db, files: RoundFiles, people: readonly Person[]): Promise<string> {
  const survey = { ...surveyOf(files), year: 2026 }
  const ids = survey.questions.map(({ id }) => id)
  const lines = people.map((person, n) => {
    const answers = answersOf(files, person)
    return [String(n + 1), person.areaId, person.source === 'code' ? 'kod' : 'öppen länk', ...ids.map((id) => String(answers[id] ?? ''))]
  })
  const text = records([['lopnr', 'område', 'källa', ...ids], ...lines], INTERNATIONAL)
  const wanted = { kommunId: '9901', survey, opensOn: '2026-09-01', closesOn: '2026-10-31', rehearsal: false }
  const id = await bring(db, wanted, { fileName: 'svar.csv', staffId: null, by: COMMAND_LINE, at: AFTERWARDS }, piecesOf(text))
  const areas = [...files.words.areaIds].map((areaId) => ({ id: areaId, name: areaId }))
  await folder.write(db, id, 'koppling', guess(await scanOf(text), survey, areas))
  await imports.move(db, id, ['received'], 'ordered')
  const faults: unknown[] = []
  const surroundings = {
    db,
    surveys: new Map([['vektor', survey]]),
    indexModels: smallModels(),
    now: () => AFTERWARDS,
    stopping: () => false,
  }
  await perform(surroundings, await jobs.request(db, 'import', id, AFTERWARDS), (fault) => faults.push(fault))
  const read = await imports.byId(db, id)
  expect([faults, read?.state]).to.deep.equal([[], 'whole'])
  return read?.roundId ?? ''
}

/** Lays a kommun with the vector's areas and register in the database. */
async function place(db: Db, files: RoundFiles, year: number): Promise<void> {
  const within = { level: 'area', parentId: '9901', slug: null, validFrom: 2020, validTo: null, outline: null } as const
  await areas.write(db, [
    { ...within, id: '9901', level: 'kommun', parentId: null, name: 'Vektor', slug: 'vektor' },
    ...[...files.words.areaIds].map((areaId) => ({ ...within, id: areaId, name: areaId })),
  ])
  const cells = 'cells' in files.known ? files.known.cells : []
  await population.write(
    db,
    cells.map(({ areaId, people, ...cell }) => ({
      areaId,
      year,
      people,
      sex: sexOf(files, cell.sex) ?? 'kvinna',
      ageGroup: ageOf(files, cell.ageGroup) ?? '15-29',
    })),
  )
}

// The register's words, in its own order, for the vector's: a vector that does not tell people apart has everybody in one cell.
const sexOf = ({ words }: RoundFiles, sex: string): Sex | undefined => SEXES[[...words.sexes].sort().indexOf(sex)]
const ageOf = ({ words }: RoundFiles, age: string): AgeGroup | undefined => AGE_GROUPS[[...words.ageGroups].indexOf(age)]

const count = async (db: Db, files: RoundFiles, roundId: string) =>
  (await countHere(db, roundId, { surveys: new Map([['vektor', surveyOf(files)]]) })).state

/** Holds what was stored to what came of the files; how much was held. */
async function compare(db: Db, { rows }: Recomputed, roundId = 'r') {
  const snapshot = await snapshots.latest(db, roundId)
  const stored = new Map<string, WeightedRow | undefined>(
    (await figures.ofSnapshot(db, snapshot?.id ?? ''))
      .filter(({ source }) => source === 'code')
      .map((row) => [`${row.population} ${row.question}`, row.weighted] as const),
  )
  const held = { estimates: 0, changes: 0, rests: 0 }
  for (const { domain, question, figures } of rows) {
    if (domain.includes('|')) continue // an area's sexes and age groups are no planned table
    const place = `${planned(domain)} ${question}`
    const kept: WeightedRow | undefined = stored.get(place)
    for (const { quantity, estimate, change, againstRest } of figures) {
      const one = kept?.figures[quantity.key]
      expect(one === undefined, `${place} ${quantity.key}`).to.equal(estimate === null)
      if (!one || !estimate) continue
      held.estimates += 1
      expect([one.n, one.df], place).to.deep.equal([estimate.n, estimate.df])
      for (const name of ['value', 'se', 'deffKish', 'low', 'high'] as const) near(one[name], estimate[name], EQUAL, `${place} ${name}`)
      near(one.nEff, Number.isFinite(estimate.nEff) ? estimate.nEff : null, EQUAL, `${place} nEff`)
      if (!isIndicator(quantity.kind, figures)) continue
      held.changes += holdDifference(kept?.change, change, `${place} change`)
      held.rests += holdDifference(kept?.againstRest, againstRest, `${place} rest`)
    }
  }
  return held
}

const planned = (domain: string) =>
  domain
    .replace(/^sex:(.*)$/, (_, sex) => `sex:${SEXES[['K', 'M'].indexOf(sex)]}`)
    .replace(/^age:(.*)$/, (_, age) => `age:${AGE_GROUPS[Number(age) - 1]}`)

type Figures = Recomputed['rows'][number]['figures']

const isIndicator = (kind: string, figures: Figures) =>
  kind === (figures.some(({ quantity }) => quantity.kind === 'measure') ? 'measure' : kind === 'group_mean' ? 'group_mean' : 'mean')

/** Differences that were tested among others come out with the same p; adjusted it may differ, for rows that are hidden are in no family. */
function holdDifference(kept: TestedDifference | null | undefined, found: Figures[number]['change'], place: string): number {
  if (!kept) return 0
  for (const name of ['diff', 'low', 'high', 'p'] as const) near(kept[name], found?.[name] ?? null, EQUAL, `${place} ${name}`)
  return 1
}
