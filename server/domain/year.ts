import { type LocalDate, type Round, status } from './round.ts'

/** Where a kommun's newest round stands, from no round at all to figures ready to read. */
export type Stage = 'none' | 'coming' | 'open' | 'closed' | 'counted'

/** The stage of a round on a day. A rehearsal may have been counted while open, and is then still open. */
export function stage(round: Round | undefined, counted: boolean, today: LocalDate): Stage {
  if (!round) return 'none'
  const standing = status(round, today)
  return standing === 'closed' && counted ? 'counted' : standing
}
