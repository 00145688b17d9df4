/** Gathers the faults of a long file: one that stands on many lines is told once, with the first of its lines. */
export interface FaultBook {
  /** Notes a fault; line null when it is the whole file's. */
  note(sentence: string, line: number | null): void
  readonly size: number
  /** Every fault in the order they were met. */
  told(): readonly string[]
}

/** Lines that are named before the rest are only counted. */
const NAMED = 3

/** A book without faults. */
export function faultBook(): FaultBook {
  const faults = new Map<string, { readonly first: number[]; more: number }>()
  return {
    note(sentence, line) {
      const known = faults.get(sentence) ?? { first: [], more: 0 }
      faults.set(sentence, known)
      if (line === null || known.first.includes(line)) return
      if (known.first.length < NAMED) known.first.push(line)
      else known.more += 1
    },
    get size() {
      return faults.size
    },
    told: () =>
      [...faults].map(([sentence, { first, more }]) => {
        if (first.length === 0) return sentence
        return `rad ${first.join(', ')}${more > 0 ? ` och ${more} till` : ''}: ${sentence}`
      }),
  }
}
