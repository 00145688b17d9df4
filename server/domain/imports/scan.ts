import { count } from '../format.ts'
import { faultBook } from '../microdata/fault-book.ts'

/** A column of a file: its name, and the different values in it; null when they are too many or too long to be codes. */
export interface ScannedColumn {
  readonly name: string
  readonly values: readonly string[] | null
}

/** What stands in a file of answers, before anybody has said what it means. */
export interface Scan {
  readonly columns: readonly ScannedColumn[]
  readonly rows: number
}

/** A scanned file, or every reason why it cannot be read. */
export type Scanning = { readonly ok: true; readonly scan: Scan } | { readonly ok: false; readonly faults: readonly string[] }

/** Looks a file through line by line, so that its length does not matter. */
export interface Scanner {
  head(columns: readonly string[]): void
  line(cells: readonly string[], number: number): void
  /** Notes why no more can be read. */
  stopped(sentence: string, number: number): void
  /** Whether going on would tell nothing more. */
  isEnough(): boolean
  end(): Scanning
}

/** The most a file may hold. A kommun has fewer people than that, and a questionnaire fewer questions. */
export const MOST = { rows: 2_000_000, columns: 1000 } as const
/** The most different values of a column that somebody can be asked about, and the longest. */
const MOST_VALUES = 300
const LONGEST_VALUE = 120
/** The most faults that are told of one file. */
export const MOST_FAULTS = 100

/** A scanner that has seen nothing. */
export function scanner(): Scanner {
  const book = faultBook(MOST_FAULTS)
  let columns: readonly string[] = []
  let values: (Set<string> | null)[] = []
  let rows = 0

  function note(written: string, index: number): void {
    const known = values[index]
    if (!known || known.has(written)) return
    if (known.size < MOST_VALUES && written.length <= LONGEST_VALUE) known.add(written)
    else values[index] = null
  }

  return {
    head(names) {
      columns = names
      values = names.map(() => new Set())
      for (const sentence of headFaults(names)) book.note(sentence, 1)
    },
    line(cells, number) {
      rows += 1
      if (rows === MOST.rows + 1) book.note(TOO_LONG, null)
      if (cells.length !== columns.length) book.note(widthFault(cells.length, columns.length), number)
      else for (let index = 0; index < cells.length; index++) note(cells[index] ?? '', index)
    },
    stopped: (sentence, number) => book.note(sentence, number),
    isEnough: () => rows > MOST.rows || columns.length > MOST.columns,
    end() {
      if (book.size === 0 && columns.length === 0) book.note('Filen är tom.', null)
      if (book.size === 0 && rows === 0) book.note('Filen har en rubrikrad men inga svar.', null)
      if (book.size > 0) return { ok: false, faults: book.told() }
      const scanned = columns.map((name, index) => {
        const known = values[index]
        return { name, values: known ? [...known].sort(byValue) : null }
      })
      return { ok: true, scan: { columns: scanned, rows } }
    },
  }
}

/** Says that a file has more lines than there can be people. */
export const TOO_LONG = `Filen har fler än ${count(MOST.rows)} rader. Så många har inte svarat: kontrollera att det är rätt fil.`

/** Says that a line is not as long as the first. A file that was cut short ends so. */
export const widthFault = (cells: number, columns: number): string =>
  `Raden har ${cells} kolumner, rubriken har ${columns}. Är det filens sista rad kan filen vara avklippt.`

function headFaults(names: readonly string[]): readonly string[] {
  if (names.length > MOST.columns) return [`Filen har ${names.length} kolumner. Den får ha högst ${MOST.columns}.`]
  const doubled = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return [...doubled].map((name) => (name === '' ? 'Flera kolumner saknar namn.' : `Kolumnen ”${name}” finns två gånger.`))
}

const collator = new Intl.Collator('sv', { numeric: true })

const byValue = (a: string, b: string) => collator.compare(a, b)
