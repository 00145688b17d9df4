import type { Format } from './contract.ts'
import { csv, type Dialect } from './csv.ts'

/** RFC 4180 in UTF-8: comma, decimal point, CR LF. Words are never altered, so what is read back equals what was written. */
export const INTERNATIONAL: Dialect = {
  delimiter: ',',
  opening: '',
  number: (value) => String(value),
  words: (value) => value,
}

/** CSV for R, Python, Stata and other programs. */
export const csvInternational = {
  name: 'csv-internationell',
  says: 'CSV för R, Python och andra program',
  mediaType: 'text/csv; charset=utf-8',
  ending: '.csv',
  write: (table) => csv(table, INTERNATIONAL),
} as const satisfies Format
