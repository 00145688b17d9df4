import type { Request, RequestHandler, Response } from 'express'
import type { Draft, Found } from '../../domain/draft.ts'
import { unknownSurvey } from '../../domain/problem.ts'
import { DRAFT_DAYS } from '../../domain/retention.ts'
import { localDate, type RoundStatus, status } from '../../domain/round.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { cookie, setCookie } from '../cookies.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { languageLinks, languageOf } from '../languages.ts'
import { type Frame, type Pages, show, showAlike } from '../show.ts'
import { LANGUAGES, type Translate, texts } from '../texts.ts'
import type { Channel } from './channel.ts'
import type { Place, Places } from './places.ts'

/** One request for one page of one survey: where it is, in which language, and the way to the visitor's draft. */
export interface Visit extends Place {
  readonly deps: Deps
  readonly survey: Survey
  readonly channel: Channel
  /** Where the round stands today; a trial is always open. */
  readonly status: RoundStatus
  readonly today: string
  /** The address of the survey's first page, which every other page of it begins with. */
  readonly base: string
  readonly language: string
  readonly t: Translate
  /** What every page of the survey tells the frame. */
  readonly frame: Omit<Frame, 'title'> & { readonly base: string }
  /** The key of the visitor's draft; '' without one, which opens nothing. */
  readonly key: string
}

/** A page, or what a form on it does. */
export type Act = (visit: Visit, req: Request, res: Response) => void | Promise<void>

/** Makes pages into request handlers: each is told where it is, and nothing of it is kept by browsers or in between. */
export function visits(deps: Deps, channel: Channel, places: Places): (act: Act) => RequestHandler {
  return (act) => async (req, res) => {
    res.set('Cache-Control', 'no-store')
    await act(await visitOf(deps, channel, places, req, res), req, res)
  }
}

async function visitOf(deps: Deps, channel: Channel, places: Places, req: Request, res: Response): Promise<Visit> {
  const { kommun: slug, ar: year } = req.params
  if (typeof slug !== 'string' || typeof year !== 'string') throw unknownSurvey()
  await channel.admit(req, slug)
  const place = await places(slug, year)
  const survey = place && deps.surveys.get(place.round.surveyId)
  if (!place || !survey) throw unknownSurvey()
  const base = `/${channel.root}/${slug}/${year}`
  const offered = survey.languages.filter((tag) => LANGUAGES.some((ours) => ours === tag))
  const language = languageOf(req, res, deps.config, offered)
  const today = localDate(deps.now())
  const { kommun, round, urn, codes, areas, map, alike } = place
  return {
    deps,
    channel,
    survey,
    kommun,
    round,
    urn,
    codes,
    areas,
    map,
    alike,
    status: channel.trial ? 'open' : standing(place, today),
    today,
    base,
    language,
    t: texts(language),
    frame: { base, language, languages: languageLinks(here(req), offered), rehearsal: round.rehearsal, trial: channel.trial },
    key: cookie(req, channel.cookie) ?? '',
  }
}

// A round whose urn nobody has sealed has not opened, and one whose urn is being opened has closed, whatever the calendar says.
function standing({ round, urn }: Place, today: string): RoundStatus {
  const now = status(round, today)
  if (now !== 'open') return now
  return urn === 'not sealed yet' ? 'coming' : urn === 'closed for good' ? 'closed' : 'open'
}

// The same page in another language is opened the same way: back to the review, with the same area preselected.
function here(req: Request): string {
  const query = sentQuery(req)
  const kept = ['ater', 'valt'].filter((name) => query(name) !== '').map((name) => `${name}=${encodeURIComponent(query(name))}`)
  return kept.length === 0 ? req.path : `${req.path}?${kept.join('&')}`
}

/**
 * Shows a page on which nothing of the visitor stands: who comes to the same address in the same language, and is asked the
 * same (`asked`), gets the same page. An address with a question mark says more than that, and its page is made anew.
 */
export function showBlank<Name extends keyof Pages>(
  { alike, language }: Visit,
  req: Request,
  res: Response,
  name: Name,
  model: () => Pages[Name] & Frame,
  asked = '',
): void {
  if (req.url.includes('?')) show(req, res, name, model())
  else showAlike(req, res, { pages: alike, key: `${req.path} ${language} ${asked}` }, name, model)
}

/** Whether the page was opened from the review, and goes back there. */
export const wantsReview = (req: Request): boolean => sentQuery(req)('ater') === 'granska'

/** The visitor's draft in this round, if there is one. */
export const found = (visit: Visit): Promise<Found | undefined> => visit.channel.box.read(visit.round.id, visit.key)

/** Keeps a new draft, and gives the visitor its key. */
export async function begin(visit: Visit, res: Response, draft: Draft): Promise<void> {
  giveKey(visit, res, await visit.channel.box.start(visit.round.id, draft))
}

/** Gives the visitor's browser the key of a draft, in place of any it had. */
export function giveKey(visit: Visit, res: Response, key: string): void {
  setCookie(res, visit.deps.config, visit.channel.cookie, key, { path: visit.base, days: DRAFT_DAYS })
}

/** Changes the visitor's draft. */
export const change = (visit: Visit, edit: (draft: Draft) => Draft): Promise<Found | undefined> =>
  visit.channel.box.change(visit.round.id, visit.key, edit)

/** Sends the browser on to a page of the survey, so that reloading never sends a form again. */
export const onward = (visit: Visit, res: Response, page: string): void => void res.status(303).location(`${visit.base}${page}`).end()

/** Goes on with a draft under way. Who has none begins at the start; who has sent theirs meets the receipt. */
export function goingOn(visit: Visit, res: Response, draft: Found | undefined, next: (draft: Draft) => void): void {
  if (!draft) onward(visit, res, '?utkast=borta')
  else if (draft.sent) onward(visit, res, '/kvitto')
  else next(draft.draft)
}
