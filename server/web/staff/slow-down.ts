import type { RequestHandler } from 'express'
import { type AugmentedRequest, rateLimit } from 'express-rate-limit'
import { stranger } from '../../domain/audit/events.ts'
import { tooMany } from '../../domain/problem.ts'
import * as audit from '../../store/audit.ts'
import type { Deps } from '../deps.ts'

/** Refused attempts allowed from one network in a while; attempts that succeed are not counted. */
const REFUSED_ALLOWED = 20
const REFUSED_WINDOW_MS = 5 * 60_000

/** Lets nobody guess many times from one network. IPv6 visitors own a whole /64, so that counts as one. */
export function slowDown({ db, now }: Deps): RequestHandler {
  return rateLimit({
    windowMs: REFUSED_WINDOW_MS,
    limit: REFUSED_ALLOWED,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 422 && res.statusCode !== 429, // a page that is not there, or not theirs, was no guess
    ipv6Subnet: 64,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false }, // without a proxy of ours the header is a stranger's word, rightly not believed
    handler: async (req) => {
      // Told once, not once a try: a flood of tries must not become a flood of entries.
      const first = (req as AugmentedRequest).rateLimit?.used === REFUSED_ALLOWED + 1
      const entry = { at: now(), by: stranger(null), kommunId: null, event: { what: 'network slowed', details: {} } } as const
      if (first) await audit.record(db, entry)
      throw tooMany()
    },
  })
}
