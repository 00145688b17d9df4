import { TOO_FEW } from '../../domain/disclosure/protect.ts'
import { count, limits, percent } from '../../domain/format.ts'
import type { Cell } from '../../domain/lagesbild/cells.ts'
import { newest, type Reference, titleOf } from '../../domain/references/reference.ts'
import type { Picture } from './picture.ts'

/** A published share beside the kommun's own, with where it comes from and what differs. */
export interface ReferenceLine {
  /** 'Riket, NTU 2025'. */
  readonly title: string
  readonly cell: Cell
  readonly source: string
  readonly series: string
  readonly measure: string
  readonly limitation: string
}

/** What somebody has stated corresponds to a question of this picture: of each series the newest that is not later than the round. */
export async function referencesAbout({ references, round }: Picture, question: string): Promise<readonly ReferenceLine[]> {
  return newest(await references(question), round.year).map(lineOf)
}

/** The same for every question, by its id. */
export async function referencesByQuestion({ references, round }: Picture): Promise<Readonly<Record<string, readonly ReferenceLine[]>>> {
  const lines = new Map<string, ReferenceLine[]>()
  for (const reference of newest(await references(), round.year))
    lines.set(reference.question, [...(lines.get(reference.question) ?? []), lineOf(reference)])
  return Object.fromEntries(lines)
}

const lineOf = (reference: Reference): ReferenceLine => {
  const { source, series, measure, limitation } = reference
  return { title: titleOf(reference), cell: cellOf(reference), source, series, measure, limitation }
}

// Published by others, about others: nothing here was answered to us.
function cellOf({ share, low, high, respondents }: Reference): Cell {
  if (share === null) return { shown: false, words: TOO_FEW }
  const interval = low === null || high === null ? null : { low, high }
  return {
    shown: true,
    share: percent(share),
    limits: interval && `${limits(interval)}\u00a0%`,
    base: respondents === null ? '–' : count(respondents),
    note: null,
    uncertain: false,
    value: share.toFixed(4),
    low: interval?.low.toFixed(4) ?? null,
    high: interval?.high.toFixed(4) ?? null,
  }
}
