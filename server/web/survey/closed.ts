import type { Request, Response } from 'express'
import { day } from '../../domain/format.ts'
import { show } from '../show.ts'
import type { Act, Visit } from './visit.ts'

declare module '../show.ts' {
  interface Pages {
    'enkat/stangd': { readonly sentences: readonly string[] }
  }
}

/** Lets the page through while the survey takes answers. Else says kindly when it does or did, and takes nothing: a form gets 409. */
export function whileOpen(act: Act): Act {
  return (visit, req, res) => (visit.status === 'open' ? act(visit, req, res) : closed(visit, req, res))
}

function closed(visit: Visit, req: Request, res: Response): void {
  const { status, t, round, language, today } = visit
  const [opens, closes, results] = [round.opensOn, round.closesOn, round.resultsOn].map((date) => day(date, language))
  if (round.cancelledOn !== null) {
    return say(visit, req, res, 'cancelled_title', [t('enkat.closed.cancelled', { day: day(round.cancelledOn, language) })])
  }
  const sentences =
    status === 'coming'
      ? [t('enkat.closed.coming', { opens: opens ?? '', closes: closes ?? '' })]
      : [
          t('enkat.closed.closed', { closes: closes ?? '' }),
          t(today > round.resultsOn ? 'enkat.closed.results_past' : 'enkat.closed.results', { results: results ?? '' }),
        ]
  say(visit, req, res, status === 'coming' ? 'coming_title' : 'closed_title', sentences)
}

function say({ frame, t }: Visit, req: Request, res: Response, title: string, sentences: readonly string[]): void {
  const form = req.method === 'POST'
  const model = { ...frame, title: t(`enkat.closed.${title}`), sentences: form ? [...sentences, t('enkat.closed.not_taken')] : sentences }
  show(req, res, 'enkat/stangd', model, form ? 409 : 200)
}
