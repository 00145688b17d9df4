/** One record of CSV: the line it ends on and its cells; null in place of cells whose quotes do not match. */
export interface Split {
  readonly line: number
  readonly cells: readonly string[] | null
}

/** Splits CSV that comes a piece at a time. */
export interface Splitter {
  /** The records that are whole when this piece has come. Nothing comes after one whose quotes do not match. */
  push(text: string): Generator<Split>
  /** The last record, when no line end stood after it. */
  end(): Generator<Split>
}

/** The longest record, in letters: an opening quote that nothing closes must not make us keep the rest of the file. */
const LONGEST = 1_000_000

/**
 * A splitter for one separator. Cells are trimmed, but not inside quotes; empty lines are passed over; lines end in LF, CR LF or,
 * throughout, in CR alone. The same records as csv-parse gives (a test holds the two together, with its relax_quotes), which takes six times as long:
 * a line without quotes, and nearly all are, is one split.
 */
export function splitter(separator: string): Splitter {
  let [rest, line, isBroken] = ['', 0, false]
  let endsInCr: boolean | undefined

  /** Line ends alike. Decided by the first of them; a CR that stands last may have its LF in the next piece. */
  function withLf(text: string): string {
    if (endsInCr === undefined) {
      const [cr, lf] = [text.indexOf('\r'), text.indexOf('\n')]
      if (lf >= 0 || (cr >= 0 && cr + 1 < text.length)) endsInCr = lf < 0 || (cr >= 0 && cr + 1 < lf)
    }
    return endsInCr ? text.replaceAll('\r', '\n') : text
  }

  function* split(text: string): Generator<Split> {
    let from = 0
    let quote = text.indexOf('"')
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      if (quote >= 0 && quote < from) quote = text.indexOf('"', from)
      if (quote >= 0 && quote < end) {
        const record = quotedRecord(text, from, separator)
        if (record === 'unfinished') break
        line += linesIn(text, from, record?.next ?? end + 1)
        isBroken = record === null
        yield { line, cells: record?.cells ?? null }
        if (record === null) return
        from = record.next
      } else {
        line += 1
        const words = text.slice(from, text[end - 1] === '\r' ? end - 1 : end)
        from = end + 1
        if (!isEmpty(words)) yield { line, cells: trimmed(words.split(separator)) }
      }
    }
    rest = text.slice(from)
    if (rest.length <= LONGEST) return
    isBroken = true
    yield { line: line + 1, cells: null }
  }

  return {
    *push(text) {
      if (!isBroken) yield* split(withLf(rest + text))
    },
    *end() {
      if (isBroken || rest === '') return
      const last = `${rest}\n`
      const record = last.includes('"') ? quotedRecord(last, 0, separator) : null
      if (record === 'unfinished') yield { line: line + 1, cells: null }
      else yield* split(last)
    },
  }
}

const isEmpty = (words: string) => words === '' || /^ +$/.test(words)

/** The cells without spaces around them; most have none, and are left as they are. */
function trimmed(cells: string[]): string[] {
  for (const [index, cell] of cells.entries()) {
    if (cell !== '' && (cell.charCodeAt(0) <= 32 || cell.charCodeAt(cell.length - 1) <= 32)) cells[index] = cell.trim()
  }
  return cells
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

interface Record {
  readonly cells: readonly string[]
  /** Where the next record begins. */
  readonly next: number
}

/** The record that begins at a place, some of its cells in quotes; null when they do not match, 'unfinished' when its end has not come. */
function quotedRecord(text: string, from: number, separator: string): Record | null | 'unfinished' {
  const cells: string[] = []
  for (let at = from; ; ) {
    while (isSpace(text[at], separator)) at += 1
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator)
    if (cell === 'unfinished') return cell
    cells.push(cell.words)
    at = cell.next
    while (isSpace(text[at], separator)) at += 1
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') return { cells, next: at + 1 }
    if (at >= text.length) return 'unfinished'
    if (text[at] !== separator) return null
    at += 1
  }
}

interface ReadCell {
  readonly words: string
  readonly next: number
}

function quotedCell(text: string, from: number): ReadCell | 'unfinished' {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 2)) {
    if (end < 0 || end + 1 >= text.length) return 'unfinished'
    if (text[end + 1] !== '"') return { words: text.slice(from + 1, end).replaceAll('""', '"'), next: end + 1 }
  }
}

// A quote inside a plain cell is a letter as any other: 5"-rör, 37°36'37.8"N.
function plainCell(text: string, from: number, separator: string): ReadCell | 'unfinished' {
  let next = from
  while (next < text.length && text[next] !== separator && text[next] !== '\n') next += 1
  if (next >= text.length) return 'unfinished'
  return { words: text.slice(from, next).trim(), next }
}

const isSpace = (letter: string | undefined, separator: string) => (letter === ' ' || letter === '\t') && letter !== separator
