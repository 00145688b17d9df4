import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import { holds, linkLaws, rowLaws } from './laws.ts'
import { isOthers, othersThan, partsOf, sharedBy, valuesOf } from './parts.ts'
import { keyOf, type Law, type Quantity, type System } from './system.ts'

/** The kommun, divided: the populations of one table, which people are in at most one of. */
interface Table {
  readonly name: string
  readonly populations: readonly string[]
}

const KOMMUN = 'kommun'

/** The question that numbers of respondents belong to: none. */
export const NO_QUESTION = ''

/**
 * Every number printed about some questions by the answers of one source, and all that ties them together: the parts of a row
 * add up to its base and its respondents, the rows of a table to the kommun, and questions that follow from others fit these.
 * Whom a table leaves out is a row too, that stands in no table but is known to whoever subtracts. `rows` are all that is
 * printed of these questions.
 */
export function printed(survey: Survey, questions: readonly string[], rows: readonly Row[]): System {
  const quantities: Quantity[] = []
  const tables = tablesOf(rows)
  for (const question of questions) {
    const values = valuesOf(survey, question)
    const parts = new Map(rows.filter((row) => row.question === question).map((row) => [row.population, partsOf(row, values)]))
    for (const [population, of] of parts) for (const [part, people] of of) quantities.push({ population, question, part, people })
    quantities.push(
      ...others(
        rows.filter((row) => row.question === question && row.alike),
        values,
      ),
    )
    for (const table of tables) quantities.push(...rest(table, question, parts))
  }
  const places = new Map(quantities.map((quantity, place) => [keyOf(quantity), place]))
  const find = (population: string) => (question: string, part: string) => places.get(keyOf({ population, question, part }))
  const populations = [...new Set(quantities.map(({ population }) => population))]
  const each = (laws: typeof rowLaws) => questions.flatMap((question) => populations.flatMap((of) => laws(survey, question, find(of))))
  const links = each(linkLaws).filter((law) => holds(law, quantities))
  const same = populations.flatMap((population) => sameRespondents(questions, find(population)))
  return { quantities, laws: [...each(rowLaws), ...same, ...tables.flatMap((table) => tableLaws(table, quantities, places)), ...links] }
}

/** In rows of people all alike: those who gave another answer than all did. There is nobody, and nobody must know. */
const others = (alike: readonly Row[], values: readonly string[]): readonly Quantity[] =>
  alike.flatMap((row) => {
    const shared = sharedBy(row, values)
    return shared === undefined
      ? []
      : [{ population: row.population, question: row.question, part: othersThan(shared), people: 0, unprinted: true } as const]
  })

/** The numbers of respondents that are printed for each population, whatever the question, by the answers of one source. */
export function respondents(rows: readonly Row[]): System {
  const everybody = new Map(rows.map(({ population, respondents }) => [population, new Map([['respondents', respondents]])]))
  const tables = tablesOf(rows)
  const quantities: Quantity[] = [...everybody].flatMap(([population, parts]) =>
    [...parts].map(([part, people]) => ({ population, question: NO_QUESTION, part, people })),
  )
  for (const table of tables) quantities.push(...rest(table, NO_QUESTION, everybody))
  const places = new Map(quantities.map((quantity, place) => [keyOf(quantity), place]))
  return { quantities, laws: tables.flatMap((table) => tableLaws(table, quantities, places)) }
}

/** The rows of a table, and of the kommun that it divides. */
export const tablesIn = (rows: readonly Row[]): readonly (readonly Row[])[] =>
  tablesOf(rows).map(({ populations }) => rows.filter(({ population }) => population === KOMMUN || populations.includes(population)))

/** The tables that divide the kommun: by area, sex, age and each breakdown. */
function tablesOf(rows: readonly Row[]): readonly Table[] {
  const tables = new Map<string, Set<string>>()
  for (const { population } of rows) {
    if (population === KOMMUN) continue
    const name = population.slice(0, population.lastIndexOf(':'))
    tables.set(name, (tables.get(name) ?? new Set()).add(population))
  }
  return [...tables].map(([name, populations]) => ({ name, populations: [...populations] }))
}

/** Those of the kommun whom a table leaves out; no row when it leaves out nobody, which everybody can then see. */
function rest(
  { name, populations }: Table,
  question: string,
  parts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly Quantity[] {
  const left = [...(parts.get(KOMMUN) ?? [])].map(([part, people]) => {
    const told = populations.reduce((sum, population) => sum + (parts.get(population)?.get(part) ?? 0), 0)
    return { population: restOf(name), question, part, people: people - told, unprinted: true } as const
  })
  return left.some(({ part, people }) => part === 'respondents' && people > 0) ? left : []
}

const restOf = (table: string) => `rest of ${table}`

function tableLaws({ name, populations }: Table, quantities: readonly Quantity[], places: ReadonlyMap<string, number>): readonly Law[] {
  const kommun = quantities.flatMap((quantity, place) =>
    quantity.population === KOMMUN && !isOthers(quantity.part) ? [{ ...quantity, place }] : [],
  )
  return kommun.map(({ question, part, place }) => {
    const rows = [...populations, restOf(name)].flatMap((population) => places.get(keyOf({ population, question, part })) ?? [])
    return { is: 'nothing', terms: [[place, -1] as const, ...rows.map((row) => [row, 1] as const)] }
  })
}

/** The same people answer every question of a survey, or leave it. */
const sameRespondents = (
  [first, ...others]: readonly string[],
  find: (question: string, part: string) => number | undefined,
): readonly Law[] =>
  others.flatMap((question) => {
    const [one, other] = [find(first ?? '', 'respondents'), find(question, 'respondents')]
    return one === undefined || other === undefined
      ? []
      : [
          {
            is: 'nothing',
            terms: [
              [one, 1],
              [other, -1],
            ],
          },
        ]
  })
