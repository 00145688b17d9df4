import type { Area } from '../../area.ts'
import { MINIMUM_BASE, TOO_FEW } from '../../disclosure/protect.ts'
import { count, number } from '../../format.ts'
import type { WeightSpread } from '../../statistics/diagnostics.ts'
import { populationKey } from '../../tables.ts'
import type { Weights } from '../../weighting/report.ts'
import type { Rows } from '../rows.ts'

/** The weights of a round as its method page tells of them. */
export interface WeightTables {
  /** 'efter område, kön och ålder' … */
  readonly method: string
  readonly lines: readonly WeightLine[]
  /** What else has to be said of answers that have no group of their own. */
  readonly notes: readonly string[]
}

/** How unequal an area's weights are. */
interface WeightLine extends EffectWords {
  readonly name: string
}

interface EffectWords {
  /** '1 204', or 'för få svar'. */
  readonly answers: string
  /** '1,2', 'mer än 1,5'; '–' where it is not told. */
  readonly effect: string
  /** As many answers that weigh the same: '33', 'färre än 41'; '–' likewise. */
  readonly equals: string
}

/**
 * What is told of the weights: how many times less certain they make a share (Kish), for each area and for those together. A weight is
 * the residents of a group, whom everybody knows, through its answers. So the least weight and the largest, the largest through the
 * middle one and the share that one person stands for give how many answered in single groups of sex and age: of forty answers from
 * four groups, every third number under ten exactly. Which groups were weighted as one says it too: each of the others has at
 * least five, so forty answers from eight of them are five of each. None of that is told, to anybody; whoever works with the answers
 * person by person has it with them. What is told leaves each group anything from nobody to ten and more.
 */
export function weightTables(areas: readonly Pick<Area, 'id' | 'name'>[], weights: Weights, rows: Rows): WeightTables {
  const weighted = areas.flatMap(({ id, name }) => {
    const spread = weights.spreads.find(({ areaId }) => areaId === id)
    return spread ? [{ name, spread, hidden: isHidden(spread, rows) }] : []
  })
  const told = weighted.flatMap(({ spread, hidden }) => (hidden || spread.respondents < FEWEST ? [] : [spread]))
  const all = told.length === areas.length ? 'Hela kommunen' : `Områden med minst ${FEWEST} svar`
  return {
    method: METHODS[weights.method],
    lines: [
      ...weighted.map(({ name, spread, hidden }) => ({ name, ...(hidden ? { ...UNTOLD, answers: TOO_FEW } : effectWords(spread)) })),
      ...(told.length > 1 ? [{ name: all, ...effectWords(together(told)) }] : []),
    ],
    notes: notes(weights),
  }
}

/** Whether the number of answers that weights rest on is hidden: in itself, for the sake of another's, or because some few more answered who have no weight. */
function isHidden({ areaId, respondents }: WeightSpread, rows: Rows): boolean {
  const row = rows.code.get(populationKey({ kind: 'area', areaId: areaId ?? '' }))
  return respondents < MINIMUM_BASE || !row || row.hidden === 'row' || row.respondents !== respondents
}

const METHODS: Readonly<Record<Weights['method'], string>> = {
  'post-stratification': 'efter område, kön och ålder (efterstratifiering)',
  raking: 'så att de stämmer med befolkningen efter område och efter kön och ålder, var för sig (raking)',
  'bounded-calibration':
    'så att de stämmer med befolkningen efter område och efter kön och ålder, var för sig, utan att någon vikt blir för stor (kalibrering)',
}

/** Fewer answers than this can have fallen in so few ways that their effect says which. */
const FEWEST = 30
/** So can more of them whose effect is larger than this. */
const MOST = 1.5

const UNTOLD = { effect: '–', equals: '–' }

type Effect = Pick<WeightSpread, 'respondents' | 'deffKish'>

/** The effect in tenths, and as many equal answers as that makes: counted from the tenths, for by itself their number would have more figures. */
function effectWords({ respondents, deffKish }: Effect): EffectWords {
  const answers = count(respondents)
  if (respondents < FEWEST) return { ...UNTOLD, answers }
  const effect = Math.round(10 * deffKish) / 10
  if (effect > MOST) return { answers, effect: `mer än ${number(MOST, 1)}`, equals: `färre än ${count(Math.ceil(respondents / MOST))}` }
  return { answers, effect: number(effect, 1), equals: count(Math.round(respondents / effect)) }
}

/** The answers of some areas as one. Those of the areas that are hidden are not among them: the whole kommun's effect would tell of these. */
function together(spreads: readonly WeightSpread[]): Effect {
  const sum = (of: (spread: WeightSpread) => number) => spreads.reduce((total, spread) => total + of(spread), 0)
  const people = ({ max, largestShare }: WeightSpread) => max / largestShare
  const respondents = sum((spread) => spread.respondents)
  const squares = sum((spread) => (spread.deffKish * people(spread) ** 2) / spread.respondents)
  return { respondents, deffKish: (respondents * squares) / sum(people) ** 2 }
}

function notes({ unplaced, fromEmpty }: Weights): readonly string[] {
  const people = (number: number) =>
    number < MINIMUM_BASE ? 'Några få personer' : `Omkring ${count(10 * Math.round(number / 10))} personer`
  return [
    ...(unplaced > 0
      ? [
          `${people(unplaced)} har inte uppgett kön eller ålder så att de finns i registret. De räknas med sitt områdes genomsnittliga vikt.`,
        ]
      : []),
    ...(fromEmpty > 0 ? [`${people(fromEmpty)} tillhör en grupp som enligt registret är tom. De räknas med närmaste åldersgrupp.`] : []),
  ]
}

/** The people of a sex of the register: 'Kvinnor'. */
export const sexWords = (sex: string): string => ({ kvinna: 'Kvinnor', man: 'Män' })[sex] ?? sex

/** Age groups that follow on each other, as one: '15–44 år', '65 år och äldre'. */
export function ageWords(ageGroups: readonly string[]): string {
  const [from] = (ageGroups[0] ?? '').split(/[-+]/)
  const last = ageGroups.at(-1) ?? ''
  return last.endsWith('+') ? `${from} år och äldre` : `${from}–${last.split('-')[1]} år`
}
