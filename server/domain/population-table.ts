import { AGE_GROUPS, type AgeGroup, type PopulationCell, SEXES, type Sex } from './population.ts'
import type { TextLine, TextTable } from './text-table.ts'

/** Something wrong in a file of register figures: the line, or the whole file when there is none. */
export interface PopulationFault {
  readonly line: number | null
  readonly sentence: string
}

/** The cells of a file, or every fault in it. */
export type PopulationReading =
  | { readonly ok: true; readonly cells: readonly PopulationCell[] }
  | { readonly ok: false; readonly faults: readonly PopulationFault[] }

/** The columns, in Swedish or English. */
const COLUMNS = {
  areaId: ['område', 'areaId'],
  year: ['år', 'year'],
  sex: ['kön', 'sex'],
  ageGroup: ['åldersgrupp', 'ageGroup'],
  people: ['antal', 'people'],
} as const
type Column = keyof typeof COLUMNS

/**
 * Reads register population from a table with a line for each area, year, sex and age group. Every area and year in it must
 * have every cell: a missing one is a fault, because 0 people and an unknown number weigh answers differently.
 */
export function readPopulation(table: TextTable, knownAreaIds: Pick<ReadonlySet<string>, 'has'>): PopulationReading {
  const names = nameColumns(table.columns)
  if (!names.ok) return names
  const faults: PopulationFault[] = []
  const cells = new Map<string, { cell: PopulationCell; line: number }>()
  for (const line of table.lines) {
    const read = readLine(line, names.columns, knownAreaIds)
    if (!read.ok) {
      faults.push(...read.sentences.map((sentence) => ({ line: line.number, sentence })))
      continue
    }
    const before = cells.get(keyOf(read.cell))
    if (before) faults.push({ line: line.number, sentence: `${said(read.cell)} står redan på rad ${before.line}.` })
    else cells.set(keyOf(read.cell), { cell: read.cell, line: line.number })
  }
  const whole = [...cells.values()].map(({ cell }) => cell)
  if (table.lines.length === 0) faults.push({ line: null, sentence: 'Filen innehåller inga rader med antal.' })
  if (faults.length === 0) faults.push(...missing(whole)) // a line that could not be read would be reported as missing too
  return faults.length > 0 ? { ok: false, faults } : { ok: true, cells: whole }
}

type Columns = Readonly<Record<Column, string>>

function nameColumns(
  columns: readonly string[],
): { readonly ok: true; readonly columns: Columns } | { readonly ok: false; readonly faults: readonly PopulationFault[] } {
  const find = (column: Column) =>
    columns.find((name) => COLUMNS[column].some((known) => known.toLowerCase() === name.normalize().toLowerCase()))
  const entries = (Object.keys(COLUMNS) as Column[]).map((column) => [column, find(column)] as const)
  const faults = entries
    .filter(([, name]) => name === undefined)
    .map(([column]) => ({ line: 1, sentence: `Kolumnen ”${COLUMNS[column][0]}” saknas. Filen har: ${columns.join(', ')}.` }))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, columns: Object.fromEntries(entries) as Columns }
}

type LineReading = { readonly ok: true; readonly cell: PopulationCell } | { readonly ok: false; readonly sentences: readonly string[] }

function readLine({ cells }: TextLine, columns: Columns, knownAreaIds: Pick<ReadonlySet<string>, 'has'>): LineReading {
  const written = (column: Column) => cells[columns[column]]?.trim() ?? ''
  const areaId = written('areaId')
  const year = written('year')
  const sex = sexOf(written('sex'))
  const ageGroup = ageGroupOf(written('ageGroup'))
  const people = written('people').replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}\b)/g, '') // Excel's groups of thousands
  const sentences = [
    ...(knownAreaIds.has(areaId) ? [] : [areaId ? `Området ”${areaId}” finns inte i databasen.` : 'Områdeskod saknas.']),
    ...(/^(19|20)\d\d$/.test(year) ? [] : [`”${year}” är inte ett årtal.`]),
    ...(sex ? [] : [`Könet ”${written('sex')}” finns inte i registret. Skriv ${SEXES.join(' eller ')}.`]),
    ...(ageGroup ? [] : [`Åldersgruppen ”${written('ageGroup')}” finns inte. Grupperna är ${AGE_GROUPS.join(', ')}.`]),
    ...(/^\d{1,8}$/.test(people) ? [] : [`Antalet ”${written('people')}” ska vara ett helt tal, 0 eller större.`]),
  ]
  if (sentences.length > 0 || !sex || !ageGroup) return { ok: false, sentences }
  return { ok: true, cell: { areaId, year: Number(year), sex, ageGroup, people: Number(people) } }
}

const sexOf = (word: string): Sex | undefined =>
  SEXES.find((sex) => sex === word.toLowerCase()) ??
  ({ kvinnor: 'kvinna', män: 'man' } as const)[word.normalize().toLowerCase() as 'kvinnor' | 'män']

const ageGroupOf = (word: string): AgeGroup | undefined =>
  AGE_GROUPS.find(
    (group) =>
      group ===
      word
        .replace(/[–−]/, '-')
        .replace(/\s+|år$/g, '')
        .replace(/^80-$/, '80+'),
  )

function missing(cells: readonly PopulationCell[]): PopulationFault[] {
  const present = new Set(cells.map(keyOf))
  const places = new Map(cells.map(({ areaId, year }) => [`${areaId}|${year}`, { areaId, year }]))
  return [...places.values()].flatMap((place) =>
    SEXES.flatMap((sex) => AGE_GROUPS.map((ageGroup) => ({ ...place, sex, ageGroup })))
      .filter((cell) => !present.has(keyOf(cell)))
      .map((cell) => ({ line: null, sentence: `${said(cell)} saknas. Skriv 0 om ingen bor där.` })),
  )
}

type CellKey = Omit<PopulationCell, 'people'>

const keyOf = ({ areaId, year, sex, ageGroup }: CellKey) => `${areaId}|${year}|${sex}|${ageGroup}`

const said = ({ areaId, year, sex, ageGroup }: CellKey) => `${areaId} ${year} ${sex} ${ageGroup}`
