import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { notFound, Problem, tooLarge, unreadable } from '../domain/problem.ts'
import { SignInNeeded } from './access.ts'
import { show } from './show.ts'

declare module './show.ts' {
  interface Pages {
    problem: { readonly sentence: string; readonly reference: string | null }
  }
}

/** No route took the request. */
export const missing: RequestHandler = () => {
  throw notFound()
}

/** The last stop: a refusal is shown in its own words; anything else is our fault, logged whole and shown as a reference number. */
export function atFault(log: Logger): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof SignInNeeded) return res.redirect(303, `/logga-in?till=${encodeURIComponent(req.originalUrl)}`)
    const problem = asProblem(error)
    if (problem) {
      log.info({ problem: problem.code, status: problem.status, route: req.route?.path }, 'refused')
      return show(req, res, 'problem', { title: 'Det gick inte', sentence: problem.message, reference: null }, problem.status)
    }
    const reference = randomUUID().slice(0, 8)
    log.error({ reference, route: req.route?.path, method: req.method, err: error }, 'fault')
    show(req, res, 'problem', { title: 'Något gick fel hos oss', sentence: '', reference }, 500)
  }
}

// What express and its body parser throw has a type or a status instead of our class.
function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const { type, status } = error as { type?: string; status?: number }
  if (type === 'entity.too.large' || type === 'parameters.too.many') return tooLarge()
  if (status !== undefined && status >= 400 && status < 500) return status === 404 ? notFound() : unreadable()
  return undefined
}
