import { type LocalDate, type Round, status } from '../round.ts'
import { type Seal, urnStanding } from '../sealing/seal.ts'
import type { Snapshot } from '../snapshot.ts'

/** How far a round has come: its counting, and its urn's seal, if there are any. */
export interface Come {
  readonly snapshot: Snapshot | undefined
  readonly seal: Pick<Seal, 'state'> | undefined
}

/**
 * Whether forms on paper are keyed for a round on a day: from the day it opens, past its last day too, for the post is slow, until its
 * answers are counted or the opening of its urn has begun.
 */
export function takesForms(round: Round, { snapshot, seal }: Come, today: LocalDate): boolean {
  const urn = urnStanding(round, seal)
  return round.cancelledOn === null && snapshot === undefined && status(round, today) !== 'coming' && (urn === 'clear' || urn === 'sealed')
}
