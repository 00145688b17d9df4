import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import {
  foreignForm,
  manyOpenAnswers,
  notFound,
  notStored,
  Problem,
  surveyCancelled,
  tooLarge,
  tooManyRequests,
  tooManyTips,
  unknownLanguage,
  unknownSurvey,
  unreadable,
} from '../domain/problem.ts'
import { diskFault } from '../store/disk.ts'
import { SignInNeeded } from './access.ts'
import { keptLanguage } from './languages.ts'
import { routeOf } from './log.ts'
import { show } from './show.ts'
import { texts } from './texts.ts'

declare module './show.ts' {
  interface Pages {
    problem: { readonly sentence: string; readonly reference: string | null }
  }
}

/** No route took the request. */
export const missing: RequestHandler = () => {
  throw notFound()
}

/** The refusals that residents meet too: they are said in the language of the reader. The others are for staff, in Swedish. */
export const FOR_RESIDENTS = [
  notFound,
  foreignForm,
  tooLarge,
  tooManyRequests,
  manyOpenAnswers,
  tooManyTips,
  unreadable,
  surveyCancelled,
  unknownSurvey,
  unknownLanguage,
  notStored,
]
const inEveryLanguage: ReadonlySet<string> = new Set(FOR_RESIDENTS.map((problem) => problem().code))

/** The last stop: a refusal is shown in its own words; anything else is our fault, logged whole and shown as a reference number. */
export function atFault(log: Logger): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof SignInNeeded) return res.redirect(303, `/logga-in?till=${encodeURIComponent(req.originalUrl)}`)
    const { reference, method } = req
    const disk = diskFault(error)
    const problem = disk ? notStored() : asProblem(error)
    if (disk) {
      log.error({ reference, route: routeOf(req), method, disk, err: error }, 'not stored')
      res.set('Retry-After', '60')
    }
    const language = !problem || inEveryLanguage.has(problem.code) ? keptLanguage(req, res) : 'sv'
    const t = texts(language)
    if (problem) {
      log.info({ reference, problem: problem.code, status: problem.status, route: routeOf(req) }, 'refused')
      const sentence = inEveryLanguage.has(problem.code) ? t(`problem.${problem.code}`) : problem.message
      return show(
        req,
        res,
        'problem',
        { title: t(problem.code === notFound().code ? 'problem.not_found_title' : 'problem.title'), language, sentence, reference: null },
        problem.status,
      )
    }
    log.error({ reference, route: routeOf(req), method, err: error }, 'fault')
    show(req, res, 'problem', { title: t('problem.fault_title'), language, sentence: '', reference }, 500)
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
