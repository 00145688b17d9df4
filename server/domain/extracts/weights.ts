import { UNKNOWN } from '../cube.ts'
import { AGE_GROUPS, SEXES } from '../population.ts'
import type { Carried } from '../weighting/carried.ts'
import { alike } from './cells.ts'
import { ALL, type Coarsening } from './coarsening.ts'
import type { Group, Traits } from './traits.ts'

/** What a person's row says of their weight. */
export type Weight = Pick<Carried, 'weight' | 'cell'>

/** The weights of a file. */
export interface Weights {
  /** What stands there for people with these traits, as the file shows them; null when they have no weight. */
  of(shown: Traits): Weight | null
  /** Every cell that stands there. */
  readonly cells: readonly string[]
}

/** Nobody's: those who came by the open link carry nothing. */
export const WEIGHTLESS: Weights = { of: () => null, cells: [] }

/**
 * The weights of a file. Everybody who is shown with the same area, sex and age group has the same, the mean of what they
 * carry: sums come out right, and the weight tells of nobody more than the file does. In a file that shows traits as people
 * gave them, that is what each carries, and the cell is the one that they were weighted in.
 */
export function weightsIn(coarsening: Coarsening, groups: readonly Group[], carried: readonly Carried[]): Weights {
  const known = new Map(carried.map((one) => [placeOf(one), one]))
  const own = ({ areaId, sex, ageGroup }: Traits) =>
    known.get(placeOf({ areaId, sex: within(SEXES, sex), ageGroup: within(AGE_GROUPS, ageGroup) }))
  const together = alike(groups, ({ traits }) => placeOf(coarsening.of(traits)))
  const found = new Map(
    together.map((same) => {
      const shown = coarsening.of(same[0].traits)
      const carry = same.map(({ traits, people }) => ({ people, one: own(traits) }))
      return [placeOf(shown), mean(carry, coarsening.isCoarse ? nameOf(shown) : (carry[0]?.one?.cell ?? ''))]
    }),
  )
  const cells = [...new Set([...found.values()].flatMap((weight) => weight?.cell ?? []))].sort()
  return { of: (shown) => found.get(placeOf(shown)) ?? null, cells }
}

function mean(carry: readonly { readonly people: number; readonly one: Carried | undefined }[], cell: string): Weight | null {
  if (carry.some(({ one }) => one === undefined)) return null
  const weights = new Set(carry.map(({ one }) => one?.weight))
  const [only] = weights
  if (weights.size === 1 && only !== undefined) return { weight: only, cell }
  const people = carry.reduce((sum, each) => sum + each.people, 0)
  return { weight: carry.reduce((sum, each) => sum + each.people * (each.one?.weight ?? 0), 0) / people, cell }
}

// As the counting reads them: somebody who did not say, or said what the register has not, is unknown to it.
const within = (words: readonly string[], word: string) => (words.includes(word) ? word : UNKNOWN)

type Place = Pick<Traits, 'areaId' | 'sex' | 'ageGroup'>

const placeOf = ({ areaId, sex, ageGroup }: Place) => `${areaId}\n${sex}\n${ageGroup}`

const nameOf = ({ areaId, sex, ageGroup }: Place) => [areaId, sex, ageGroup].map((word) => (word === ALL ? '*' : word)).join('|')
