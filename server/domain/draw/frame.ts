import { AGE_GROUPS, type AgeGroup, type Sex } from '../population.ts'

/** The fewest people drawn in a frame cell: whoever has a stolen code can then never guess better than one in ten. */
export const MINIMUM_DRAWN = 10

/** Neighbouring age groups taken as one, youngest first; never empty. */
export type AgeClass = readonly AgeGroup[]

/** What a personal code tells of whoever holds it: where in the register frame the person was drawn. */
export interface Frame {
  readonly areaId: string
  /** Null where the draw did not tell the sexes apart. */
  readonly sex: Sex | null
  /** Null where the draw did not tell ages apart. */
  readonly ages: AgeClass | null
}

/** A cell of the frame: its number within the round, how many people the register has in it, and how many were drawn. */
export interface FrameCell extends Frame {
  readonly cell: number
  readonly population: number
  readonly drawn: number
}

/** A frame cell and what has come of it so far. */
export interface CellStanding extends FrameCell {
  /** Letters that came back. */
  readonly undeliverable: number
  readonly answered: number
}

/** An age class in the register's manner of writing: '15-29', '15-44', '65+'. */
export function classNamed(ages: AgeClass): string {
  const [from, to] = [ages[0]?.split(/[-+]/)[0] ?? '', ages.at(-1) ?? '']
  return to.endsWith('+') ? `${from}+` : `${from}-${to.split('-')[1]}`
}

/** The age class that a name stands for; undefined when it is none. */
export const classCalled = (name: string): AgeClass | undefined => CLASSES.get(name)

const CLASSES: ReadonlyMap<string, AgeClass> = new Map(
  AGE_GROUPS.flatMap((_, from) =>
    AGE_GROUPS.slice(from).map((_, more) => {
      const ages = AGE_GROUPS.slice(from, from + more + 1)
      return [classNamed(ages), ages] as const
    }),
  ),
)

/** The register's age group that an age in whole years falls in; undefined below the youngest. */
export const groupOfAge = (age: number): AgeGroup | undefined => BY_AGE[Math.min(age, BY_AGE.length - 1)]

// Looked up once for every line of a register.
const BY_AGE: readonly (AgeGroup | undefined)[] = Array.from({ length: 81 }, (_, age) =>
  AGE_GROUPS.find((group) => {
    const [from = 0, to = Number.POSITIVE_INFINITY] = group.split(/[-+]/).filter(Boolean).map(Number)
    return age >= from && age <= to
  }),
)
