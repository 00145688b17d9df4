import type { Source } from '../round.ts'
import type { Standing } from './slots.ts'
import type { Person } from './tally.ts'

/** One person of a crowd: the answers' signs as text, as they are stored, and where they came from. */
export interface Member {
  readonly source: Source
  readonly areaId: string
  readonly signs: string
}

/** Many people's documents in little memory, each at the place in which it came. */
export interface Crowd {
  /** Keeps a person at the next place, as a tally understood them. */
  keep(person: Came, standings: readonly Standing[]): void
  /** Leaves the next place empty. */
  skip(): void
  /** The person at a place. Throws when it is empty. */
  at(place: number): Member
}

type Came = Pick<Person, 'source' | 'areaId'>

/** How many people share a stretch of memory. */
const A_STRETCH = 4096
/** The byte of an answer that is the 255th of its question to come, or later: which one stands in a list beside. */
const RARE = 255

/**
 * An empty crowd for a survey with so many questions that have codes. Only so many different answers are ever given to a
 * question, so a person is one byte for each, and one for the way they came: a million people take 45 MB where their
 * documents would take a gigabyte.
 */
export function crowdOf(questions: number): Crowd {
  const width = questions + 1
  const stretches: Uint8Array[] = []
  const rare = new Map<number, number>()
  const ways: Came[] = []
  const wayOf = new Map<string, number>()
  const signs = Array.from({ length: questions }, () => ['null'])
  let size = 0

  function put(place: number, column: number, rank: number): void {
    const stretch = stretches[Math.floor(place / A_STRETCH)]
    if (stretch) stretch[(place % A_STRETCH) * width + column] = Math.min(rank, RARE)
    if (rank >= RARE) rare.set(place * width + column, rank)
  }

  function get(place: number, column: number): number {
    const byte = stretches[Math.floor(place / A_STRETCH)]?.[(place % A_STRETCH) * width + column] ?? 0
    return byte === RARE ? (rare.get(place * width + column) ?? 0) : byte
  }

  // Ways are numbered from 1: 0 is an empty place.
  function way({ source, areaId }: Came): number {
    const key = `${source} ${areaId}`
    const known = wayOf.get(key) ?? ways.push({ source, areaId })
    wayOf.set(key, known)
    return known
  }

  function skip(): void {
    if (size % A_STRETCH === 0) stretches.push(new Uint8Array(A_STRETCH * width))
    size += 1
  }

  function keep(person: Came, standings: readonly Standing[]): void {
    const place = size
    skip()
    put(place, questions, way(person))
    for (let column = 0; column < questions; column++) {
      const standing = standings[column]
      if (!standing || standing.rank === 0) continue
      put(place, column, standing.rank)
      const known = signs[column]
      if (known && known[standing.rank] === undefined) known[standing.rank] = standing.sign
    }
  }

  function at(place: number): Member {
    const came = ways[get(place, questions) - 1]
    if (!came) throw new RangeError(`Nobody stands at ${place}.`)
    const { source, areaId } = came
    return { source, areaId, signs: `[${signs.map((known, column) => known[get(place, column)]).join()}]` }
  }

  return { keep, skip, at }
}
