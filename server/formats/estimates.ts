import type { OpenLink } from '../domain/microdata/open-link.ts'
import type { Recomputed } from '../domain/microdata/recompute.ts'
import { METHOD } from '../domain/statistics/method.ts'
import { t975 } from '../domain/statistics/quantile.ts'
import type { Weighing } from '../domain/statistics/weighing.ts'

/** Where estimates come from. */
export interface Origin {
  /** The program and its version. */
  readonly program: string
  readonly definition: { readonly id: string; readonly sha256: string }
  /** The files, by what they were given as. */
  readonly files: readonly { readonly as: string; readonly name: string; readonly sha256: string }[]
  /** Columns of the answers that nothing was read from. */
  readonly unusedColumns: readonly string[]
}

/** Estimates as JSON, an estimate a line, unrounded. Infinity, an effective size when everybody was asked, is the text "Inf". */
export function* estimatesJson({ weighing, weighingBefore, rows, notComparable, openLink }: Recomputed, origin: Origin): Generator<string> {
  const head = {
    method: METHOD,
    program: origin.program,
    definition: origin.definition,
    files: origin.files,
    unused_columns: origin.unusedColumns,
    not_compared: notComparable,
    weights: weights(weighing),
    weights_before: weighingBefore && weights(weighingBefore),
    open_link: openLink.map(opened),
  }
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "estimates": [`
  let separator = '\n  '
  for (const row of rows) {
    for (const figure of row.figures) {
      yield separator + JSON.stringify(estimate(row, figure), infinity)
      separator = ',\n  '
    }
  }
  yield '\n ]\n}\n'
}

const infinity = (_key: string, value: unknown) => (value === Number.POSITIVE_INFINITY ? 'Inf' : value)

type Row = Recomputed['rows'][number]

function estimate(
  { reliability }: Row,
  { domain, question, quantity, n, estimate, withheld, change, againstRest }: Row['figures'][number],
) {
  const margin = estimate && estimate.df >= 1 ? t975(estimate.df) * estimate.se : null
  return {
    domain,
    question,
    quantity: quantity.kind,
    code: quantity.code,
    n,
    estimate: estimate?.value ?? null,
    se: estimate?.se ?? null,
    df: estimate?.df ?? null,
    deff_kish: estimate?.deffKish ?? null,
    n_eff: estimate?.nEff ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    withheld,
    sum_w: estimate?.standFor ?? null,
    n_star: estimate?.nStar ?? null,
    t_low: estimate && margin !== null ? estimate.value - margin : null,
    t_high: estimate && margin !== null ? estimate.value + margin : null,
    audience: reliability.audience,
    uncertain: reliability.uncertain,
    change: change && difference(change),
    area_minus_rest: againstRest && { ...difference(againstRest), rest: againstRest.rest, area_minus_kommun: againstRest.fromKommun },
  }
}

const difference = ({ diff, low, high, p, pAdjusted, family }: NonNullable<Row['figures'][number]['change']>) => ({
  diff,
  low,
  high,
  p,
  p_adjusted: pAdjusted,
  family,
})

function weights({ method, unplaced, fromEmpty, merged, uncovered, diagnostics, collapsed }: Weighing) {
  return {
    method,
    unplaced,
    from_empty_cells: fromEmpty,
    merged_areas: merged,
    uncovered_areas: uncovered.map(({ areaId, sentence }) => ({ area: areaId, sentence })),
    warnings: diagnostics.warnings.map(({ code, areaId, value }) => ({ code, area: areaId, value })),
    diagnostics: diagnostics.spreads.map((spread) => ({
      area: spread.areaId,
      n: spread.respondents,
      min: spread.min,
      max: spread.max,
      max_to_median: spread.maxToMedian,
      deff_kish: spread.deffKish,
      n_kish: spread.nKish,
      largest_share: spread.largestShare,
    })),
    collapsed: collapsed.map(({ areaIds, sex, ageGroup, people, respondents, into }) => ({
      area: areaIds.join('+'),
      sex,
      age: ageGroup,
      people,
      n: respondents,
      cell: into,
    })),
  }
}

const opened = ({ domain, question, answers, valid, counts, share }: OpenLink) => ({
  domain,
  question,
  n_answers: answers,
  n_valid: valid,
  counts,
  measure_unweighted: share,
})
