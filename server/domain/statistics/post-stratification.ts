import { UNKNOWN } from '../cube.ts'
import { collapse, covers, type FineCell, type PostStratum } from './collapsing.ts'
import { cellMeans, type Stratum, type WeightCell } from './design.ts'
import type { Register } from './register.ts'
import type { Respondents } from './respondents.ts'
import { type Collapsed, isUnplaced, type Weights } from './weighing.ts'

/**
 * Weights answers so that they agree with the register by area, sex and age group: in each cell the people of the register
 * through those who answered, small cells collapsed. Answers whose cell is unknown weigh as much as the stratum's do on
 * average, and the others stand for the rest. Holt & Smith (1979); Särndal, Swensson & Wretman (1992) ch. 7.6.
 */
export function postStratified(register: Register, strata: readonly Stratum[], respondents: readonly Respondents[]): Weights {
  const parts = strata.map((stratum, index) => cellsOf(stratum, index, register, respondents))
  const cells = parts.flatMap((part) => part.cells)
  const places = new Map(parts.flatMap((part) => part.places.map(([key, cell]) => [key, cells.indexOf(cell)] as const)))
  return {
    design: {
      strata,
      cells,
      cellOf: (areaId, sex, ageGroup) => places.get(keyOf(areaId, sex, ageGroup)),
      isPostStratified: true,
      foretold: cellMeans(cells),
    },
    method: 'post-stratification',
    collapsed: parts.flatMap(({ collapsed }) => collapsed),
    fromEmpty: parts.reduce((sum, { fromEmpty }) => sum + fromEmpty, 0),
  }
}

interface Part {
  readonly cells: readonly WeightCell[]
  /** Which cell a person of an area, sex and age group belongs to. */
  readonly places: readonly (readonly [string, WeightCell])[]
  readonly collapsed: readonly Collapsed[]
  readonly fromEmpty: number
}

function cellsOf(stratum: Stratum, index: number, register: Register, respondents: readonly Respondents[]): Part {
  const fine = fineCells(stratum, register, respondents)
  const placed = fine.reduce((sum, cell) => sum + cell.respondents, 0)
  const groups = placed > 0 ? collapse(fine, register.ageGroups) : []
  // With one cell or none everybody weighs the same, and those who cannot be placed are like all others.
  const alike =
    groups.length < 2 ? { stratum: index, weight: stratum.people / stratum.respondents, respondents: stratum.respondents } : null
  const share = placed / stratum.respondents
  const made = groups.map(({ people, respondents }) => alike ?? { stratum: index, weight: (people * share) / respondents, respondents })
  const average = { stratum: index, weight: stratum.people / stratum.respondents, respondents: stratum.respondents - placed }
  const unplaced = alike ?? average
  const found = groups.flatMap((group, position) =>
    fine.filter((cell) => covers(group, cell)).map((cell) => [cell, made[position] ?? unplaced] as const),
  )
  const all = [...found, ...(placed < stratum.respondents ? [[{ sex: UNKNOWN, ageGroup: UNKNOWN }, unplaced] as const] : [])]
  return {
    cells: [...new Set(all.map(([, cell]) => cell))],
    places: all.flatMap(([{ sex, ageGroup }, cell]) => stratum.areaIds.map((areaId) => [keyOf(areaId, sex, ageGroup), cell] as const)),
    collapsed: fine.flatMap((cell) => groups.filter((group) => covers(group, cell)).map((group) => collapsed(stratum, cell, group))),
    fromEmpty: fine.reduce((sum, cell) => sum + (cell.people === 0 ? cell.respondents : 0), 0),
  }
}

function fineCells({ areaIds }: Stratum, { cells }: Register, respondents: readonly Respondents[]): readonly FineCell[] {
  const fine = new Map<string, { sex: string; ageGroup: string; people: number; respondents: number }>()
  const at = ({ sex, ageGroup }: Pick<FineCell, 'sex' | 'ageGroup'>) => {
    const key = keyOf('', sex, ageGroup)
    const cell = fine.get(key) ?? { sex, ageGroup, people: 0, respondents: 0 }
    fine.set(key, cell)
    return cell
  }
  for (const cell of cells) if (areaIds.includes(cell.areaId)) at(cell).people += cell.people
  for (const group of respondents) if (areaIds.includes(group.areaId) && !isUnplaced(group)) at(group).respondents += group.respondents
  return [...fine.values()]
}

const collapsed = ({ areaIds }: Stratum, cell: FineCell, group: PostStratum): Collapsed => ({
  areaIds,
  ...cell,
  into: [areaIds.join('+'), group.sex ?? '*', group.ageGroups.join('+')].join('|'),
})

const keyOf = (areaId: string, sex: string, ageGroup: string) => `${areaId}\n${sex}\n${ageGroup}`
