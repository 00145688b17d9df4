import { type Cube, UNKNOWN } from '../cube.ts'
import { isUnplaced, type Weighing } from '../statistics/weighing.ts'

/** What everybody of one area, sex and age group who answered by code carries. */
export interface Carried {
  readonly areaId: string
  /** As the cube has them. */
  readonly sex: string
  readonly ageGroup: string
  /** How many residents each of them stands for, unrounded. */
  readonly weight: number
  /** The cells of the register that they were weighted to together: '9901N|kvinna|15-29+30-44', '*' for both sexes. */
  readonly cell: string
}

/** The weights of all who answered by code, in the cube's order. Areas that nothing could be weighted with have none. */
export function carried({ cells }: Cube, { design, placing, collapsed }: Weighing): readonly Carried[] {
  const cellOf = new Map(collapsed.flatMap(({ areaIds, into, ...place }) => areaIds.map((areaId) => [keyOf({ areaId, ...place }), into])))
  return cells
    .filter(({ slice, source }) => slice === '' && source === 'code')
    .flatMap(({ areaId, sex, ageGroup }) => {
      const placed = placing(sex, ageGroup)
      const at = design.cells[design.cellOf(areaId, placed.sex, placed.ageGroup) ?? -1]
      const stratum = at && design.strata[at.stratum]
      if (!at || !stratum) return []
      const cell = isUnplaced(placed) ? `${stratum.areaIds.join('+')}|${UNKNOWN}` : (cellOf.get(keyOf({ areaId, ...placed })) ?? '')
      return [{ areaId, sex, ageGroup, weight: at.weight, cell }]
    })
}

const keyOf = ({ areaId, sex, ageGroup }: Pick<Carried, 'areaId' | 'sex' | 'ageGroup'>) => `${areaId}\n${sex}\n${ageGroup}`
