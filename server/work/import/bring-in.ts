import { randomUUID } from 'node:crypto'
import { COMMAND_LINE, person } from '../../domain/audit/events.ts'
import { type Crowd, crowdOf } from '../../domain/counting/crowd.ts'
import { type Import, roundOf } from '../../domain/imports/import.ts'
import { type Into, importing, type Outcome } from '../../domain/imports/importing.ts'
import { reportOf } from '../../domain/imports/report.ts'
import { notFound } from '../../domain/problem.ts'
import { isInWords } from '../../domain/questions/index.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as audit from '../../store/audit.ts'
import * as imports from '../../store/imports.ts'
import * as responses from '../../store/responses.ts'
import * as rounds from '../../store/rounds.ts'
import { type Deck, ID_BYTES, shuffled } from '../count/deck.ts'
import type { Run } from '../run.ts'
import { spans } from '../spans.ts'
import * as folder from './folder.ts'
import { readThrough } from './read-through.ts'

/** How many rows are written in one transaction: a few milliseconds' work. */
const A_WRITE = 500

/** Tries every line of a file against what somebody has said that it means, and changes nothing. */
export async function check(run: Run, one: Import): Promise<void> {
  const { survey, ...into } = await meaningOf(run, one)
  const report = reportOf(await read(run, one, { survey, ...into }), survey)
  await folder.write(run.db, one.id, 'granskning', report)
  const people = report.ok ? report.people : null
  await run.write(0, async (db) => void (await imports.move(db, one.id, ['mapped'], 'checked', { people })))
}

/**
 * Reads a file in as a round that nobody sees before it is whole. Nothing is written until every line has been read and found
 * right; then everybody gets an id and a place that have nothing to do with where they stood in the file, and only the job's secret
 * could tell, which is erased when it ends. Broken off anywhere it is begun again: the ids come out the same, and nobody is added twice.
 */
export async function bringIn(run: Run, one: Import): Promise<void> {
  const into = await meaningOf(run, one)
  const crowd = crowdOf(into.survey.questions.filter((question) => !isInWords(question)).length)
  const people = await everybody(run, one, into, crowd)
  if (people === undefined) return
  const roundId = await makeRound(run, one, people)
  await addAnswers(run, roundId, shuffled(numbers(people), run.secret, 'import'), crowd)
  await run.write(0, async (db) => {
    await imports.move(db, one.id, ['arriving'], 'whole', { endedAt: run.now().toISOString() })
    const by = one.staffId === null ? COMMAND_LINE : person(one.staffId)
    const event = { what: 'imported answers', details: { year: one.year, import: one.id, people } } as const
    await audit.record(db, { at: run.now(), by, kommunId: one.kommunId, event })
  })
  await folder.empty(run.db, one.id)
}

/** Reads everybody into a crowd. Resolves to how many they are; undefined, and it is told in a report why, when some line is wrong. */
async function everybody(run: Run, one: Import, into: Into, crowd: Crowd): Promise<number | undefined> {
  const outcome = await read(run, one, { ...into, keep: crowd.keep })
  if (outcome.ok) return outcome.tally.people()
  if (one.state === 'arriving') throw new Error(`The file of import ${one.id} has changed since it began to be read in.`)
  await folder.write(run.db, one.id, 'granskning', outcome)
  await run.write(0, async (db) => void (await imports.move(db, one.id, ['ordered'], 'checked', { people: null })))
  return undefined
}

async function makeRound(run: Run, one: Import, people: number): Promise<string> {
  if (one.roundId !== null) return one.roundId
  const roundId = randomUUID()
  await run.write(0, async (db) => {
    await imports.move(db, one.id, ['ordered'], 'arriving', { roundId, people })
    await rounds.addWithCodes(db, roundOf(one, roundId), [])
  })
  return roundId
}

async function addAnswers(run: Run, roundId: string, deck: Deck, crowd: Crowd): Promise<void> {
  await run.step('Blandar och sparar svaren', deck.size)
  for (const [from, to] of spans(deck.size, A_WRITE)) {
    const rows = deck.cards(from, to).map(({ id, place }) => ({ id, ...crowd.at(place) }))
    await run.write(to - from, (db) => responses.add(db, roundId, rows))
  }
  const stored = await responses.count(run.db, roundId)
  if (stored !== deck.size) throw new Error(`${stored} of ${deck.size} answers have been stored.`)
}

/** The numbers of so many people, one to a block of the cipher that shuffles them. */
function numbers(people: number): Buffer {
  const ids = Buffer.alloc(people * ID_BYTES)
  for (let place = 0; place < people; place++) ids.writeUInt32BE(place, (place + 1) * ID_BYTES - 4)
  return ids
}

async function read(run: Run, one: Import, into: Into): Promise<Outcome> {
  const reading = importing(into)
  await readThrough(run, one, reading)
  return reading.end()
}

async function meaningOf({ db, surveys }: Run, { id, surveyId, kommunId, year }: Import): Promise<Into> {
  const survey: Survey | undefined = surveys.get(surveyId)
  const mapping = await folder.read(db, id, 'koppling')
  if (!survey || !mapping) throw notFound()
  return { survey, mapping, areas: await areas.namesBelow(db, kommunId, year) }
}
