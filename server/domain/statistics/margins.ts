import { UNKNOWN } from '../cube.ts'
import { type Bad, collapse, covers, type FineCell, type PostStratum } from './collapsing.ts'
import type { Stratum } from './design.ts'
import { ANYBODY, type Margin, type Neighbours } from './register.ts'

/** Answers of one stratum, sex and age group, and what each of them weighs before margins are used. */
export interface Answers {
  readonly stratum: number
  readonly sex: string
  readonly ageGroup: string
  readonly respondents: number
  /** d = N_h / n_h. */
  readonly base: number
}

/** A category of a margin after merging: cells of some strata, and how many people they must add up to. */
export interface Target extends PostStratum {
  /** Where its strata stand in the design. */
  readonly strata: readonly number[]
  /** The categories that it was made of, as the margin has them. None for answers that the margin cannot place. */
  readonly cells: readonly FineCell[]
}

/** What targets are made from, whatever the margin. */
export interface Ground {
  readonly strata: readonly Stratum[]
  readonly answers: readonly Answers[]
  readonly ageGroups: readonly string[]
  readonly neighbours: Neighbours
}

/** A category with fewer answers than this is merged. */
const FEWEST = 10
/** So is one with more than this many times the people its answers stand for: calibration fails close to the infeasible. */
const HEAVIEST = 3

/**
 * What a margin is calibrated to: its categories, small and heavy ones merged along age within each sex, then over both
 * sexes, then areas with their configured neighbour. What nothing can be merged with stays. `forced` names further ones to merge.
 */
export function targets(margin: Margin, ground: Ground, forced: ReadonlySet<string>): readonly Target[] {
  const all = ground.strata.map((_, index) => index)
  let parts = (margin.by.includes('areaId') ? all.map((index) => [index]) : [all]).map((strata) => partOf(strata, margin, ground, forced))
  for (;;) {
    const pair = parts
      .filter(({ small }) => small)
      .map((part) => ({ part, other: parts.find((other) => isBeside(part.strata, other.strata, ground)) }))
    const next = pair.find(({ other }) => other !== undefined)
    if (!next?.other) return parts.flatMap((part) => part.targets)
    const { part, other } = next
    const joined = partOf([...other.strata, ...part.strata], margin, ground, forced)
    parts = parts.flatMap((one) => (one === other ? [joined] : one === part ? [] : [one]))
  }
}

/** Whether a target is about these answers, as its margin tells them apart. */
export const holds = (target: Target, margin: Margin, answers: Answers): boolean =>
  target.strata.includes(answers.stratum) && covers(target, seenBy(margin, answers))

/** What a target is called. */
export const nameOf = ({ strata, sex, ageGroups }: Omit<Target, 'cells'>): string =>
  [strata.join('+'), sex ?? '*', ageGroups.join('+')].join('|')

/** The targets of strata that a margin does not tell apart, and whether some of them are still too small. */
interface Part {
  readonly strata: readonly number[]
  readonly targets: readonly Target[]
  readonly small: boolean
}

function partOf(strata: readonly number[], margin: Margin, { answers, ageGroups, ...ground }: Ground, forced: ReadonlySet<string>): Part {
  const own = answers.filter(({ stratum }) => strata.includes(stratum)).map((one) => ({ ...one, ...seenBy(margin, one) }))
  const unplaced = own.filter(({ sex }) => sex === UNKNOWN)
  const standFor = (some: readonly Answers[]) => some.reduce((sum, { base, respondents }) => sum + base * respondents, 0)
  const placedShare = 1 - standFor(unplaced) / standFor(own)
  const bad: Bad = (step) =>
    step.respondents < FEWEST ||
    step.people > HEAVIEST * standFor(own.filter((one) => covers(step, one))) ||
    forced.has(nameOf({ ...step, strata }))
  const cells = cellsOf(strata, margin, own, ground.strata)
  const placed = cells.map((cell) => ({ ...cell, people: cell.people * placedShare }))
  const merged = collapse(placed, margin.by.includes('ageGroup') ? ageGroups : [ANYBODY], bad)
  const rest = {
    sex: UNKNOWN,
    ageGroups: [UNKNOWN],
    people: standFor(unplaced),
    respondents: unplaced.reduce((sum, { respondents }) => sum + respondents, 0),
  }
  return {
    strata,
    targets: [...merged, ...(unplaced.length > 0 ? [rest] : [])].map((target) => ({
      ...target,
      strata,
      cells: cells.filter((cell) => covers(target, cell)),
    })),
    small: merged.some(bad),
  }
}

function cellsOf(own: readonly number[], margin: Margin, answers: readonly Answers[], strata: readonly Stratum[]): readonly FineCell[] {
  const areaIds = new Set(own.flatMap((index) => strata[index]?.areaIds ?? []))
  const cells = new Map<string, { sex: string; ageGroup: string; people: number; respondents: number }>()
  const at = ({ sex, ageGroup }: Pick<FineCell, 'sex' | 'ageGroup'>) => {
    const cell = cells.get(`${sex}\n${ageGroup}`) ?? { sex, ageGroup, people: 0, respondents: 0 }
    cells.set(`${sex}\n${ageGroup}`, cell)
    return cell
  }
  for (const category of margin.categories)
    if (areaIds.has(category.areaId) || category.areaId === ANYBODY) at(category).people += category.people
  for (const one of answers) if (one.sex !== UNKNOWN) at(one).respondents += one.respondents
  return [...cells.values()]
}

// A margin that tells neither sex nor age knows where everybody belongs.
function seenBy({ by }: Margin, { sex, ageGroup }: Pick<Answers, 'sex' | 'ageGroup'>): Pick<Answers, 'sex' | 'ageGroup'> {
  const tells = { sex: by.includes('sex'), age: by.includes('ageGroup') }
  return {
    sex: tells.sex || (tells.age && sex === UNKNOWN) ? sex : ANYBODY,
    ageGroup: tells.age || (tells.sex && sex === UNKNOWN) ? ageGroup : ANYBODY,
  }
}

function isBeside(one: readonly number[], other: readonly number[], { strata, neighbours }: Ground): boolean {
  const wanted = one.flatMap((index) => strata[index]?.areaIds ?? []).flatMap((areaId) => neighbours.get(areaId) ?? [])
  return one !== other && other.some((index) => strata[index]?.areaIds.some((areaId) => wanted.includes(areaId)))
}
