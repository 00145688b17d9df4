import { CsvError, parse } from 'csv-parse/sync'
import type { TextTable } from '../domain/text-table.ts'

/** A table read from CSV, or every reason why it cannot be: each with the line it is on. */
export type CsvReading =
  | { readonly ok: true; readonly table: TextTable }
  | { readonly ok: false; readonly faults: readonly { readonly line: number; readonly sentence: string }[] }

/** What we read, and what we know the names of when somebody uses it instead. */
export const TAKEN = [';', ','] as const
const SEPARATORS: Readonly<Record<string, string>> = { ';': 'semikolon', ',': 'komma', '\t': 'tabb', '|': 'lodstreck (|)' }

/** Reads CSV whose first line names the columns, as Swedish Excel (semicolon) or other programs (comma) write it; empty lines are passed over. */
export function readCsv(text: string): CsvReading {
  const found = separatorOf(text)
  const separator = TAKEN.find((taken) => taken === found)
  if (!separator) return fault(1, unreadableSeparator(found))
  try {
    const options = { delimiter: separator, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }
    return table(parse(text, options) as unknown as Parsed) // the library's types do not know what info: true does
  } catch (error) {
    if (error instanceof CsvError) return fault(Number(error.lines ?? 1), 'Citattecknen går inte ihop på den här raden eller före den.')
    throw error
  }
}

type Parsed = readonly { readonly info: { readonly lines: number }; readonly record: readonly string[] }[]

function table([head, ...rest]: Parsed): CsvReading {
  if (!head) return fault(1, 'Filen är tom.')
  const columns = head.record
  const faults = rest
    .filter(({ record }) => record.length !== columns.length)
    .map(({ info, record }) => ({ line: info.lines, sentence: `Raden har ${record.length} kolumner, rubriken har ${columns.length}.` }))
  const doubled = columns.find((name, index) => columns.indexOf(name) !== index)
  if (doubled !== undefined) faults.unshift({ line: 1, sentence: `Kolumnen ”${doubled}” finns två gånger.` })
  if (faults.length > 0) return { ok: false, faults }
  const cellsOf = (record: readonly string[]) => Object.fromEntries(columns.map((name, index) => [name, record[index] ?? '']))
  return { ok: true, table: { columns, lines: rest.map(({ info, record }) => ({ number: info.lines, cells: cellsOf(record) })) } }
}

/** The separator that divides the first line into most columns; semicolon when none does. */
export function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const counted = Object.keys(SEPARATORS).map((separator) => ({ separator, times: head.split(separator).length - 1 }))
  return counted.reduce((most, next) => (next.times > most.times ? next : most)).separator
}

/** Says that a file parts its columns with something else than we read. */
export const unreadableSeparator = (found: string): string =>
  `Kolumnerna skiljs åt med ${SEPARATORS[found]}. Spara filen med semikolon eller komma.`

const fault = (line: number, sentence: string): CsvReading => ({ ok: false, faults: [{ line, sentence }] })
