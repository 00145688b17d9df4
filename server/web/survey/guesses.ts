import type { Request } from 'express'
import { WRONG_ALLOWED, WRONG_IN_ROUND, WRONG_WHEN_MANY, WRONG_WINDOW_MS } from '../../domain/draw/odds.ts'
import { networkOf } from '../limits.ts'

/** More networks than this in one window is an attack from everywhere: memory is spared, and the round's own count still holds. */
const NETWORKS = 100_000

/** Keeps count of codes that were nobody's, by network and by round, in memory alone and for minutes. */
export interface Guesses {
  /** Whether whoever asks may try a code in this round now. Somebody who has not erred lately always may, however many others have. */
  mayTry(req: Request, roundId: string): boolean
  /** Notes that a code was tried that is nobody's. */
  erred(req: Request, roundId: string): void
}

/** Lets nobody guess codes many times, from one network or from thousands. */
export function guesses(now: () => Date): Guesses {
  let [networks, rounds, endsAt] = [new Map<string, number>(), new Map<string, number>(), 0]

  function turnPage(): void {
    const time = now().getTime()
    if (time < endsAt && time >= endsAt - WRONG_WINDOW_MS) return
    ;[networks, rounds, endsAt] = [new Map(), new Map(), time + WRONG_WINDOW_MS]
  }

  return {
    mayTry(req, roundId) {
      turnPage()
      const most = (rounds.get(roundId) ?? 0) < WRONG_IN_ROUND ? WRONG_ALLOWED : WRONG_WHEN_MANY
      return (networks.get(networkOf(req.ip ?? '')) ?? 0) < most
    },
    erred(req, roundId) {
      turnPage()
      if (networks.size >= NETWORKS) networks.clear()
      const network = networkOf(req.ip ?? '')
      networks.set(network, (networks.get(network) ?? 0) + 1)
      rounds.set(roundId, (rounds.get(roundId) ?? 0) + 1)
    },
  }
}
