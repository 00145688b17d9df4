import type { Area } from '../../area.ts'
import { MINIMUM_BASE, TOO_FEW } from '../../disclosure/protect.ts'
import { count, number, percent } from '../../format.ts'
import type { WeightSpread, WeightWarning } from '../../statistics/diagnostics.ts'
import type { Collapsed } from '../../statistics/weighing.ts'
import { populationKey } from '../../tables.ts'
import type { Weights } from '../../weighting/report.ts'
import type { Rows } from '../rows.ts'

/** The weights of a round as its method page tells of them. */
export interface WeightTables {
  /** 'efter område, kön och ålder' … */
  readonly method: string
  readonly lines: readonly WeightLine[]
  readonly warnings: readonly string[]
  /** Groups weighted as one, area by area. */
  readonly collapsed: readonly { readonly name: string; readonly groups: string }[]
  /** What else has to be said of answers that have no group of their own. */
  readonly notes: readonly string[]
}

/** An area's weights; only its name when so few answered that they would tell how many. */
type WeightLine = { readonly name: string } & ({ readonly few: string } | (Spread & { readonly few: null }))

interface Spread {
  readonly answers: string
  readonly min: string
  readonly max: string
  readonly maxToMedian: string
  readonly deff: string
  readonly equals: string
  readonly largest: string
}

/** What has to be published about the weights, the kommun first. */
export function weightTables(areas: readonly Pick<Area, 'id' | 'name'>[], weights: Weights, rows: Rows): WeightTables {
  const nameOf = (areaId: string | null) => areas.find(({ id }) => id === areaId)?.name ?? 'Hela kommunen'
  const few = new Set(weights.spreads.filter((spread) => isHidden(spread, rows)).map(({ areaId }) => areaId))
  const hidden = weights.spreads.filter(({ areaId }) => areaId !== null && few.has(areaId))
  return {
    method: METHODS[weights.method],
    lines: weights.spreads.map((spread) => ({
      name: nameOf(spread.areaId),
      ...(few.has(spread.areaId) ? { few: TOO_FEW } : { few: null, ...spreadWords(spread, hidden) }),
    })),
    warnings: weights.warnings.filter(({ areaId }) => !few.has(areaId)).map((warning) => warningWords(warning, nameOf(warning.areaId))),
    collapsed: collapsedWords(weights.collapsed, nameOf),
    notes: [...(hidden.length > 0 ? [UNTOLD] : []), ...notes(weights, nameOf)],
  }
}

/** Whether the number of answers that weights rest on is hidden: in itself, for the sake of another's, or because some few more answered who have no weight. */
function isHidden({ areaId, respondents }: WeightSpread, rows: Rows): boolean {
  const row = rows.code.get(populationKey(areaId === null ? { kind: 'kommun' } : { kind: 'area', areaId }))
  return respondents < MINIMUM_BASE || !row || row.hidden === 'row' || row.respondents !== respondents
}

const UNTOLD = '”–” står där en vikt skulle avslöja hur många som svarat i ett område med för få svar.'

const METHODS: Readonly<Record<Weights['method'], string>> = {
  'post-stratification': 'efter område, kön och ålder (efterstratifiering)',
  raking: 'så att de stämmer med befolkningen efter område och efter kön och ålder, var för sig (raking)',
  'bounded-calibration':
    'så att de stämmer med befolkningen efter område och efter kön och ålder, var för sig, utan att någon vikt blir för stor (kalibrering)',
}

/** The kommun's least and largest weight go untold when they are a hidden area's: they would tell how many answered there. */
function spreadWords(
  { respondents, min, max, maxToMedian, deffKish, nKish, largestShare }: WeightSpread,
  hidden: readonly WeightSpread[],
): Spread {
  const [isLeastHidden, isLargestHidden] = [hidden.some((area) => area.min === min), hidden.some((area) => area.max === max)]
  return {
    answers: count(respondents),
    min: isLeastHidden ? '–' : number(min, 1),
    max: isLargestHidden ? '–' : number(max, 1),
    maxToMedian: isLargestHidden ? '–' : number(maxToMedian, 1),
    deff: number(deffKish, 1),
    equals: count(Math.round(nKish)),
    largest: isLargestHidden ? '–' : percent(largestShare),
  }
}

/** Why weights are so unequal that it must be told of a place. */
export function warningWords({ code, value }: WeightWarning, name: string): string {
  if (code === 'high_deff')
    return `${name}: vikterna är mycket olika, så andelarna blir lika osäkra som om svaren vore ${number(value, 1)} gånger färre.`
  return `${name}: en enda persons svar står för ${percent(value)} av invånarna.`
}

/** The groups of each area that were weighted as one, each area once: 'kvinnor 15–44 år; män 15–64 år'. */
function collapsedWords(collapsed: readonly Collapsed[], nameOf: (areaId: string) => string): WeightTables['collapsed'] {
  const byArea = new Map<string, Set<string>>()
  for (const { areaIds, into } of collapsed) {
    const [, sex = '', ages = ''] = into.split('|')
    const name = areaIds.map(nameOf).join(' och ')
    const who = sex === '*' ? 'kvinnor och män' : sexWords(sex).toLowerCase()
    byArea.set(name, (byArea.get(name) ?? new Set()).add(`${who} ${ageWords(ages.split(/\+(?=\d)/))}`))
  }
  return [...byArea].map(([name, groups]) => ({ name, groups: [...groups].join('; ') }))
}

function notes({ unplaced, fromEmpty, merged }: Weights, nameOf: (areaId: string) => string): readonly string[] {
  const people = (number: number) =>
    number < MINIMUM_BASE ? 'Några få personer' : `Omkring ${count(10 * Math.round(number / 10))} personer`
  return [
    ...(unplaced > 0
      ? [
          `${people(unplaced)} har inte uppgett kön eller ålder så att de finns i registret. De räknas med sitt områdes genomsnittliga vikt.`,
        ]
      : []),
    ...(fromEmpty > 0 ? [`${people(fromEmpty)} tillhör en grupp som enligt registret är tom. De räknas med närmaste åldersgrupp.`] : []),
    ...merged.map((areaId) => `${nameOf(areaId)} har så få svar att området är viktat ihop med sin granne och inte har egna siffror.`),
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
