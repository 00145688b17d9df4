import type { FieldFault, Sent } from '../form.ts'
import { codesOf, inFileOf } from '../questions/index.ts'
import type { Source } from '../round.ts'
import { inOrder } from '../shorthand.ts'
import type { Survey } from '../survey/survey.ts'
import type { MappedColumn, Mapping, QuestionColumns } from './mapping.ts'
import type { Scan, ScannedColumn } from './scan.ts'

/** Which columns somebody has chosen, or everything that cannot be taken, by field. */
export type ColumnsReading =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** The field of a question's column; with a code, of the column where that code is ticked. */
export const fieldOf = (question: string, code?: string): string => (code === undefined ? `fraga.${question}` : `fraga.${question}.${code}`)

/** Reads which columns of a file hold what. The values of a column are not told here: there are none yet. */
export function readColumns(sent: Sent, scan: Scan, survey: Survey): ColumnsReading {
  const faults: FieldFault[] = []
  const used = new Map<string, string>()
  const called = (field: string, needsValues: boolean): string => {
    const name = sent(field).trim()
    const column = scan.columns.find((one) => one.name === name)
    const why = name === '' ? null : (whyNot(column, name, needsValues) ?? doubled(used, field, name))
    if (why) faults.push({ field, sentence: why })
    return column?.name ?? ''
  }
  const area = called('omrade', true)
  if (sent('omrade').trim() === '') faults.push({ field: 'omrade', sentence: 'Skriv vilken kolumn som har området.' })
  const source = readSource(sent, called, faults)
  const respondent = called('beteckning', false)
  const questions = inOrder(survey).flatMap((asked): (readonly [string, QuestionColumns])[] => {
    const column = called(fieldOf(asked.id), inFileOf(asked) !== 'number')
    if (column !== '') return [[asked.id, { column, values: {} }]]
    if (inFileOf(asked) !== 'ticks') return []
    const ticks = codesOf(asked).map(({ code }) => [code, called(fieldOf(asked.id, code), false)] as const)
    const there = ticks.filter(([, column]) => column !== '')
    return there.length > 0 ? [[asked.id, { columns: Object.fromEntries(there) }]] : []
  })
  if (questions.length === 0 && faults.length === 0) {
    const [first] = inOrder(survey)
    faults.push({ field: fieldOf(first?.id ?? ''), sentence: 'Skriv vilken kolumn som har svaren på minst en fråga.' })
  }
  if (faults.length > 0) return { ok: false, faults }
  const passedOver = sent('utelamna') === 'ja' ? 'drop' : 'refuse'
  return {
    ok: true,
    mapping: {
      area: { column: area, values: {} },
      source,
      respondent: respondent === '' ? null : respondent,
      passedOver,
      questions: Object.fromEntries(questions),
    },
  }
}

function readSource(sent: Sent, called: (field: string, needsValues: boolean) => string, faults: FieldFault[]): Source | MappedColumn {
  const way = sent('vag')
  if (way === 'code' || way === 'open') return way
  if (way !== 'kolumn') faults.push({ field: 'vag', sentence: 'Välj hur svaren kom in.' })
  else if (sent('kalla').trim() === '') faults.push({ field: 'kalla', sentence: 'Skriv vilken kolumn som säger hur svaret kom in.' })
  return { column: way === 'kolumn' ? called('kalla', true) : '', values: {} }
}

function whyNot(column: ScannedColumn | undefined, name: string, needsValues: boolean): string | null {
  if (!column) return `Filen har ingen kolumn ”${name}”.`
  return needsValues && column.values === null
    ? `Kolumnen ”${name}” har för många olika värden, eller långa texter. Den kan inte vara svar med koder.`
    : null
}

function doubled(used: Map<string, string>, field: string, name: string): string | null {
  const before = used.get(name)
  used.set(name, before ?? field)
  return before === undefined ? null : `Kolumnen ”${name}” används redan till något annat.`
}
