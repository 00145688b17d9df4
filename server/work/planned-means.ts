import { meanItems } from '../domain/lagesbild/means.ts'
import { meanPoints, meanWords } from '../domain/lagesbild/points.ts'
import { sv } from '../domain/lagesbild/sentences.ts'
import type { Detectable } from '../domain/statistics/planner/change.ts'
import type { Place } from '../domain/statistics/planner/plan.ts'
import type { Wish } from '../domain/statistics/planner/wish.ts'
import type { Sources } from './exports.ts'
import { type LastYear, lastYear } from './last-year.ts'

/** What the planned answers can show of group means, judged by how the last answers were spread. */
export interface MeanOutcome {
  /** The year of the last counted answers. */
  readonly year: number
  /** Answers in an area that gets as many as asked for; null when none does. */
  readonly answers: number | null
  readonly lines: readonly { readonly label: string; readonly mean: string; readonly kommun: string; readonly area: string }[]
}

/** The group means of a kommun's last counted round and the smallest fall of each that is seen; null without any. */
export async function meanOutcome(
  sources: Sources,
  kommun: { readonly kommunId: string; readonly year: number },
  places: readonly Place[],
  wish: Wish,
): Promise<MeanOutcome | null> {
  const asked = new Set([...sources.surveys.values()].flatMap(({ groupMeans = [] }) => groupMeans.map(({ id }) => id)))
  const last = await lastYear(sources, kommun, [...asked])
  return last && outcomeFrom(last, places, wish)
}

async function outcomeFrom({ year, survey, of }: LastYear, places: readonly Place[], wish: Wish): Promise<MeanOutcome | null> {
  const { meanProspect } = await import('../domain/statistics/planner/plan.ts') // when somebody plans: the distributions it needs are 400 files
  let answers: number | null = null
  const lines = meanItems(survey).flatMap((item) => {
    const told = of(item.id).kommun
    if (!told) return []
    const { kommun, area } = meanProspect(places, wish, told)
    answers = area?.answers ?? null
    const width = item.scale.to - item.scale.from
    const words = (one: Detectable | undefined) => (one?.detectable ? meanPoints(one.change * width) : 'går inte att följa upp')
    return [{ label: sv(item.label), mean: meanWords(told.value), kommun: words(kommun), area: words(area?.change) }]
  })
  return lines.length > 0 ? { year, answers, lines } : null
}
