/** The age groups of the register figures, youngest first. */
export const AGE_GROUPS = ['15-29', '30-44', '45-64', '65-79', '80+'] as const
export type AgeGroup = (typeof AGE_GROUPS)[number]

/** The sexes of the register. */
export const SEXES = ['kvinna', 'man'] as const
export type Sex = (typeof SEXES)[number]

/** Register population: people of one sex and age group in one area on 31 December of `year`. */
export interface PopulationCell {
  readonly areaId: string
  readonly year: number
  readonly sex: Sex
  readonly ageGroup: AgeGroup
  readonly people: number
}
