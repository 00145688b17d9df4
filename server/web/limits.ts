import type { RequestHandler } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import { tooManyRequests } from '../domain/problem.ts'

const WINDOW_MS = 10_000
/** More networks than this in one window is an attack from everywhere, which counting by network does not stop: memory is spared instead. */
const NETWORKS = 100_000

const THIS_MACHINE = /^(::ffff:)?127\.|^::1$/

/** The network that an address belongs to: an IPv6 visitor owns a whole /64. */
export const networkOf = (ip: string): string => (ip.includes(':') ? ipKeyGenerator(ip, 64) : ip)

/**
 * Asks a network that sends more than so many requests a minute to wait; 0 is no limit. A school, a library or a telephone
 * company may share one address, so the limit must stand far above what a class can do. Addresses are kept in memory, for ten
 * seconds, and nowhere else. IPv6 visitors own a whole /64, so that counts as one.
 */
export function requestsFromEachNetwork(aMinute: number, now: () => number): RequestHandler {
  if (aMinute === 0) return (_req, _res, next) => next()
  const most = Math.max(1, Math.round((aMinute * WINDOW_MS) / 60_000))
  let [counts, endsAt] = [new Map<string, number>(), 0]
  return (req, res, next) => {
    const { ip = '' } = req
    if (THIS_MACHINE.test(ip)) return next()
    const time = now()
    if (time >= endsAt || counts.size > NETWORKS) [counts, endsAt] = [new Map(), time + WINDOW_MS]
    const network = networkOf(ip)
    const count = (counts.get(network) ?? 0) + 1
    counts.set(network, count)
    if (count <= most) return next()
    res.set('Retry-After', String(Math.ceil((endsAt - time) / 1000)))
    throw tooManyRequests()
  }
}
