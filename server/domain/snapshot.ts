import type { IndexModel } from './statistics/problemindex/model.ts'

/** One whole counting of a round: everything its pages need was computed then, and nothing on them changes until the next. */
export interface Snapshot {
  readonly id: string
  readonly roundId: string
  /** When it was counted, ISO 8601. */
  readonly countedAt: string
  /** How many people's answers it rests on. */
  readonly responses: number
  /** SHA-256 of the survey definition it was counted by. */
  readonly surveyHash: string
  /** The index model that held when it was counted; null when none was made for the survey. */
  readonly indexModel: Pick<IndexModel, 'id' | 'hash'> | null
}

/** Names a counting on the pages and papers made from it, so that they can be traced to it. */
export const markOf = ({ id }: Pick<Snapshot, 'id'>): string => id.slice(0, 8)
