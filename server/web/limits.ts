import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import { manyOpenAnswers, tooManyRequests } from '../domain/problem.ts'

const WINDOW_MS = 10_000
/** More networks than this in one window is an attack from everywhere, which counting by network does not stop: memory is spared instead. */
const NETWORKS = 100_000

const THIS_MACHINE = /^(::ffff:)?127\.|^::1$/

/** The network that an address belongs to: an IPv6 visitor owns a whole /64. */
export const networkOf = (ip: string): string => (ip.includes(':') ? ipKeyGenerator(ip, 64) : ip)

/**
 * Counts by network what is limited for each: `most` in a window of `ms`. Tells the milliseconds that a network has to wait; 0 while it is
 * within its share, and for this machine itself. Addresses are kept in memory, for as long as a window, and nowhere else.
 */
export function sharedOut(most: number, ms: number, now: () => number): (ip: string) => number {
  let [counts, endsAt] = [new Map<string, number>(), 0]
  return (ip) => {
    if (THIS_MACHINE.test(ip)) return 0
    const time = now()
    if (time >= endsAt || time < endsAt - ms || counts.size > NETWORKS) [counts, endsAt] = [new Map(), time + ms]
    const network = networkOf(ip)
    const count = (counts.get(network) ?? 0) + 1
    counts.set(network, count)
    return count <= most ? 0 : endsAt - time
  }
}

/**
 * Asks a network that sends more than so many requests a minute to wait; 0 is no limit. A school, a library or a telephone
 * company may share one address, so the limit must stand far above what a class can do.
 */
export function requestsFromEachNetwork(aMinute: number, now: () => number): RequestHandler {
  if (aMinute === 0) return (_req, _res, next) => next()
  const wait = sharedOut(Math.max(1, Math.round((aMinute * WINDOW_MS) / 60_000)), WINDOW_MS, now)
  return (req, res, next) => {
    const ms = wait(req.ip ?? '')
    if (ms === 0) return next()
    res.set('Retry-After', String(Math.ceil(ms / 1000)))
    throw tooManyRequests()
  }
}

/**
 * Asks a network that sends more than so many answers by the open link in an hour to wait; 0 is no limit. One draft is one answer,
 * however often it is sent, so who would stuff the urn has to begin anew each time, and gets no further than this from one network.
 */
export function openAnswersFromEachNetwork(anHour: number, now: () => number): (req: Request, res: Response) => void {
  if (anHour === 0) return () => {}
  const wait = sharedOut(anHour, 60 * 60_000, now)
  return (req, res) => {
    const ms = wait(req.ip ?? '')
    if (ms === 0) return
    res.set('Retry-After', String(Math.ceil(ms / 1000)))
    throw manyOpenAnswers()
  }
}
