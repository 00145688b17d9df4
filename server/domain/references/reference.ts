import { itemsOf } from '../survey/compare.ts'
import type { Surveys } from '../survey/survey.ts'

/** A published share that the kommun's own can be held against: who measured what, where and which year. */
export interface Reference {
  /** Who published it: 'Nationella trygghetsundersökningen (NTU), Brå'. */
  readonly source: string
  /** Where it was measured: 'Riket', 'Hallands län'. */
  readonly place: string
  /** What was measured, in the source's words. */
  readonly series: string
  readonly year: number
  /** 0–1; null where the source has too few answers to tell. */
  readonly share: number | null
  /** The limits of the 95 per cent interval, 0–1; null when the source gives none. */
  readonly low: number | null
  readonly high: number | null
  /** How many answered the survey it comes from; null when the source does not say. */
  readonly respondents: number | null
  /** What it is the share of, and among whom: 'Andel (%) i befolkningen (16–84 år).'; '' when the source does not say. */
  readonly measure: string
  /** The question that somebody has stated it corresponds to; '' when nobody has. */
  readonly question: string
  /** How its wording and measure differ from the question's; '' without a question. */
  readonly limitation: string
}

/** What a reference is called beside other figures: 'Riket, NTU 2025'. A source with a short name in brackets goes by that. */
export function titleOf({ place, source, year }: Pick<Reference, 'place' | 'source' | 'year'>): string {
  const short = /\(([^()]{2,12})\)/.exec(source)?.[1] ?? source
  return `${place}, ${short} ${year}`
}

/** Of each series the newest year that is not later than the one looked at. */
export function newest(references: readonly Reference[], year: number): readonly Reference[] {
  const latest = new Map<string, Reference>()
  for (const reference of references) {
    const key = JSON.stringify([reference.question, reference.place, reference.source, reference.series])
    const known = latest.get(key)
    if (reference.year <= year && (!known || known.year < reference.year)) latest.set(key, reference)
  }
  return [...latest.values()]
}

/** The ids of everything that any survey has a figure of: what a reference may correspond to. */
export const questionIds = (surveys: Surveys): ReadonlySet<string> =>
  new Set([...surveys.values()].flatMap((survey) => itemsOf(survey).map(({ id }) => id)))
