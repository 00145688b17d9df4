import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { prune } from '../../server/domain/answers.ts'
import type { Area } from '../../server/domain/area.ts'
import type { UrnDocument } from '../../server/domain/document.ts'
import type { Answer, Question } from '../../server/domain/questions/contract.ts'
import { kindOf } from '../../server/domain/questions/index.ts'
import type { Round } from '../../server/domain/round.ts'
import { written } from '../../server/domain/shorthand.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { fromRoot } from '../../server/root.ts'
import * as areas from '../../server/store/areas.ts'
import * as database from '../../server/store/database.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import { spans } from '../../server/work/spans.ts'
import { inFolder, spread } from './machine.ts'
import type { Bench } from './main.ts'
import { serve } from './server.ts'

/** Counting a full urn in a running server, while it serves the first page of a survey that is open. */
export const bench: Bench = {
  name: 'counting',
  summary: 'a round counted while the survey answers: --answers 20000 --areas 17',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { answers: { type: 'string', default: '20000' }, areas: { type: 'string', default: '17' } },
    })
    await inFolder((folder) => measure(join(folder, 'bench.sqlite'), Number(values.answers), Number(values.areas)))
  },
}

async function measure(file: string, answers: number, areaCount: number): Promise<void> {
  const db = database.open(file)
  await database.migrate(db)
  const survey = await anySurvey()
  const { closed, areaIds } = await lay(db, survey, areaCount)
  const questions = survey.questions.filter((question) => kindOf(question).codes(question).length > 0).length
  const filling = performance.now()
  await fill(db, closed.id, survey, areaIds, answers)
  console.log(`  ${answers} answers × ${questions} questions in ${areaCount} areas laid in the urn in ${secondsSince(filling)}`)

  // The server takes up what waits when it starts, so the job is measured from its first step to its last.
  const jobId = await jobs.request(db, 'count', closed.id, new Date())
  const server = await serve(file)
  try {
    const rest = server.memoryMb()
    const pages: number[] = []
    const took = await follow(db, jobId, () => visit(`http://127.0.0.1:${server.port}/enkat/oppen/${survey.year}`, pages))
    const snapshot = await snapshots.latest(db, closed.id)
    if (snapshot?.responses !== answers) throw new Error(`${snapshot?.responses} of ${answers} answers were counted.`)
    console.log(`  counted in ${took}`)
    console.log(`  memory: ${rest} MB as it began, ${server.peakMb()} MB at most; processor ${(server.cpuMs() / 1000).toFixed(1)} s`)
    console.log(`  the survey's first page meanwhile: ${spread(pages)}, ${pages.length} pages`)
  } finally {
    await server.stop()
    await db.destroy()
  }
}

/** The newest survey there is. */
export async function anySurvey(): Promise<Survey> {
  const loading = await surveyFiles.load(fromRoot('surveys'))
  const survey = loading.ok && [...loading.surveys.values()].at(-1)
  if (!survey) throw new Error('There is no survey that can be used in surveys/.')
  return survey
}

/** Two kommuner: one whose round has closed and is counted, one whose round is open and is visited. */
export async function lay(db: database.Db, survey: Survey, areaCount: number) {
  const ids = Array.from({ length: areaCount }, (_, index) => `9801R${String(index + 1).padStart(3, '0')}`)
  const area = (id: string, parentId: string | null, slug: string | null): Area => ({
    ...{ id, parentId, slug, name: id, level: slug ? 'kommun' : 'area', validFrom: 2020, validTo: null, outline: null },
  })
  await areas.write(db, [
    area('9801', null, 'stangd'),
    ...ids.map((id) => area(id, '9801', null)),
    area('9802', null, 'oppen'),
    area('9802R1', '9802', null),
  ])
  const round = (id: string, kommunId: string, opensOn: string, closesOn: string): Round => ({
    ...{ id, kommunId, opensOn, closesOn, surveyId: survey.id, surveyHash: survey.hash, year: survey.year },
    ...{ resultsOn: '2099-12-31', openLink: true, rehearsal: false, sealed: false, cancelledOn: null },
  })
  const closed = round('closed', '9801', '2020-01-01', '2020-01-31')
  await rounds.add(db, closed)
  await rounds.add(db, round('open', '9802', '2020-01-01', '2099-12-30'))
  return { closed, areaIds: ids }
}

/** How often the table is gone through while filling: answers come in no order, so its pages end up some two thirds full. */
const PASSES = 4

async function fill(db: database.Db, roundId: string, survey: Survey, areaIds: readonly string[], answers: number): Promise<void> {
  const people = Array.from({ length: 5000 }, () => aPerson(survey, areaIds))
  for (let pass = 0; pass < PASSES; pass++) {
    const here = Math.floor((answers * (pass + 1)) / PASSES) - Math.floor((answers * pass) / PASSES)
    const ids = Array.from({ length: here }, () => randomBytes(16).toString('hex')).sort()
    for (const [from, to] of spans(here, 500)) {
      const rows = ids.slice(from, to).map((id) => ({ id, round_id: roundId, document: pick(people) }))
      await db.insertInto('urn').values(rows).execute()
    }
  }
}

/** What one person answers, in shorthand: any code to every question, one in five with a line of text. */
export function aPerson(survey: Survey, areaIds: readonly string[]): string {
  const answers: Record<string, Answer> = {}
  const texts: Record<string, string> = {}
  for (const question of survey.questions) {
    if (kindOf(question).codes(question).length === 0) {
      if (Math.random() < 0.2) texts[question.id] = 'Bättre belysning vid busshållplatsen och fler vuxna ute på kvällarna.'
    } else answers[question.id] = anAnswer(question)
  }
  const document: UrnDocument = { source: 'code', areaId: pick(areaIds), ...prune(survey, { answers, texts }) }
  return written(survey, document)
}

function anAnswer(question: Question): Answer {
  if (question.kind === 'number') return question.min + Math.floor(Math.random() * (question.max - question.min + 1))
  const { code } = pick(kindOf(question).codes(question))
  return question.kind === 'multiple' ? [code] : code
}

const pick = <Thing>(things: readonly Thing[]) => things[Math.floor(Math.random() * things.length)] as Thing

/** Visits until the job has ended; resolves to how long it took, step by step. */
async function follow(db: database.Db, jobId: string, visit: () => Promise<void>): Promise<string> {
  const steps: { name: string; at: number }[] = []
  for (;;) {
    const job = await jobs.byId(db, jobId)
    if (job?.state === 'failed') throw new Error(job.note ?? 'The job failed.')
    if (job?.state === 'running' && job.step !== steps.at(-1)?.name) steps.push({ name: job.step, at: performance.now() })
    if (job?.state === 'done') break
    await visit()
  }
  const ends = [...steps.slice(1).map(({ at }) => at), performance.now()]
  const parts = steps.map(({ name, at }, index) => `${name} ${(((ends[index] ?? at) - at) / 1000).toFixed(1)}`)
  return `${secondsSince(steps[0]?.at ?? performance.now())} (${parts.join(', ')})`
}

async function visit(address: string, took: number[]): Promise<void> {
  const begun = performance.now()
  const response = await fetch(address)
  await response.text()
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  took.push(performance.now() - begun)
  await new Promise((later) => setTimeout(later, 10))
}

/** The time since a moment, in seconds, as a person reads it. */
export const secondsSince = (begun: number) => `${((performance.now() - begun) / 1000).toFixed(1)} s`
