import { counted } from '../counting/counted.ts'
import { isHiding, MINIMUM_BASE } from '../disclosure/protect.ts'
import { bands } from '../statistics/bands.ts'
import type { Estimate } from '../statistics/estimate.ts'
import { familyOf } from '../statistics/families.ts'
import { compared, domainOf, type Row as Estimated, established, type Figure } from '../statistics/index.ts'
import { sizeAt } from '../statistics/korn-graubard.ts'
import { ESTABLISHED } from '../statistics/multiplicity.ts'
import type { QuantityKind } from '../statistics/quantities.ts'
import type { WeighingResult } from '../statistics/weighing.ts'
import type { Survey } from '../survey/survey.ts'
import { populations, type Row } from '../tables.ts'
import { type Carried, carried } from './carried.ts'
import { comparableIn, type Grounds, placeOf, weighed } from './ground.ts'
import { obstaclesOf, type WeighingReport, weightsOf } from './report.ts'
import type { PlaceBand, TestedDifference, WeightedFigure, WeightedRow } from './weighted.ts'

/** A round weighted: how it was done, and its estimates one at a time, so that long work can tell how far it has come. */
export interface Weighting {
  readonly report: WeighingReport
  /** What everybody who answered by code carries; none when nothing could be weighted. */
  readonly weights: readonly Carried[]
  /** How many estimates there will be. */
  readonly size: number
  estimates(): Generator<Estimated>
}

/** Weighs a round and the one before it, and is ready to estimate every row of the planned tables. */
export function weighting(grounds: Grounds): Weighting {
  const { now, before, neighbours, focus } = grounds
  const here = weighed(now, neighbours)
  const there = before && weighed(before, neighbours)
  const domains = here.ok ? populations(now.survey, [...now.areas.keys()]).map(domainOf) : []
  return {
    report: reportOf(grounds, here, there),
    weights: here.ok ? carried(now.cube, here.weighing) : [],
    size: domains.length * (counted(now.survey).length + (now.survey.groupMeans ?? []).length),
    *estimates() {
      if (!here.ok) return
      const measured = withMeasure(now.survey)
      yield* compared(
        { ...now, weighing: here.weighing },
        {
          domains,
          before: before && there?.ok ? { ...before, weighing: there.weighing } : null,
          mayCompare: comparableIn(grounds),
          fewest: MINIMUM_BASE,
          isCompared: ({ domain, question, quantity }) =>
            familyOf({ contrast: 'change', domain, question, ...quantity }, measured.has(question), focus) !== null,
        },
      )
    },
  }
}

/**
 * Rows of the planned tables with what weighting makes of them. Rows without an estimate stay as they are. What rows hide must be
 * decided already: a place among areas, and a difference, tell also of what they were measured against.
 */
export function* withWeights(rows: Iterable<Row>, estimates: readonly Estimated[], focus: readonly string[]): Generator<Row> {
  const all = [...rows]
  const hidden = new Set(all.flatMap((row) => (row.source === 'code' && isHiding(row) ? [placeOf(row)] : [])))
  const isShown = (row: Estimated) => row.reliability.audience !== 'nobody' && !hidden.has(keyOf(row))
  const tellable = estimates.map((row) => (hidden.has(placeOf({ ...row, population: 'kommun' })) ? withoutRest(row) : row))
  const found = new Map(established(tellable, { focus, isShown }).map((row) => [keyOf(row), row]))
  const banded = areaBands(estimates.filter(isShown))
  for (const row of all) {
    const estimated = row.source === 'code' ? found.get(placeOf(row)) : undefined
    const weighted = estimated && weightedRow(estimated, banded.get(keyOf(estimated)) ?? null)
    yield weighted ? { ...row, weighted } : row
  }
}

/** What may be tested, and so planned for. */
const INDICATORS: ReadonlySet<QuantityKind> = new Set(['measure', 'mean', 'group_mean'])

type Established = ReturnType<typeof established>[number]

function weightedRow({ figures, hasMeasure, reliability }: Established, band: PlaceBand | null): WeightedRow | undefined {
  const told = figures.flatMap(({ quantity, estimate }) => (estimate ? [[quantity.key, kept(estimate, quantity.kind)] as const] : []))
  if (told.length === 0) return undefined
  const indicator = indicatorOf({ figures, hasMeasure })
  return {
    figures: Object.fromEntries(told),
    uncertain: reliability.uncertain,
    isPublic: reliability.audience === 'public',
    change: tested(indicator?.change),
    againstRest: tested(indicator?.againstRest),
    band,
  }
}

/** The bands of each question's areas. Areas that are not to be shown are in no list: hiding must not move what is shown. */
function areaBands(estimates: readonly Estimated[]): ReadonlyMap<string, PlaceBand> {
  const questions = new Map<string, { readonly key: string; readonly estimate: Estimate }[]>()
  for (const row of estimates) {
    const estimate = row.domain.startsWith('area:') ? indicatorOf(row)?.estimate : null
    if (!estimate) continue
    questions.set(row.question, [...(questions.get(row.question) ?? []), { key: keyOf(row), estimate }])
  }
  const several = [...questions.values()].filter((areas) => areas.length > 1) // one alone has no place
  return new Map(
    several.flatMap((areas) =>
      bands(areas.map(({ estimate }) => estimate)).map(
        ({ lowest, highest }, index) => [areas[index]?.key ?? '', { lowest, highest, of: areas.length }] as const,
      ),
    ),
  )
}

/** An area and the rest of the kommun are the kommun: where that is hidden, it could be had from the other two. */
const withoutRest = (row: Estimated): Estimated => ({ ...row, figures: row.figures.map((figure) => ({ ...figure, againstRest: null })) })

const keyOf = ({ domain, question }: Pick<Estimated, 'domain' | 'question'>) => placeOf({ population: domain, question })

function indicatorOf<Of extends Figure>({ figures, hasMeasure }: Pick<Estimated<Of>, 'figures' | 'hasMeasure'>): Of | undefined {
  return figures.find(({ quantity: { kind } }) => (hasMeasure ? kind === 'measure' : kind === 'mean' || kind === 'group_mean'))
}

function tested(found: Established['figures'][number]['change'] | undefined): TestedDifference | null {
  if (!found || found.pAdjusted === null) return null
  const { diff, low, high, p, pAdjusted, pAdjustedCareful } = found
  const isOther = pAdjustedCareful !== null && pAdjustedCareful !== pAdjusted
  return { diff, low, high, p, pAdjusted, ...(isOther ? { pCareful: pAdjustedCareful } : {}) }
}

const kept = ({ n, value, se, df, deffKish, nEff, careful, low, high }: Estimate, kind: QuantityKind): WeightedFigure => ({
  n,
  value,
  se,
  df,
  deffKish,
  nEff: Number.isFinite(nEff) ? nEff : null, // a file cannot hold an infinite number
  ...(INDICATORS.has(kind) && careful && Number.isFinite(careful.size) ? { nCareful: sizeAt(careful, ESTABLISHED) } : {}),
  low,
  high,
})

function reportOf({ now, before, focus, mark }: Grounds, here: WeighingResult, there: WeighingResult | null): WeighingReport {
  return {
    grounds: mark,
    registerYear: now.register?.year ?? null,
    beforeYear: before?.year ?? null,
    focus,
    obstacles: obstaclesOf(here),
    obstaclesBefore: there ? obstaclesOf(there) : [],
    weights: weightsOf(here),
  }
}

const withMeasure = (survey: Survey): ReadonlySet<string> => new Set(counted(survey).flatMap(({ id, measure }) => (measure ? [id] : [])))
