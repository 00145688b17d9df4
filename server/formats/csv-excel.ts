import type { Format } from './contract.ts'
import { csv, type Dialect } from './csv.ts'

/**
 * Words that a spreadsheet would run as a formula. OWASP's list of first characters with their full-width twins, and the
 * same after spaces and invisible characters, which some programs strip before they look.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u

/** What Swedish Excel opens right with a double click: byte-order mark, semicolons, decimal comma; formulas defused by an apostrophe. */
export const EXCEL: Dialect = {
  delimiter: ';',
  opening: '\uFEFF',
  number: (value) => String(value).replace('.', ','),
  words: (value) => (FORMULA.test(value) ? `'${value}` : value),
}

/** CSV for reading in Swedish Excel. Words may be altered to be harmless: for exact words use the international one. */
export const csvExcel = {
  name: 'csv-excel',
  says: 'CSV för svenska Excel',
  mediaType: 'text/csv; charset=utf-8',
  ending: '-excel.csv',
  write: (table) => csv(table, EXCEL),
} as const satisfies Format
