import type { Random } from './random.ts'

/** Something that may happen with a person: its chance for each mood 0–1, which changes only at `ends`. */
export interface Event {
  readonly ends: readonly number[]
  chance(mood: number): number
}

/**
 * How often a person answers out of their general mood rather than afresh. Two answers then correlate by its square, 0.2:
 * about what questions on problems in one's own area do.
 */
export const MOOD = 0.45

/**
 * Where a person stands on the line 0–1 for one question: at their mood, or anywhere. Either way every place is equally likely,
 * so shares stay exactly what they were set to, however much the answers of one person have in common.
 * The dependence is a mixture of Fréchet's upper bound and independence (Fréchet 1951; Nelsen 2006, An Introduction to Copulas, §2.2).
 */
export const stand = (mood: number, random: Random): number => (random() < MOOD ? mood : random())

/** The chance that somebody of a mood stands below `end`. */
export const below = (end: number, mood: number): number => (mood < end ? MOOD : 0) + (1 - MOOD) * end

/** The chance that all of several events happen to the same person, 0–1: exact, a sum over the stretches of mood between their ends. */
export function together(events: readonly Event[]): number {
  const ends = [...new Set([0, 1, ...events.flatMap((event) => event.ends)])].sort((a, b) => a - b)
  return ends.slice(1).reduce((sum, to, index) => {
    const from = ends[index] ?? 0
    return sum + (to - from) * events.reduce((product, event) => product * event.chance((from + to) / 2), 1)
  }, 0)
}
