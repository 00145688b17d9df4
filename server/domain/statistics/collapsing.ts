/** One sex and age group of a stratum: people in the register, and how many of them answered. */
export interface FineCell {
  readonly sex: string
  readonly ageGroup: string
  readonly people: number
  readonly respondents: number
}

/** Cells weighted as one: age groups of one sex, or of everybody (sex null). */
export interface PostStratum {
  readonly sex: string | null
  /** Youngest first. */
  readonly ageGroups: readonly string[]
  readonly people: number
  readonly respondents: number
}

/** Whether a post-stratum holds a cell. */
export const covers = ({ sex, ageGroups }: PostStratum, cell: Pick<FineCell, 'sex' | 'ageGroup'>): boolean =>
  (sex === null || sex === cell.sex) && ageGroups.includes(cell.ageGroup)

/** Fewer answers than this are too few to stand for a cell. */
const FEWEST = 5
/** Each answer stands for at most this many times as many as the stratum's answers do on average. */
const HEAVIEST = 4

/** Whether a group of cells may not stand by itself. */
export type Bad = (step: PostStratum) => boolean

/**
 * The post-strata of one stratum. Age groups are merged within each sex until none is bad: fewer than five answers, or a
 * weight over four times the average. If a sex is left with a single bad cell, both sexes are taken together. The rule looks
 * only at counts, never at answers, and always gives the same result. Holt & Smith (1979); Kalton & Flores-Cervantes (2003).
 */
export function collapse(cells: readonly FineCell[], ageGroups: readonly string[], bad: Bad = badIn(cells)): readonly PostStratum[] {
  const sexes = [...new Set(cells.map(({ sex }) => sex))]
  const apart = sexes.map((sex) => mergeAges(steps(cells, ageGroups, sex), bad)).filter((merged) => merged.length > 0)
  if (!apart.flat().some((step) => bad(step) || step.people === 0)) return apart.flat()
  return mergeAges(steps(cells, ageGroups, null), bad)
}

/** What is bad among these cells: the weight is compared with that of them all. */
function badIn(cells: readonly FineCell[]): Bad {
  const all = { people: 0, respondents: 0 }
  for (const { people, respondents } of cells) {
    all.people += people
    all.respondents += respondents
  }
  return ({ people, respondents }) => respondents < FEWEST || people / all.people / (respondents / all.respondents) > HEAVIEST
}

/** The age groups of one sex, or of everybody, that have people or answers. */
function steps(cells: readonly FineCell[], ageGroups: readonly string[], sex: string | null): readonly PostStratum[] {
  const own = cells.filter((cell) => sex === null || cell.sex === sex)
  return ageGroups
    .map((ageGroup) => {
      const same = own.filter((cell) => cell.ageGroup === ageGroup)
      const sum = (what: 'people' | 'respondents') => same.reduce((total, cell) => total + cell[what], 0)
      return { sex, ageGroups: [ageGroup], people: sum('people'), respondents: sum('respondents') }
    })
    .filter(({ people, respondents }) => people > 0 || respondents > 0)
}

/**
 * Merges neighbours until none is bad or one is left: first whoever answered where the register has nobody, then the bad
 * group with fewest answers (of equals the youngest), each with the neighbour that has fewer answers (of equals the younger).
 */
function mergeAges(ordered: readonly PostStratum[], bad: Bad): readonly PostStratum[] {
  let merged = ordered
  for (;;) {
    const empty = merged.findIndex(({ people }) => people === 0)
    const worst = empty >= 0 ? empty : fewest(merged, bad)
    if (merged.length < 2 || worst < 0) return merged
    merged = joined(merged, worst, neighbour(merged, worst))
  }
}

function fewest(steps: readonly PostStratum[], bad: Bad): number {
  let worst = -1
  for (const [index, step] of steps.entries()) {
    if (bad(step) && (worst < 0 || step.respondents < (steps[worst]?.respondents ?? 0))) worst = index
  }
  return worst
}

function neighbour(steps: readonly PostStratum[], index: number): number {
  const [younger, older] = [steps[index - 1], steps[index + 1]]
  if (!younger) return index + 1
  return !older || younger.respondents <= older.respondents ? index - 1 : index + 1
}

function joined(steps: readonly PostStratum[], one: number, other: number): readonly PostStratum[] {
  const [a, b] = [steps[Math.min(one, other)], steps[Math.max(one, other)]]
  if (!a || !b) return steps
  const both = {
    ...a,
    ageGroups: [...a.ageGroups, ...b.ageGroups],
    people: a.people + b.people,
    respondents: a.respondents + b.respondents,
  }
  return steps.flatMap((step) => (step === a ? [both] : step === b ? [] : [step]))
}
