import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applicable } from '../../server/domain/answers.ts'
import type { Area } from '../../server/domain/area.ts'
import type { UrnDocument } from '../../server/domain/document.ts'
import { codesOf } from '../../server/domain/questions/index.ts'
import type { Round } from '../../server/domain/round.ts'
import { localDate } from '../../server/domain/round.ts'
import type { Survey, Surveys } from '../../server/domain/survey/survey.ts'
import { fromRoot } from '../../server/root.ts'
import * as areas from '../../server/store/areas.ts'
import * as database from '../../server/store/database.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as password from '../../server/store/password.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as staff from '../../server/store/staff.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import * as urn from '../../server/store/urn.ts'
import { perform } from '../../server/work/perform.ts'

/** An installation made for measuring: one kommun of square areas, two rounds with the real surveys, invented answers. */
export interface BenchHouse extends AsyncDisposable {
  readonly file: string
  readonly db: database.Db
  readonly surveys: Surveys
  /** The open survey's first address. */
  readonly base: string
  readonly survey: Survey
  readonly areaIds: readonly string[]
  readonly rounds: { readonly earlier: Round; readonly open: Round }
  inUrn(): Promise<number>
  /** Puts `answers` invented documents in the urn of a round. */
  fill(round: Round, answers: number): Promise<void>
  /** Counts a round in this process. */
  count(round: Round): Promise<void>
}

/** Who signs in to look at pages. */
export const VIEWER = { email: 'matare@exempel.se', password: 'ett-långt-lösenord-för-mätning' } as const

/** Builds the installation in a temporary folder. */
export async function aBenchHouse(size: { readonly areas?: number; readonly answers: number }): Promise<BenchHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-bench-'))
  const file = join(folder, 'bench.sqlite')
  const db = database.open(file)
  await database.migrate(db)
  const loading = await surveyFiles.load(fromRoot('surveys'))
  if (!loading.ok) throw new Error('The survey definitions are wrong.')
  const { surveys } = loading

  const tree = grid(size.areas ?? 17)
  await areas.write(db, tree)
  const areaIds = tree.filter((area) => area.level === 'area').map((area) => area.id)
  const both = { earlier: aRound(surveys, 2025), open: aRound(surveys, 2026) }
  for (const round of Object.values(both)) await rounds.add(db, round)
  const viewer = { id: 'matare', email: VIEWER.email, name: 'Märta Mätare', role: 'administrator', kommunIds: ['9900'] } as const
  await staff.add(db, viewer, await password.hash(VIEWER.password))

  const house: BenchHouse = {
    file,
    db,
    surveys,
    base: '/enkat/provkoping/2026',
    survey: surveyOf(surveys, 2026),
    areaIds,
    rounds: both,
    inUrn: () => urn.count(db, both.open.id),
    fill: (round, answers) => fill(db, surveyOf(surveys, round.year), round, areaIds, answers),
    async count(round) {
      const id = await jobs.request(db, 'count', round.id, new Date())
      const job = await perform({ db, surveys, now: () => new Date(), stopping: () => false }, id, (error) => {
        throw error
      })
      if (job?.state !== 'done') throw new Error(`Counting ended as ${job?.state}: ${job?.note}`)
    },
    async [Symbol.asyncDispose]() {
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  if (size.answers > 0) {
    for (const round of Object.values(both)) {
      await house.fill(round, size.answers)
      await house.count(round)
    }
  }
  return house
}

/** Square areas side by side, each outline with forty corners: as heavy as real ones when drawn. */
function grid(number: number): readonly Area[] {
  const across = Math.ceil(Math.sqrt(number))
  const kommun: Area = {
    id: '9900',
    parentId: null,
    level: 'kommun',
    name: 'Provköping',
    slug: 'provkoping',
    validFrom: 2020,
    validTo: null,
    outline: null,
  }
  const squares = Array.from({ length: number }, (_, n): Area => {
    const [west, south] = [12 + (n % across) * 0.02, 57 + Math.floor(n / across) * 0.01]
    const corners = [0, 1, 2, 3].flatMap((side) => Array.from({ length: 10 }, (_, step) => corner(side, step / 10)))
    const ring = [...corners, corners[0] ?? [0, 0]].map(([x = 0, y = 0]) => [west + x * 0.02, south + y * 0.01])
    const outline = { type: 'Polygon', coordinates: [ring] } as const
    return {
      id: `9900R${String(n + 1).padStart(3, '0')}`,
      parentId: '9900',
      level: 'area',
      name: `Område ${n + 1}`,
      slug: null,
      validFrom: 2020,
      validTo: null,
      outline: { ...outline, coordinates: [ring] },
    }
  })
  return [kommun, ...squares]
}

// Counter-clockwise round the unit square, as RFC 7946 wants it.
const corner = (side: number, at: number): readonly number[] =>
  [
    [at, 0],
    [1, at],
    [1 - at, 1],
    [0, 1 - at],
  ][side] ?? []

function aRound(surveys: Surveys, year: number): Round {
  const open = year === 2026
  const day = (days: number) => localDate(new Date(Date.now() + days * 86_400_000))
  const survey = surveyOf(surveys, year)
  return {
    id: `r${year}`,
    kommunId: '9900',
    surveyId: survey.id,
    year,
    opensOn: open ? day(-10) : day(-400),
    closesOn: open ? day(30) : day(-360),
    resultsOn: day(60),
    openLink: true,
    rehearsal: true,
    surveyHash: survey.hash,
  }
}

function surveyOf(surveys: Surveys, year: number): Survey {
  const survey = surveys.get(`trygghet-${year}`)
  if (!survey) throw new Error(`surveys/trygghet-${year}.json is missing.`)
  return survey
}

const BATCH = 500

async function fill(db: database.Db, survey: Survey, round: Round, areaIds: readonly string[], answers: number): Promise<void> {
  let seed = 1
  const dice = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0 // Numerical Recipes' linear congruential generator: enough for filling
    return seed / 2 ** 32
  }
  for (let done = 0; done < answers; done += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, answers - done) }, () => ({
      id: randomBytes(16).toString('hex'),
      round_id: round.id,
      document: JSON.stringify(documentOf(survey, areaIds, dice)),
    }))
    await db.insertInto('urn').values(rows).execute()
  }
}

/** One invented person's document: nine in ten by code, every asked question answered, a line of text from every tenth. */
export function documentOf(survey: Survey, areaIds: readonly string[], dice: () => number): UrnDocument {
  const one = <Of>(of: readonly Of[]) => of[Math.floor(dice() * of.length)] as Of
  const answers: Record<string, string | readonly string[] | number> = {}
  for (const question of survey.questions) {
    if (question.kind === 'text' || (question.askIf && !applicable(survey, answers).has(question.id))) continue
    const code = question.kind === 'number' ? '' : one(codesOf(question)).code
    answers[question.id] =
      question.kind === 'number' ? Math.floor(question.min + dice() * 40) : question.kind === 'multiple' ? [code] : code
  }
  return {
    source: dice() < 0.9 ? 'code' : 'open',
    areaId: one(areaIds),
    answers,
    texts: dice() < 0.1 ? { tryggare: 'Bättre belysning på vägen till stationen.' } : {},
  }
}
