import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'

declare global {
  namespace Express {
    interface Request {
      /** Names the request in the log, and to a visitor who meets a fault of ours. */
      reference: string
    }
  }
}

/**
 * Logs every request by its route's pattern: `/enkat/:kommun/:ar/del/:n`, never the address that was asked for, and nothing of
 * who asked. So no code, no query and no visitor can come into a log.
 */
export function logged(log: Logger): RequestHandler {
  return (req, res, next) => {
    req.reference = randomUUID().slice(0, 8)
    if (!log.isLevelEnabled('info')) return next()
    const begun = performance.now()
    res.once('close', () => {
      const ms = Math.round(performance.now() - begun)
      const seen = { reference: req.reference, method: req.method, route: routeOf(req), status: res.statusCode, ms }
      if (res.writableFinished) log.info(seen, 'request')
      else log.info({ ...seen, broken: true }, 'request') // the visitor left before the answer was sent
    })
    next()
  }
}

/** The pattern of the route that took a request; '' when none did. */
export const routeOf = (req: Request): string => String(req.route?.path ?? '')
