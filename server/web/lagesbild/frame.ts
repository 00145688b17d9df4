import type { ShownRow } from '../../domain/disclosure/protect.ts'
import { instant } from '../../domain/format.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { answersWords, markOf } from '../../domain/snapshot.ts'
import { ASSUMPTION } from '../../domain/weighting/assumption.ts'
import type { EditionWords } from '../editions/words.ts'
import type { Download } from './downloads.ts'
import type { Picture } from './picture.ts'

/** What every page of a lägesbild says about itself: where it belongs and what its figures rest on. */
export interface About {
  readonly kommun: string
  readonly year: number
  readonly beforeYear: number
  /** Whether an earlier year was counted: else no page has columns for it. */
  readonly hasBefore: boolean
  /** Whether the shares stand for the residents; else for those who answered alone. */
  readonly weighted: boolean
  readonly assumption: string
  readonly home: string
  /** The page above all of the lägesbild's. */
  readonly above: Download
  /** The edition that the page is of; null when it shows what staff see today. */
  readonly edition: EditionWords | null
  readonly survey: string
  readonly responses: string
  /** Where the answers came from, when they were read from a file; else null. */
  readonly imported: string | null
  readonly countedAt: string
  /** Names the counting, so that a printed page can be traced to it. */
  readonly mark: string
}

/** The page's words about itself and the rows it shows. */
export function about(
  { kommun, round, home, above, edition, survey, snapshot, before, imported }: Picture,
  rows: Iterable<ShownRow>,
): About {
  return {
    kommun: kommun.name,
    year: round.year,
    beforeYear: before?.round.year ?? round.year - 1,
    hasBefore: before !== null,
    weighted: edition?.weighted ?? [...rows].some((row) => !row.hidden && row.weighted !== undefined),
    assumption: edition?.assumption ?? ASSUMPTION,
    home,
    above,
    edition,
    survey: sv(survey.title),
    responses: answersWords(snapshot),
    imported,
    countedAt: instant(snapshot.countedAt),
    mark: markOf(snapshot),
  }
}

/** What the marks of a chart mean, in words; `before` is the earlier year when it is drawn too, `kommun` says how the kommun is marked. */
export function chartKey(year: number, before: number | null, kommun: string): string {
  return [
    `Punkt: ${year} med 95 % konfidensintervall, streckat där osäkerheten är stor.`,
    ...(before === null ? [] : [`Ring: ${before}.`]),
    kommun,
  ].join(' ')
}
