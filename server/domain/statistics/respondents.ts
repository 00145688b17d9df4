import { type Cube, UNKNOWN } from '../cube.ts'
import { ANYBODY, type Known } from './register.ts'

/** People of one area, sex and age group who answered by code, their sex and age group as the register tells them apart. */
export interface Respondents {
  readonly areaId: string
  readonly sex: string
  readonly ageGroup: string
  readonly respondents: number
}

/** Finds the register's sex and age group of a person: both UNKNOWN when either is one that the register does not have. */
export type Placing = (sex: string, ageGroup: string) => { readonly sex: string; readonly ageGroup: string }

/** Who answered by code, from the cube. Those who came by the open link chose themselves and stand for nobody else. */
export function respondentsOf({ cells }: Cube, placing: Placing): readonly Respondents[] {
  return cells
    .filter(({ slice, source }) => slice === '' && source === 'code')
    .map(({ areaId, sex, ageGroup, respondents }) => ({ areaId, ...placing(sex, ageGroup), respondents }))
}

/** How the register's full table tells people apart. */
export function placingIn(known: Known): Placing {
  const cells = 'cells' in known ? known.cells : known.margins.flatMap(({ categories }) => categories)
  const sex = within(cells.map((cell) => cell.sex))
  const ageGroup = within(cells.map((cell) => cell.ageGroup))
  return (ownSex, ownAge) => {
    const place = { sex: sex(ownSex), ageGroup: ageGroup(ownAge) }
    const isKnown = place.sex !== UNKNOWN && place.ageGroup !== UNKNOWN
    return isKnown ? place : { sex: UNKNOWN, ageGroup: UNKNOWN }
  }
}

// Where no cell tells sexes apart, everybody's is the same; margins may tell them apart in one table and not in another.
function within(words: readonly string[]): (word: string) => string {
  const known = new Set(words.filter((word) => word !== ANYBODY))
  return (word) => (known.size === 0 ? ANYBODY : known.has(word) ? word : UNKNOWN)
}
