import { columnOf, NAMES } from '../microdata/columns.ts'
import type { Question } from '../questions/contract.ts'
import { codesOf, inFileOf, isInWords } from '../questions/index.ts'
import type { Source } from '../round.ts'
import type { Survey } from '../survey/survey.ts'
import { alike, isBlank, type MappedColumn, type Mapping, type QuestionColumns } from './mapping.ts'
import type { Scan } from './scan.ts'

/** An area as an import knows it. */
export interface Place {
  readonly id: string
  readonly name: string
}

/** Names that a column which names the person may have. */
const RESPONDENT = ['id', 'respondent', 'respondentid', 'respondent_id', 'svarandeid', 'svars-id', 'svarsid', 'lopnr', 'löpnr', 'löpnummer']

/** What a file seems to mean, from names and words that are the same as the survey's own: for a person to look over. */
export function guess(scan: Scan, survey: Survey, areas: readonly Place[]): Mapping {
  const names = scan.columns.map(({ name }) => name)
  const called = (wanted: readonly string[]) => names[columnOf(names, wanted)]
  const source = called(NAMES.source)
  const questions = survey.questions
    .filter((question) => !isInWords(question))
    .flatMap((question) => {
      const columns = columnsOf(question, names, survey)
      return columns ? [[question.id, withValues(columns, scan, (written) => codeOf(question, written))] as const] : []
    })
  return {
    area: withValues({ column: called(NAMES.area) ?? '', values: {} }, scan, (written) => areaOf(areas, written)),
    source: source === undefined ? 'code' : withValues({ column: source, values: {} }, scan, sourceOf),
    respondent: called(RESPONDENT) ?? null,
    passedOver: 'refuse',
    questions: Object.fromEntries(questions),
  }
}

/** The code that a value seems to stand for; undefined when it resembles none. */
export function codeOf(question: Question, written: string): string | undefined {
  if (inFileOf(question) === 'number') return undefined // its numbers stand for themselves
  const codes = codesOf(question)
  const words = alike(written)
  const same = codes.find(({ code }) => code === written) ?? codes.find(({ code }) => alike(code) === words)
  const called = same ?? codes.find(({ text }) => Object.values(text).some((text) => alike(text) === words))
  return (called ?? codes.find(({ code }) => spans(code, written)))?.code
}

/** The area that a value seems to stand for. */
export function areaOf(areas: readonly Place[], written: string): string | undefined {
  const words = alike(written)
  return (areas.find(({ id }) => id === written) ?? areas.find(({ id, name }) => alike(name) === words || alike(id) === words))?.id
}

const SOURCES: Readonly<Record<string, Source>> = {
  code: 'code',
  kod: 'code',
  sample: 'code',
  urval: 'code',
  brev: 'code',
  open: 'open',
  öppen: 'open',
  oppen: 'open',
  oppen_lank: 'open',
  'öppen länk': 'open',
}

/** The way in that a value seems to stand for. */
export const sourceOf = (written: string): Source | undefined =>
  Object.hasOwn(SOURCES, alike(written)) ? SOURCES[alike(written)] : undefined

// A file with people's ages, where the survey has age groups: '15-29', '80+'.
function spans(code: string, written: string): boolean {
  if (!/^\d{1,3}$/.test(written)) return false
  const [, from, to] = /^(\d+)(?:-(\d+)|\+)$/.exec(alike(code)) ?? []
  return from !== undefined && Number(written) >= Number(from) && Number(written) <= (to === undefined ? 130 : Number(to))
}

function columnsOf(question: Question, names: readonly string[], survey: Survey): QuestionColumns | undefined {
  const words = [question.id, ...Object.values(question.label), ...Object.values(question.text)]
  const column = names.find((name) => words.some((one) => alike(one) === alike(name)))
  if (column !== undefined) return { column, values: {} }
  if (inFileOf(question) !== 'ticks') return undefined
  const columns = codesOf(question).map(({ code }) => {
    // platser_park, or m1 where that is no question of its own.
    const wanted = [`${question.id}_${code}`, `${question.id}${code}`].filter((name) => !survey.questions.some(({ id }) => id === name))
    return [code, names[columnOf(names, wanted)]] as const
  })
  const found = columns.flatMap(([code, name]) => (name === undefined ? [] : [[code, name] as const]))
  return found.length > 0 ? { columns: Object.fromEntries(found) } : undefined
}

/** The column with what its values seem to mean; those that resemble nothing are left untold. */
function withValues<Columns extends QuestionColumns>(
  columns: Columns,
  scan: Scan,
  meaning: (written: string) => string | undefined,
): Columns {
  if (!('column' in columns)) return columns
  return { ...columns, values: guessedValues(scan, columns.column, meaning) } satisfies MappedColumn as Columns
}

/** What the values of a column seem to mean, but those that stand for themselves and those that are blank. */
export function guessedValues(
  scan: Scan,
  column: string,
  meaning: (written: string) => string | undefined,
): Readonly<Record<string, string>> {
  const values = scan.columns.find(({ name }) => name === column)?.values ?? []
  return Object.fromEntries(
    values.flatMap((written) => {
      const meant = isBlank(written) ? undefined : meaning(written)
      return meant === undefined || meant === written ? [] : [[written, meant] as const]
    }),
  )
}
