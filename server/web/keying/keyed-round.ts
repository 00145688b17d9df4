import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import type { Box, Draft } from '../../domain/draft.ts'
import { takesForms } from '../../domain/paper/taking.ts'
import { formsNotTaken } from '../../domain/problem.ts'
import { DRAFT_DAYS } from '../../domain/retention.ts'
import { localDate, type Round } from '../../domain/round.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as drafts from '../../store/drafts.ts'
import * as seals from '../../store/sealing/seals.ts'
import * as snapshots from '../../store/snapshots.ts'
import { cookie, forgetCookie, setCookie } from '../cookies.ts'
import type { Deps } from '../deps.ts'
import { roundFor } from '../rounds/standing.ts'

/** A round whose paper forms somebody keys, and the way to the form that is under way. */
export interface KeyedRound {
  readonly deps: Deps
  readonly round: Round
  readonly kommun: Area
  readonly survey: Survey
  /** Where people in it live; the kommun itself when it is not divided. */
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly base: string
  readonly box: Box
  /** The key of the form under way; '' without one. */
  readonly key: string
}

const COOKIE = 'inskrivning'

/**
 * The round in the address, when the signed-in person may key its forms now: from the day it opens, and past its last day too, for the
 * post is slow, but not once its answers have been counted or its urn is being opened. The form under way lies encrypted, as a resident's does.
 */
export async function keyedRound(deps: Deps, req: Request, id: string): Promise<KeyedRound> {
  const { round, kommun } = await roundFor(deps, req, 'key forms', id)
  const survey = deps.surveys.get(round.surveyId)
  const [snapshot, seal] = [await snapshots.latest(deps.db, round.id), await seals.ofRound(deps.db, round.id)]
  if (!survey || !takesForms(round, { snapshot, seal }, localDate(deps.now()))) throw formsNotTaken()
  const below = await areas.below(deps.db, kommun.id, round.year)
  const lastDay = () => localDate(new Date(deps.now().getTime() + DRAFT_DAYS * 24 * 60 * 60 * 1000))
  return {
    deps,
    round,
    kommun,
    survey,
    areas: below.length === 0 ? [kommun] : below,
    base: `/inskrivning/${round.id}`,
    box: drafts.box(deps.db, lastDay, () => localDate(deps.now()), 'paper'),
    key: cookie(req, COOKIE) ?? '',
  }
}

/** Begins a form, in place of one under way. */
export async function begin(keyed: KeyedRound, res: Response, draft: Draft): Promise<void> {
  const key = await keyed.box.start(keyed.round.id, draft)
  setCookie(res, keyed.deps.config, COOKIE, key, { path: keyed.base, days: 1 })
}

/** Lets the browser forget the form under way. */
export const forget = ({ deps, base }: KeyedRound, res: Response): void => forgetCookie(res, deps.config, COOKIE, base)
