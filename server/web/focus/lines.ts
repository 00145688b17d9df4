import { TOO_FEW } from '../../domain/disclosure/protect.ts'
import { outlook } from '../../domain/focus/outlook.ts'
import { count, percent } from '../../domain/format.ts'
import { comparability } from '../../domain/lagesbild/comparability.ts'
import { grouped, type Item } from '../../domain/lagesbild/items.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { points } from '../../domain/statistics/planner/words.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { LastYear } from './last-year.ts'

/** A group of questions as the page lists them. */
export interface Lines {
  readonly title: string
  readonly lines: readonly Line[]
}

/** One question: last year's share, and the smallest improvement that is seen. */
interface Line {
  readonly id: string
  readonly label: string
  readonly chosen: boolean
  readonly share: string
  /** Null when no change can be tested; `why` then says why. */
  readonly seen: { readonly half: string; readonly best: string; readonly blind: string } | null
  readonly why: string
}

/** What the lines are made from. */
interface Of {
  readonly chosen: readonly string[]
  readonly before: LastYear | null
  readonly inFocus: number
  readonly onlyChosen: boolean
}

/** The questions that may be in focus, in their groups, with what each can show. Groups without lines are left out. */
export function linesOf(survey: Survey, { chosen, before, inFocus, onlyChosen }: Of): readonly Lines[] {
  return grouped(survey)
    .map(({ group, items }) => ({
      title: sv(group.title),
      lines: items
        .filter(({ id }) => !onlyChosen || chosen.includes(id))
        .map((item) => ({
          id: item.id,
          label: sv(item.label),
          chosen: chosen.includes(item.id),
          ...prospects(survey, item, before, inFocus),
        })),
    }))
    .filter(({ lines }) => lines.length > 0)
}

function prospects(survey: Survey, item: Item, before: LastYear | null, inFocus: number): Pick<Line, 'share' | 'seen' | 'why'> {
  if (!before) return { share: '–', seen: null, why: '' }
  const { degree } = comparability(survey, item, before.survey)
  if (degree === 'new') return { share: 'ny fråga', seen: null, why: 'Ny i år: förändringen går att se från nästa år.' }
  const { kommun, areas } = before.of(item.id)
  const share = kommun ? percent(kommun.share) : TOO_FEW
  if (degree !== 'yes') return { share, seen: null, why: `Går inte att jämföra rakt av med ${before.year}.` }
  const { half, best, blind } = outlook(areas, item.measure.direction, inFocus)
  const which = item.measure.direction === 'adverse' ? 'minskning' : 'ökning'
  return {
    share,
    seen: {
      half: half.detectable ? `${which} med ${points(half.change)}` : 'ingen',
      best: best ? `${best.name}: ${points(best.change)}` : '–',
      blind: blind === 0 ? 'inget' : `${count(blind)} av ${count(areas.length)}`,
    },
    why: '',
  }
}
