import { UNKNOWN } from '../cube.ts'
import { BOUNDS, bounded, crossed } from './bounded.ts'
import type { Design, Stratum, WeightCell } from './design.ts'
import { type Answers, type Ground, holds, nameOf, type Target, targets } from './margins.ts'
import { noConvergence, type Obstacle } from './obstacles.ts'
import { rake, sumsOf, type Task } from './raking.ts'
import { ANYBODY, type Margin, type Margins, type Neighbours } from './register.ts'
import type { Respondents } from './respondents.ts'
import { sweep, times } from './sweep.ts'
import type { Collapsed, Weights } from './weighing.ts'

/**
 * Weights answers so that they agree with every margin: raking, or bounded calibration when raking would change some weight
 * more than fourfold. When that has no solution the most extreme category is merged and it is tried again; weights are never cut.
 */
export function calibrated(
  { margins, ageGroups }: Margins,
  strata: readonly Stratum[],
  respondents: readonly Respondents[],
  neighbours: Neighbours,
): Weights | { readonly obstacle: Obstacle } {
  const answers = answersOf(strata, respondents)
  const ground = { strata, answers, ageGroups, neighbours }
  const forced = new Set<string>()
  for (;;) {
    const sought = margins.map((margin) => targets(margin, ground, forced))
    const vacant = sought.flat().find((target) => target.respondents === 0 && target.people > 0)
    if (vacant) return { obstacle: noConvergence(`ingen har svarat i ${said(vacant, strata)}.`) }
    const task = taskOf(margins, sought, answers)
    const raked = rake(task)
    if (!raked) return { obstacle: noConvergence('de närmar sig inte varandra. Kontrollera att filerna gäller samma invånare.') }
    const factors = isWithin(raked) ? raked : bounded(task)
    if (factors) return weighted(ground, sought.flat(), task, factors, factors === raked ? 'raking' : 'bounded-calibration')
    const extreme = mostExtreme(task, sought.flat(), forced)
    if (extreme === undefined) return { obstacle: noConvergence('någon grupp har för få svar för att vägas upp högst fyra gånger.') }
    forced.add(extreme)
  }
}

const isWithin = (factors: Float64Array) => factors.every((factor) => factor >= BOUNDS.least && factor <= BOUNDS.most)

function answersOf(strata: readonly Stratum[], respondents: readonly Respondents[]): readonly Answers[] {
  const groups = new Map<string, Answers>()
  for (const { areaId, sex, ageGroup, respondents: people } of respondents) {
    const index = strata.findIndex(({ areaIds }) => areaIds.includes(areaId))
    const stratum = strata[index]
    if (!stratum) continue
    const key = placeKey(index, sex, ageGroup)
    const before = groups.get(key)?.respondents ?? 0
    groups.set(key, { stratum: index, sex, ageGroup, respondents: before + people, base: stratum.people / stratum.respondents })
  }
  return [...groups.values()]
}

function taskOf(margins: readonly Margin[], sought: readonly (readonly Target[])[], answers: readonly Answers[]): Task {
  const members = answers.map((one) => {
    let first = 0
    return margins.map((margin, index) => {
      const found = first + (sought[index] ?? []).findIndex((target) => holds(target, margin, one))
      first += sought[index]?.length ?? 0
      return found
    })
  })
  const totals = Float64Array.from(sought.flat(), ({ people }) => people)
  return { standFor: Float64Array.from(answers, ({ base, respondents }) => base * respondents), members, totals }
}

function weighted(
  { strata, answers }: Ground,
  sought: readonly Target[],
  task: Task,
  factors: Float64Array,
  method: Weights['method'],
): Weights {
  const cells = answers.map(({ stratum, base, respondents }, cell) => ({ stratum, weight: base * (factors[cell] ?? 1), respondents }))
  const places = new Map(answers.map(({ stratum, sex, ageGroup }, cell) => [placeKey(stratum, sex, ageGroup), cell]))
  const stratumOf = new Map(strata.flatMap(({ areaIds }, index) => areaIds.map((areaId) => [areaId, index] as const)))
  return {
    design: {
      strata,
      cells,
      cellOf: (areaId, sex, ageGroup) => places.get(placeKey(stratumOf.get(areaId) ?? -1, sex, ageGroup)),
      isPostStratified: false,
      foretold: regression(task, cells, answers),
    },
    method,
    collapsed: sought.flatMap((target) => mergedFrom(target, strata)),
    fromEmpty: sought.reduce((sum, target) => sum + fromEmpty(target), 0),
  }
}

/** What a regression on the targets foretells of each person, weighted by d: x'b with b = (Σ d x x')⁻¹ Σ d x z. As R's calibrate. */
function regression(task: Task, cells: readonly WeightCell[], answers: readonly Answers[]): Design['foretold'] {
  const inverse = sweep(crossed(task, (cell) => task.standFor[cell] ?? 0))
  return (sums) => {
    const explained = new Float64Array(task.totals.length)
    for (const [cell, member] of task.members.entries()) {
      for (const target of member) explained[target] = (explained[target] ?? 0) + (answers[cell]?.base ?? 0) * (sums[cell] ?? 0)
    }
    const slopes = times(inverse, explained)
    return Float64Array.from(cells, (_, cell) => (task.members[cell] ?? []).reduce((sum, target) => sum + (slopes[target] ?? 0), 0))
  }
}

/** The category, not yet forced to merge, whose people differ most from what its answers stand for. */
function mostExtreme(task: Task, sought: readonly Target[], forced: ReadonlySet<string>): string | undefined {
  const before = sumsOf(task, new Float64Array(task.standFor.length).fill(1))
  const strain = (index: number) => Math.abs(Math.log((task.totals[index] ?? 1) / (before[index] ?? 1)))
  const free = sought.flatMap((target, index) =>
    target.sex === UNKNOWN || forced.has(nameOf(target)) ? [] : [{ name: nameOf(target), strain: strain(index) }],
  )
  return free.reduce<(typeof free)[number] | undefined>((most, one) => (most && most.strain >= one.strain ? most : one), undefined)?.name
}

function mergedFrom(target: Target, strata: readonly Stratum[]): readonly Collapsed[] {
  const areaIds = areasOf(target, strata)
  const into = [areaIds.join('+'), target.sex ?? '*', target.ageGroups.join('+')].join('|')
  return target.cells.map((cell) => ({ areaIds, ...cell, into }))
}

/** Answers from a category where the margin has nobody. */
const fromEmpty = ({ cells }: Target) => cells.reduce((sum, { people, respondents }) => sum + (people === 0 ? respondents : 0), 0)

const areasOf = (target: Target, strata: readonly Stratum[]) => target.strata.flatMap((index) => strata[index]?.areaIds ?? [])

const said = (target: Target, strata: readonly Stratum[]) =>
  [`område ${areasOf(target, strata).join(', ')}`, target.sex ?? '', target.ageGroups.join(', ')]
    .filter((word) => word && word !== ANYBODY)
    .join(', ')

const placeKey = (stratum: number, sex: string, ageGroup: string) => `${stratum}\n${sex}\n${ageGroup}`
