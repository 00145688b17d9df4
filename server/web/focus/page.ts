import type { Request, Response } from 'express'
import { candidates, declare, focusLocked, isLocked, MOST_IN_FOCUS } from '../../domain/focus/declaring.ts'
import type { FieldFault } from '../../domain/form.ts'
import { day } from '../../domain/format.ts'
import { notFound } from '../../domain/problem.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { may } from '../../domain/staff.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import * as audit from '../../store/audit.ts'
import * as focus from '../../store/focus.ts'
import { lastYear } from '../../work/last-year.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { roundFor } from '../rounds/standing.ts'
import { show } from '../show.ts'
import type { Lines, Prospect } from './lines.ts'

declare module '../show.ts' {
  interface Pages {
    'fokus/focus': {
      readonly round: Round
      readonly kommun: string
      readonly faults: readonly FieldFault[]
      /** Whether this person may choose, and the round has not opened. */
      readonly open: boolean
      readonly locked: boolean
      readonly opens: string
      readonly chosen: number
      readonly most: number
      /** The year that the outlook is made from; null when no earlier round has been counted. */
      readonly year: number | null
      /** How many focus indicators the outlook counts with. */
      readonly inFocus: number
      readonly groups: readonly Lines[]
      /** The group means, which are tested whatever is chosen; empty when no earlier round tells what they can show. */
      readonly means: readonly Prospect[]
    }
  }
}

/** The focus indicators of a round and what each can show; a form until the round opens. */
export async function page(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  await present(deps, req, res, id, await focus.ofRound(deps.db, id), [])
}

/** Declares focus indicators. Locked once the round has opened. */
export async function declareFocus(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'make rounds', id)
  if (isLocked(round, localDate(deps.now()))) throw focusLocked()
  const wanted = sentList(req, 'fokus')
  const declaring = declare(surveyOf(deps, round), wanted)
  if (!declaring.ok) return present(deps, req, res, id, wanted, declaring.sentences)
  const { questions } = declaring
  await audit.recording(
    deps.db,
    entryOf(deps, req, kommun.id, { what: 'declared focus', details: { year: round.year, questions } }),
    async (db) => {
      await focus.set(db, round.id, questions)
      return true
    },
  )
  res.redirect(303, `/omgangar/${round.id}/fokus`)
}

async function present(
  deps: Deps,
  req: Request,
  res: Response,
  id: string,
  chosen: readonly string[],
  sentences: readonly string[],
): Promise<void> {
  const { staff, round, kommun } = await roundFor(deps, req, 'see rounds', id)
  const survey = surveyOf(deps, round)
  const locked = isLocked(round, localDate(deps.now()))
  const open = !locked && may(staff, 'make rounds', kommun.id)
  const { linesOf, meanLinesOf } = await import('./lines.ts') // when somebody asks: what a question can show takes some hundred files of distributions
  const before = await lastYear(deps, round, [...(open ? candidates(survey).map(({ id }) => id) : chosen), ...meansOf(survey)])
  const inFocus = Math.min(chosen.length, MOST_IN_FOCUS) || MOST_IN_FOCUS
  const model = {
    title: `Fokusfrågor i ${kommun.name} ${round.year}`,
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: sentences.length > 0,
    round,
    kommun: kommun.name,
    faults: sentences.map((sentence) => ({ field: 'fokus', sentence })),
    open,
    locked,
    opens: day(round.opensOn),
    chosen: chosen.length,
    most: MOST_IN_FOCUS,
    year: before?.year ?? null,
    inFocus,
    groups: linesOf(survey, { chosen, before, inFocus, onlyChosen: !open }),
    means: before ? meanLinesOf(survey, before) : [],
  }
  show(req, res, 'fokus/focus', model, sentences.length > 0 ? 422 : 200)
}

const meansOf = ({ groupMeans = [] }: Survey) => groupMeans.map(({ id }) => id)

function surveyOf({ surveys }: Deps, { surveyId }: Round): Survey {
  const survey = surveys.get(surveyId)
  if (!survey) throw notFound()
  return survey
}

/** Every value sent for a field that may be ticked several times. */
function sentList(req: Request, field: string): readonly string[] {
  const fields = new Map<string, unknown>(typeof req.body === 'object' && req.body !== null ? Object.entries(req.body) : [])
  return [fields.get(field)].flat().filter((value) => typeof value === 'string')
}
