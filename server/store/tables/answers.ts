import type { State as ReadingState, Reason } from '../../domain/reading/queue.ts'
import type { Source } from '../../domain/round.ts'
import type { Keeper, SealState } from '../../domain/sealing/seal.ts'

/** What people have answered: being written, in the urn, and out of it. */
export interface Answers {
  drafts: {
    id: string
    round_id: string
    sealed: Buffer | null
    sent: number
    expires_on: string
    words_id: string | null
    wrapped: Buffer | null
  }
  urn: { id: string; round_id: string; document: string }
  seals: {
    round_id: string
    state: SealState
    public_key: Buffer
    by_passphrase: Buffer | null
    by_sheet: Buffer | null
    room: number
    keeper: Keeper
    received: number
    lost: number
  }
  sealed_urn: { id: string; round_id: string; box: Buffer }
  responses: { id: string; round_id: string; source: Source; area_id: string; signs: string }
  texts: {
    source: string
    collection: string
    id: string
    area_id: string | null
    subject: string
    words: string
    state: ReadingState
    reason: Reason | null
    version: number
  }
  maskings: { source: string; collection: string; kind: string; places: number }
}
