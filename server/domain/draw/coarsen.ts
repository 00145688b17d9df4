import { AGE_GROUPS, type AgeGroup, SEXES, type Sex } from '../population.ts'
import { type FrameCell, MINIMUM_DRAWN } from './frame.ts'

/** Who was drawn, and how many there are to draw from, in one cell of the register. */
export interface DrawnCell {
  readonly areaId: string
  readonly sex: Sex
  readonly ageGroup: AgeGroup
  readonly population: number
  readonly drawn: number
}

type Class = { readonly ages: readonly AgeGroup[]; readonly population: number; readonly drawn: number }

/**
 * The frame cells of a draw, so coarse that at least MINIMUM_DRAWN people were drawn in each; areas in the order they come in. Within
 * each sex the class with the fewest drawn is merged with the age neighbour that has fewer (ties: the younger), until none is
 * too small; where a sex alone is too small, the sexes of the area are taken together and its ages begun again. What is left of
 * an area drawn too small even so is one cell, which no draw with it may keep. Looks at counts alone, never at who was drawn.
 */
export function frameCells(cells: readonly DrawnCell[]): readonly FrameCell[] {
  const areaIds = [...new Set(cells.map(({ areaId }) => areaId))]
  const coarse = areaIds.flatMap((areaId) => ofArea(cells.filter((cell) => cell.areaId === areaId)))
  return coarse.map((cell, index) => ({ cell: index, ...cell }))
}

function ofArea(cells: readonly DrawnCell[]): readonly Omit<FrameCell, 'cell'>[] {
  const [first] = cells
  if (!first || total(cells).drawn === 0) return []
  const { areaId } = first
  const bySex = SEXES.map((sex) => ({ sex, classes: merged(classesOf(cells.filter((cell) => cell.sex === sex))) }))
  const parted = bySex.filter(({ classes }) => total(classes).population > 0)
  if (parted.every(({ classes }) => classes.every(isLarge)))
    return parted.flatMap(({ sex, classes }) => classes.map((one) => ({ areaId, sex, ...told(one) })))
  const together = merged(classesOf(cells))
  if (together.every(isLarge)) return together.map((one) => ({ areaId, sex: null, ...told(one) }))
  return [{ areaId, sex: null, ages: null, ...total(cells) }]
}

// All ages together are no age: the code then tells none.
const told = ({ ages, population, drawn }: Class) => ({ ages: ages.length === AGE_GROUPS.length ? null : ages, population, drawn })

function classesOf(cells: readonly DrawnCell[]): readonly Class[] {
  return AGE_GROUPS.map((group) => ({ ages: [group], ...total(cells.filter(({ ageGroup }) => ageGroup === group)) }))
}

const isLarge = ({ drawn }: Pick<Class, 'drawn'>) => drawn >= MINIMUM_DRAWN

function merged(classes: readonly Class[]): readonly Class[] {
  const left = [...classes]
  while (left.length > 1) {
    const least = left.reduce((small, { drawn }, at) => (drawn < (left[small]?.drawn ?? 0) ? at : small), 0)
    const [younger, small, older] = [left[least - 1], left[least], left[least + 1]]
    if (!small || isLarge(small)) break
    const first = !older || (younger && younger.drawn <= older.drawn) ? least - 1 : least
    const two = left.slice(first, first + 2)
    left.splice(first, 2, { ages: two.flatMap(({ ages }) => ages), ...total(two) })
  }
  return left
}

const total = (cells: readonly Pick<Class, 'population' | 'drawn'>[]) => ({
  population: cells.reduce((sum, { population }) => sum + population, 0),
  drawn: cells.reduce((sum, { drawn }) => sum + drawn, 0),
})
