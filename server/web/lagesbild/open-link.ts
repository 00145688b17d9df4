import { count } from '../../domain/format.ts'
import { type Cell, cell } from '../../domain/lagesbild/cells.ts'
import { items } from '../../domain/lagesbild/items.ts'
import type { Rows } from '../../domain/lagesbild/rows.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import type { Survey } from '../../domain/survey/survey.ts'

/** Answers by the open link, shown for themselves: counts and unweighted shares, no interval. */
export interface OpenLink {
  /** How many answered by the link: '214', null when they are too few to say. */
  readonly respondents: string | null
  readonly lines: readonly { readonly label: string; readonly means: string; readonly now: Cell }[]
}

/** What a population said by the open link; null when nobody in the round came that way. */
export function openLink(survey: Survey, rows: Rows): OpenLink | null {
  if (rows.open.size === 0) return null
  const shown = [...rows.open.values()].find((row) => !row.hidden)
  const lines = items(survey).map(({ id, label, measure }) => ({ label: sv(label), means: sv(measure.text), now: cell(rows.open.get(id)) }))
  return { respondents: shown && !shown.hidden ? count(shown.respondents) : null, lines: lines.filter(({ now }) => now.shown) }
}
