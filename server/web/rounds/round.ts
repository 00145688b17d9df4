import type { Request, Response } from 'express'
import { written } from '../../domain/code.ts'
import { mayBeCounted, notClosed } from '../../domain/counting/countable.ts'
import { day } from '../../domain/format.ts'
import type { Job } from '../../domain/job.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { may } from '../../domain/staff.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as jobs from '../../store/jobs.ts'
import * as rounds from '../../store/rounds.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { roundFor, type Standing, standingOf } from './standing.ts'

/** What can be done about counting a round, and by this person. */
type Counting = 'under way' | 'stopped short' | 'to do' | 'for others to do' | 'all counted' | 'not closed'

declare module '../show.ts' {
  interface Pages {
    'omgangar/round': Standing & {
      readonly kommun: string
      /** The kommun and the year as they stand in addresses: 'varberg/2026'. */
      readonly place: string
      readonly survey: string
      readonly results: string
      readonly openFor: string
      readonly counting: Counting
      readonly job: Job | undefined
      readonly maySeeLagesbild: boolean
      readonly mayErase: boolean
      /** Null for those who may not see codes; empty when there are none. */
      readonly codes: readonly { readonly area: string; readonly code: string }[] | null
    }
  }
}

/** One round: its dates, how many have answered, its codes, and its counting. */
export async function page(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { staff, round, kommun } = await roundFor(deps, req, 'see rounds', id)
  const standing = await standingOf(deps, round)
  const job = await jobs.latest(deps.db, 'count', round.id)
  const codes = await codesOf(deps, round)
  const survey = deps.surveys.get(round.surveyId)
  const maySeeCodes = may(staff, 'see codes', kommun.id)
  if (maySeeCodes && codes.length > 0) await tell(deps, req, kommun.id, { what: 'saw codes', details: { year: round.year } })
  show(req, res, 'omgangar/round', {
    ...standing,
    title: `${kommun.name} ${round.year}`,
    section: 'omgangar',
    rehearsal: round.rehearsal,
    kommun: kommun.name,
    place: `${kommun.slug}/${round.year}`,
    survey: survey ? inLanguage(survey.title, 'sv') : round.surveyId,
    results: day(round.resultsOn),
    openFor: openFor(round, codes.length > 0),
    counting: countingOf(standing, job, may(staff, 'count rounds', kommun.id), localDate(deps.now())),
    job,
    maySeeLagesbild: may(staff, 'see lagesbild', kommun.id),
    mayErase: may(staff, 'erase words', kommun.id),
    codes: maySeeCodes ? codes : null,
  })
}

/** Begins to count a round, or finds the counting that is under way, and shows how far it has come. */
export async function count(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'count rounds', id)
  if (!mayBeCounted(round, localDate(deps.now()))) throw notClosed()
  await tell(deps, req, kommun.id, { what: 'began counting', details: { year: round.year } })
  res.redirect(303, `/jobb/${await deps.jobs.start('count', round.id)}`)
}

function countingOf({ round, snapshot, inUrn }: Standing, job: Job | undefined, mayCount: boolean, today: string): Counting {
  if (job?.state === 'queued' || job?.state === 'running') return 'under way'
  if (!mayBeCounted(round, today)) return 'not closed'
  if (job?.state !== 'failed' && snapshot && inUrn === 0) return 'all counted'
  if (!mayCount) return 'for others to do'
  return job?.state === 'failed' ? 'stopped short' : 'to do'
}

function openFor(round: Round, hasCodes: boolean): string {
  if (hasCodes && round.openLink) return 'Alla, med områdets kod eller utan. Svaren redovisas var för sig.'
  return hasCodes ? 'Den som har områdets kod' : 'Alla, utan kod'
}

async function codesOf({ db }: Deps, round: Round): Promise<readonly { readonly area: string; readonly code: string }[]> {
  const [codes, inside] = await Promise.all([rounds.areaCodes(db, round.id), areas.below(db, round.kommunId, round.year)])
  const codeIn = new Map(codes.map(({ areaId, code }) => [areaId, written(code)]))
  return inside.flatMap(({ id, name }) => {
    const code = codeIn.get(id)
    return code === undefined ? [] : [{ area: name, code }]
  })
}
