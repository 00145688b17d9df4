import type { Request, Response } from 'express'
import { day } from '../../domain/format.ts'
import { sentForm } from '../form.ts'
import { show } from '../show.ts'
import type { Act, Visit } from './visit.ts'

declare module '../show.ts' {
  interface Pages {
    'enkat/stangd': {
      readonly sentences: readonly string[]
      readonly kommun: string
      /** Where the kommun's results are published, of a survey that has closed; else null. */
      readonly published: string | null
    }
  }
}

/** Lets the page through while the survey takes answers. Else says kindly when it does or did, and takes nothing: a form gets 409. */
export function whileOpen(act: Act): Act {
  return (visit, req, res) => (visit.status === 'open' ? act(visit, req, res) : closed(visit, req, res))
}

function closed(visit: Visit, req: Request, res: Response): void {
  const { status, t, round, language, today } = visit
  const [opens = '', closes = '', results = ''] = [round.opensOn, round.closesOn, round.resultsOn].map((date) => day(date, language))
  if (round.cancelledOn !== null) {
    say(visit, req, res, 'cancelled_title', [t('enkat.closed.cancelled', { day: day(round.cancelledOn, language) })])
  } else if (status === 'coming' && today >= round.opensOn) {
    say(visit, req, res, 'coming_title', [t('enkat.closed.not_ready')])
  } else if (status === 'coming') {
    say(visit, req, res, 'coming_title', [t('enkat.closed.coming', { opens, closes })])
  } else {
    const promised = t(today > round.resultsOn ? 'enkat.closed.results_past' : 'enkat.closed.results', { results })
    say(visit, req, res, 'closed_title', [t('enkat.closed.closed', { closes }), promised])
  }
}

function say({ frame, t, kommun }: Visit, req: Request, res: Response, title: string, sentences: readonly string[]): void {
  const form = req.method === 'POST'
  const code = form && sentForm(req)('kod').trim() !== '' && t(`enkat.closed.code_${title === 'coming_title' ? 'early' : 'late'}`)
  const end = code || t('enkat.closed.not_taken')
  const model = {
    ...frame,
    title: t(`enkat.closed.${title}`),
    sentences: form ? [...sentences, end] : sentences,
    kommun: kommun.name,
    published: title === 'closed_title' ? `/${kommun.slug}/lagesbild` : null,
  }
  show(req, res, 'enkat/stangd', model, form ? 409 : 200)
}
