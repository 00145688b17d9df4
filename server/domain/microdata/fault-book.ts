/** Gathers the faults of a long file: one that stands on many lines is told once, with the first of its lines. */
export interface FaultBook {
  /** Notes a fault; line null when it is the whole file's. */
  note(sentence: string, line: number | null): void
  readonly size: number
  /** Every fault in the order they were met; last how many more there were than the book had room for. */
  told(): readonly string[]
}

/** Lines that are named before the rest are only counted. */
const NAMED = 3

/** A book without faults, with room for so many different ones: a file of a million wrong lines must not fill the memory. */
export function faultBook(room = Number.POSITIVE_INFINITY): FaultBook {
  const faults = new Map<string, { readonly first: number[]; more: number }>()
  let beyond = 0
  return {
    note(sentence, line) {
      const known = faults.get(sentence) ?? (faults.size < room ? { first: [], more: 0 } : undefined)
      if (!known) {
        beyond += 1
        return
      }
      faults.set(sentence, known)
      if (line === null || known.first.includes(line)) return
      if (known.first.length < NAMED) known.first.push(line)
      else known.more += 1
    },
    get size() {
      return faults.size
    },
    told: () => [...[...faults].map(written), ...(beyond > 0 ? [`Det finns ${beyond} fel till. Rätta de här först.`] : [])],
  }
}

function written([sentence, { first, more }]: [string, { readonly first: readonly number[]; readonly more: number }]): string {
  if (first.length === 0) return sentence
  return `rad ${first.join(', ')}${more > 0 ? ` och ${more} till` : ''}: ${sentence}`
}
