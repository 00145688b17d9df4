import type { Registered } from './register.ts'

/** Somebody who may be drawn, and the number chance gave them. */
interface Ranked<Person> {
  readonly person: Person
  readonly rank: number
}

/** Draws people at random, stratum by stratum, from a register that passes once, in any order. */
export interface Sampler<Person> {
  /** Offers somebody of a stratum, with a rank by chance: each rank at most once. */
  offer(stratum: string, person: Person, rank: number): void
  /** How many have been offered in a stratum. */
  offered(stratum: string): number
  /** Those drawn in a stratum, lowest rank first. */
  drawn(stratum: string): readonly Person[]
}

/**
 * A sampler that keeps those with the lowest ranks of each stratum, as many as its size: with ranks by chance every set of that
 * size is as likely (order sampling with equal probabilities, Rosén 1997), so it is simple random sampling without replacement. It
 * holds no more than those it keeps, and the same ranks give the same draw however the register is sorted.
 */
export function sampler<Person = Registered>(sizes: ReadonlyMap<string, number>): Sampler<Person> {
  const strata = new Map<string, { offered: number; readonly size: number; readonly heap: Ranked<Person>[] }>()
  const stratumOf = (stratum: string) => {
    const known = strata.get(stratum)
    if (known) return known
    const made = { offered: 0, size: sizes.get(stratum) ?? 0, heap: [] }
    strata.set(stratum, made)
    return made
  }
  return {
    offer(name, person, rank) {
      const stratum = stratumOf(name)
      const { heap, size } = stratum
      stratum.offered += 1
      if (heap.length < size) push(heap, { person, rank })
      else if (size > 0 && rank < (heap[0]?.rank ?? 0)) replaceTop(heap, { person, rank })
    },
    offered: (stratum) => strata.get(stratum)?.offered ?? 0,
    drawn: (stratum) => [...(strata.get(stratum)?.heap ?? [])].sort((a, b) => a.rank - b.rank).map(({ person }) => person),
  }
}

// A heap with the highest rank on top: whoever is offered next takes that one's place, or none.
function push<Person>(heap: Ranked<Person>[], one: Ranked<Person>): void {
  heap.push(one)
  for (let at = heap.length - 1; at > 0; ) {
    const above = (at - 1) >> 1
    if (rankAt(heap, above) >= rankAt(heap, at)) return
    swap(heap, above, at)
    at = above
  }
}

function replaceTop<Person>(heap: Ranked<Person>[], one: Ranked<Person>): void {
  heap[0] = one
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2]
    const higher = rankAt(heap, right) > rankAt(heap, left) ? right : left
    if (rankAt(heap, higher) <= rankAt(heap, at)) return
    swap(heap, at, higher)
    at = higher
  }
}

const rankAt = <Person>(heap: readonly Ranked<Person>[], at: number) => heap[at]?.rank ?? -1

function swap<Person>(heap: Ranked<Person>[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]]
  if (one && other) [heap[a], heap[b]] = [other, one]
}
