import { TOO_FEW } from '../../domain/disclosure/protect.ts'
import { outlook } from '../../domain/focus/outlook.ts'
import { count, percent } from '../../domain/format.ts'
import { comparability } from '../../domain/lagesbild/comparability.ts'
import { grouped, type Item } from '../../domain/lagesbild/items.ts'
import { meanItems } from '../../domain/lagesbild/means.ts'
import { meanPoints, meanWords } from '../../domain/lagesbild/points.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { points } from '../../domain/statistics/planner/words.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { LastYear } from '../../work/last-year.ts'

/** A group of questions as the page lists them. */
export interface Lines {
  readonly title: string
  readonly lines: readonly Line[]
}

/** One question that may be in focus. */
interface Line extends Prospect {
  readonly id: string
  readonly chosen: boolean
}

/** Last year's figure, and the smallest improvement that is seen. */
export interface Prospect {
  readonly label: string
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
          ...prospects(survey, { ...item, direction: item.measure.direction }, before, inFocus, SHARES),
        })),
    }))
    .filter(({ lines }) => lines.length > 0)
}

/** The group means, always tested in every area, with what each can show. */
export function meanLinesOf(survey: Survey, before: LastYear | null): readonly Prospect[] {
  const all = meanItems(survey)
  return all.map((item) => {
    const { from, to } = item.scale
    const words: Wording = { value: meanWords, change: (change) => meanPoints(change * (to - from)) }
    return { label: sv(item.label), ...prospects(survey, { ...item, direction: 'adverse' }, before, all.length, words) }
  })
}

/** How a figure and a change of it are written. */
interface Wording {
  readonly value: (value: number) => string
  /** On the axis 0–1. */
  readonly change: (change: number) => string
}

const SHARES: Wording = { value: percent, change: points }

/** What a change is sought of, and which way is the better. */
type Sought = Pick<Item, 'id' | 'comparable'> & Pick<Item['measure'], 'direction'>

function prospects(
  survey: Survey,
  item: Sought,
  before: LastYear | null,
  together: number,
  words: Wording,
): Pick<Line, 'share' | 'seen' | 'why'> {
  if (!before) return { share: '–', seen: null, why: '' }
  const { degree } = comparability(survey, item, before.survey)
  if (degree === 'new') return { share: 'ny', seen: null, why: 'Ny i år: förändringen går att se från nästa år.' }
  const { kommun, areas } = before.of(item.id)
  const share = kommun ? words.value(kommun.value) : TOO_FEW
  if (degree !== 'yes') return { share, seen: null, why: `Går inte att jämföra rakt av med ${before.year}.` }
  const { half, best, blind } = outlook(areas, item.direction, together)
  const which = item.direction === 'adverse' ? 'minskning' : 'ökning'
  return {
    share,
    seen: {
      half: half.detectable ? `${which} med ${words.change(half.change)}` : 'ingen',
      best: best ? `${best.name}: ${words.change(best.change)}` : '–',
      blind: blind === 0 ? 'inget' : `${count(blind)} av ${count(areas.length)}`,
    },
    why: '',
  }
}
