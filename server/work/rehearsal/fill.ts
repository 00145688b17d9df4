import { randomBytes, randomUUID } from 'node:crypto'
import * as code from '../../domain/code.ts'
import type { Days } from '../../domain/rehearsal/calendar.ts'
import { documents, type Land, type Turnout } from '../../domain/rehearsal/draw.ts'
import { named } from '../../domain/rehearsal/random.ts'
import type { Round } from '../../domain/round.ts'
import { written } from '../../domain/shorthand.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import type { Db } from '../../store/database.ts'
import * as population from '../../store/population.ts'
import * as rounds from '../../store/rounds.ts'
import * as urn from '../../store/urn.ts'

/** How many documents are written in one transaction. */
const AT_ONCE = 250

/** A round to be invented. */
export interface Invented extends Days {
  readonly survey: Survey
  readonly turnout: Turnout
  /** The same seed gives the same answers and area codes. */
  readonly seed: number
}

/** An invented round, its urn filled and nothing counted. */
export interface Filled {
  readonly round: Round
  readonly codes: readonly rounds.AreaCode[]
  /** How many answered with a code, by area, sex and age group. */
  readonly answered: ReadonlyMap<string, number>
}

/** Keeps the areas and people of a rehearsal kommun. */
export async function settle(db: Db, land: Land): Promise<void> {
  await areas.write(db, [land.kommun, ...land.areas])
  await population.write(db, land.population)
}

/** Adds a rehearsal round with a code for every area, and puts its answers in the urn as the answering pages do. The areas must exist. */
export async function fill(db: Db, land: Land, { survey, turnout, seed, ...days }: Invented): Promise<Filled> {
  const { kommun } = land
  const of = { kommunId: kommun.id, surveyId: survey.id, surveyHash: survey.hash, year: survey.year }
  const round: Round = { id: randomUUID(), ...of, ...days, openLink: true, rehearsal: true, sealed: false, cancelledOn: null }
  const dice = named(seed, 'codes', kommun.id, survey.year)
  const codes = land.areas.map(({ id }) => ({ areaId: id, code: code.make((below) => Math.floor(dice() * below)) }))
  await rounds.addWithCodes(db, round, codes)
  const answered = await pour(db, round, land, { survey, turnout, seed })
  return { round, codes, answered }
}

/** Puts invented answers in the urn of a round that there is: any number, in steady memory. Resolves to how many came with a code, by area, sex and age group. */
export async function pour(
  db: Db,
  round: Round,
  land: Land,
  { survey, turnout, seed }: Omit<Invented, keyof Days>,
): Promise<Filled['answered']> {
  const answered = new Map<string, number>()
  const total = turnout.code + turnout.open
  let rows: urn.Lying[] = []
  let done = 0
  for (const document of documents(survey, land, turnout, named(seed, 'answers', round.kommunId, survey.year))) {
    rows.push({ id: idAt(done++, total), document: written(survey, document) })
    const { source, areaId, answers } = document
    const group = `${areaId}|${answers[survey.cell.sex]}|${answers[survey.cell.ageGroup]}`
    if (source === 'code') answered.set(group, (answered.get(group) ?? 0) + 1)
    if (rows.length < AT_ONCE) continue
    await urn.putAll(db, round.id, rows)
    rows = []
  }
  await urn.putAll(db, round.id, rows)
  return answered
}

// Random, but in order: a million documents are then written one after another and not all over the table.
function idAt(place: number, total: number): string {
  const start = Math.floor(((place + Math.random()) / total) * 2 ** 48)
  return start.toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
}
