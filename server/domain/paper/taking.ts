import { type LocalDate, type Round, status } from '../round.ts'
import type { Snapshot } from '../snapshot.ts'

/** Whether forms on paper are keyed for a round on a day: from the day it opens, past its last day too, for the post is slow, until its answers are counted. */
export const takesForms = (round: Round, snapshot: Snapshot | undefined, today: LocalDate): boolean =>
  round.cancelledOn === null && snapshot === undefined && status(round, today) !== 'coming'
