import { SKIPPED, UNANSWERED } from '../../domain/cube.ts'
import type { Column } from '../../domain/extracts/sheet.ts'
import { oneLine, type Reading } from './script.ts'

/**
 * Syntax that reads the file in SPSS. SPSS labels numbers best and takes only three missing texts a variable, so codes become
 * numbers: values their own number or their place in order, all others negative and missing as a range.
 */
export function spss({ file, dialect, hasNotice, rows, columns, labelled }: Reading): string {
  const variables = columns.map((column) => ({ ...column, variable: nameOf(column.name), numbers: numbersOf(column) }))
  const recoded = variables.filter(({ type }) => type !== 'name')
  return `${[
    '* Encoding: UTF-8.',
    `* Läser ${file} i SPSS. Byt först till mappen där filen ligger: CD 'C:\\mapp'.`,
    '* Svar som inte är värden (vet ej, vill inte svara, inte besvarad, inte ställd) blir negativa tal och räknas som saknade.',
    ...(hasNotice ? ['* Påhittade svar – övning.'] : []),
    `* Filen är hel när den har ${rows} rader. Antalet står också i manifestet.`,
    'GET DATA',
    '  /TYPE=TXT',
    `  /FILE=${quote(file)}`,
    "  /ENCODING='UTF8'",
    '  /ARRANGEMENT=DELIMITED',
    '  /DELCASE=LINE',
    `  /DELIMITERS=${quote(dialect.delimiter)}`,
    `  /QUALIFIER='"'`,
    `  /FIRSTCASE=${hasNotice ? 3 : 2}`,
    '  /VARIABLES=',
    ...variables.map((one) => `    ${one.type === 'name' ? one.variable : raw(one.variable)} A${widthOf(one, labelled)}`),
    '  .',
    'DATASET NAME mikrodata.',
    '',
    'SET DECIMAL=DOT.',
    ...recoded.flatMap(recode),
    'EXECUTE.',
    'DELETE VARIABLES',
    ...recoded.map(({ variable }) => `  ${raw(variable)}`),
    '  .',
    '',
    ...variables.flatMap(describe),
    'EXECUTE.',
  ].join('\n')}\n`
}

/** A column with its name in SPSS, and the number that stands for each code. */
interface Numbered extends Column {
  readonly variable: string
  readonly numbers: ReadonlyMap<string, number>
}

// GET DATA gives one type a column, and a column of numbers may hold codes: all are read as text under a name of their own.
const raw = (variable: string) => `${variable}.t`

const RESERVED = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'])

// Ids have letters a–z, digits and understreck; SPSS takes 64 bytes, and a name may not end in an underscore.
const nameOf = (name: string) => (RESERVED.has(name) || name.endsWith('_') ? `${name.slice(0, 60)}.v` : name.slice(0, 62))

/** Room for every code that may stand in a column, and for any number. One without codes of its own holds those of the rows' columns. */
function widthOf({ type, codes }: Column, labelled: readonly Column[]): number {
  const own = codes.length > 0 ? codes : labelled.flatMap((column) => column.codes)
  return Math.max({ code: 1, number: 12, name: 12, decimal: 24 }[type], ...own.map(({ code }) => code.length))
}

const FIXED: Readonly<Record<string, number>> = { [UNANSWERED]: -98, [SKIPPED]: -99 }

function numbersOf({ codes }: Column): ReadonlyMap<string, number> {
  const values = codes.filter(({ isMissing }) => !isMissing)
  const areNumbers = values.every(({ code }) => /^(0|[1-9]\d{0,8})$/.test(code))
  const missing = codes.filter(({ code, isMissing }) => isMissing && !(code in FIXED))
  return new Map([
    ...values.map(({ code }, at) => [code, areNumbers ? Number(code) : at + 1] as const),
    ...missing.map(({ code }, at) => [code, -1 - at] as const),
    ...codes.flatMap(({ code }) => (code in FIXED ? [[code, FIXED[code] ?? 0] as const] : [])),
  ])
}

function recode({ variable, type, numbers }: Numbered): readonly string[] {
  if (type === 'decimal')
    return [converted(variable), ...[...numbers].map(([code, number]) => `IF (${raw(variable)} = ${quote(code)}) ${variable} = ${number}.`)]
  const pairs = [...numbers].map(([code, number]) => `(${quote(code)}=${number})`)
  return [
    `RECODE ${raw(variable)}`,
    ...(type === 'number' ? ['  (CONVERT)'] : []),
    ...pairs.map((pair) => `  ${pair}`),
    `  INTO ${variable}.`,
  ]
}

// CONVERT reads decimals as the installation writes them; the file has its own way.
const converted = (variable: string) => `COMPUTE ${variable} = NUMBER(REPLACE(${raw(variable)}, ',', '.'), F24.0).`

const FORMATS = { code: 'F8.0', number: 'F8.0', decimal: 'F12.4' } as const

function describe({ variable, label, type, codes, numbers }: Numbered): readonly string[] {
  const value = (code: string) => (type === 'name' ? quote(code) : String(numbers.get(code)))
  const labels = codes.map(({ code, words }) => `  ${value(code)} ${quote(cut(words, LABEL_BYTES))}`)
  return [
    ...(type === 'name' ? [] : [`FORMATS ${variable} (${FORMATS[type]}).`]),
    `VARIABLE LABELS ${variable} ${quote(cut(label, 2 * LABEL_BYTES))}.`,
    ...(labels.length > 0 ? [`VALUE LABELS ${variable}`, ...labels, '  .'] : []),
    ...(codes.some(({ isMissing }) => isMissing) && type !== 'name' ? [`MISSING VALUES ${variable} (LOWEST THRU -1).`] : []),
  ]
}

/** The longest label of a value, in bytes. */
const LABEL_BYTES = 120

/** As much of a text as fits in so many bytes of UTF-8, whole letters only. */
function cut(text: string, bytes: number): string {
  let letters = [...oneLine(text)]
  while (new TextEncoder().encode(letters.join('')).length > bytes) letters = letters.slice(0, -1)
  return letters.join('')
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
