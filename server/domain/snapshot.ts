import type { ShownRow } from './disclosure/protect.ts'
import { count } from './format.ts'
import type { Source } from './round.ts'
import type { IndexModel } from './statistics/problemindex/model.ts'

/** One whole counting of a round: everything its pages need was computed then, and nothing on them changes until the next. */
export interface Snapshot {
  readonly id: string
  readonly roundId: string
  /** When it was counted, ISO 8601. */
  readonly countedAt: string
  /** How many people's answers it rests on. */
  readonly responses: number
  /** How many answers may be told of: those by code and by open link, each only when enough came that way; null when neither did. */
  readonly told: number | null
  /** SHA-256 of the survey definition it was counted by. */
  readonly surveyHash: string
  /** The index model that held when it was counted; null when none was made for the survey. */
  readonly indexModel: Pick<IndexModel, 'id' | 'hash'> | null
}

/** Names a counting on the pages and papers made from it, so that they can be traced to it. */
export const markOf = ({ id }: Pick<Snapshot, 'id'>): string => id.slice(0, 8)

/**
 * How many answers may be told of, by the protected rows of the whole kommun: those of a way in that is shown nowhere would be what
 * is left when the others are taken from all. `people` is how many there were.
 */
export function toldOf(rows: readonly ShownRow[], people: number): number | null {
  const shown = SOURCES.flatMap((source) => {
    const row = rows.find((one) => one.source === source && one.population === 'kommun' && one.hidden !== 'row')
    return row && row.hidden !== 'row' ? [row.respondents] : []
  })
  return shown.length > 0 || people === 0 ? shown.reduce((sum, came) => sum + came, 0) : null
}

const SOURCES: readonly Source[] = ['code', 'open']

/** How many answers a counting rests on, as it is told everywhere: '91 svar', 'för få svar'. */
export const answersWords = (snapshot: Pick<Snapshot, 'told'>): string => `${answersTold(snapshot)} svar`

/** The same without the word: '91', 'för få'. */
export const answersTold = ({ told }: Pick<Snapshot, 'told'>): string => (told === null ? 'för få' : count(told))
