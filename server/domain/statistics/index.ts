/**
 * The statistics of a round, from its cube and the register alone. `weigh` makes the weights or says why there can be none;
 * `compared` estimates every figure of some domains and compares it with the round before and with the rest of the kommun;
 * `established` adjusts what was tested in its families. Shares are 0–1 and nothing is rounded.
 */
import { type AgainstRest, againstRest, change } from './contrasts.ts'
import type { Difference } from './difference.ts'
import { type Domain, restOf } from './domains.ts'
import { adjusted, type Contrast, type Focus, familyOf } from './families.ts'
import { type Figure, figures, type Made, type Name, type WeightedRound } from './figures.ts'
import { type Reliability, reliability } from './reliability.ts'

export { type Domain, domainOf } from './domains.ts'
export type { Figure, WeightedRound } from './figures.ts'
export { registerOf } from './register.ts'
export { type Weighing, weigh } from './weighing.ts'

/**
 * A difference with its p adjusted for all that was tested with it; null when it was exploratory, and then carries no mark.
 * `pAdjustedCareful` is the same of the careful p: what may be called established, and never smaller.
 */
export type Adjusted<Found extends Difference> = Found & {
  readonly pAdjusted: number | null
  readonly pAdjustedCareful: number | null
  readonly family: string | null
}

/** A figure and what it is compared with. */
export interface ComparedFigure extends Figure {
  /** Since the round before; null without one, and where the two may not be compared. */
  readonly change: Difference | null
  /** Areas only. */
  readonly againstRest: AgainstRest | null
}

/** One question in one domain. */
export interface Row<Of extends Figure = ComparedFigure> {
  readonly domain: string
  readonly question: string
  /** Whether the question has a measure: then that is its indicator, else its mean. */
  readonly hasMeasure: boolean
  readonly figures: readonly Of[]
  readonly reliability: Reliability
}

/** What to estimate. */
export interface Wanted {
  readonly domains: readonly Domain[]
  /** The round before, or null. */
  readonly before: WeightedRound | null
  /** Whether a question may be compared with the round before in a domain. */
  readonly mayCompare: (question: string, domain: string) => boolean
  /** Whether a figure is worth comparing: comparing takes most of the time. */
  readonly isCompared: (name: Name) => boolean
  /** The fewest answers a figure may rest on to be compared with; else the difference would tell what is not to be shown. */
  readonly fewest?: number
}

/** Estimates and compares, one row at a time, so that long work can tell how far it has come. */
export function* compared(now: WeightedRound, { domains, before, mayCompare, isCompared, fewest = 0 }: Wanted): Generator<Row> {
  for (const domain of domains) {
    const isWanted = (name: Omit<Name, 'domain'>) => isCompared({ ...name, domain: domain.key })
    const isArea = domain.areaId !== undefined && domain.sex === undefined && domain.ageGroup === undefined
    const then = byKey(before ? figures(before, [domain], (name) => isWanted(name) && mayCompare(name.question, domain.key)) : [], fewest)
    const rest = byKey(isArea ? figures(now, [restOf(domain.areaId)], isWanted) : [], fewest)
    const compare = (made: Made): ComparedFigure => {
      const { scores, ...figure } = made
      const isThere = isWanted(figure)
      return {
        ...figure,
        change: isThere ? change(then.get(keyOf(made)), made) : null,
        againstRest: isThere ? againstRest(now.weighing.design, rest.get(keyOf(made)), made) : null,
      }
    }
    for (const made of rowsOf(figures(now, [domain]))) yield row(made.map(compare))
  }
}

/** Adjusts every p in its family. Rows that are not to be shown are in no family: hiding must not move what is shown. */
export function established(
  rows: readonly Row[],
  { focus, isShown = () => true }: { readonly focus: Focus; readonly isShown?: (row: Row) => boolean },
): readonly Row<ComparedFigure & { readonly change: Adjusted<Difference> | null; readonly againstRest: Adjusted<AgainstRest> | null }>[] {
  const changes = adjustedIn(rows, 'change', focus, isShown)
  const rests = adjustedIn(rows, 'area_minus_rest', focus, isShown)
  return rows.map((row) => ({
    ...row,
    figures: row.figures.map((figure) => ({
      ...figure,
      change: figure.change && { ...figure.change, ...changes(figure) },
      againstRest: figure.againstRest && { ...figure.againstRest, ...rests(figure) },
    })),
  }))
}

const UNTESTED = { pAdjusted: null, pAdjustedCareful: null, family: null }

function adjustedIn(rows: readonly Row[], contrast: Contrast, focus: Focus, isShown: (row: Row) => boolean) {
  const tested = rows.filter(isShown).flatMap(({ hasMeasure, figures }) =>
    figures.flatMap((figure) => {
      const found = contrast === 'change' ? figure.change : figure.againstRest
      const { domain, question, quantity } = figure
      return found ? [{ figure, found, family: familyOf({ contrast, domain, question, ...quantity }, hasMeasure, focus) }] : []
    }),
  )
  const families = tested.map(({ family }) => family)
  const ps = adjusted(
    tested.map(({ found }) => found.p),
    families,
  )
  const careful = adjusted(
    tested.map(({ found }) => found.pCareful),
    families,
  )
  const known = new Map(
    tested.map(({ figure, family }, index) => [figure, { pAdjusted: ps[index] ?? null, pAdjustedCareful: careful[index] ?? null, family }]),
  )
  return (figure: ComparedFigure) => known.get(figure) ?? UNTESTED
}

function row(all: readonly ComparedFigure[]): Row {
  const [first] = all
  const judged = all.filter(({ quantity }) => quantity.kind !== 'dont_know' && quantity.kind !== 'unanswered')
  return {
    domain: first?.domain ?? '',
    question: first?.question ?? '',
    hasMeasure: all.some(({ quantity }) => quantity.kind === 'measure'),
    figures: all,
    reliability: reliability(judged.map(({ estimate }) => estimate)),
  }
}

function* rowsOf(all: Iterable<Made>): Generator<readonly Made[]> {
  let together: Made[] = []
  for (const made of all) {
    if (together[0] && together[0].question !== made.question) {
      yield together
      together = []
    }
    together.push(made)
  }
  if (together.length > 0) yield together
}

const keyOf = ({ question, quantity }: Figure) => `${question} ${quantity.key}`

const byKey = (all: Iterable<Made>, fewest: number): ReadonlyMap<string, Made> =>
  new Map([...all].filter(({ n }) => n >= fewest).map((made) => [keyOf(made), made]))
