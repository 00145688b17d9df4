import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import { readTerms } from '../../domain/editions/asking.ts'
import { shortOf } from '../../domain/editions/document.ts'
import type { FieldFault, Sent } from '../../domain/form.ts'
import { instant } from '../../domain/format.ts'
import type { Job } from '../../domain/job.ts'
import { notCounted, notFound } from '../../domain/problem.ts'
import * as editions from '../../store/editions.ts'
import * as jobs from '../../store/jobs.ts'
import * as publications from '../../store/publications.ts'
import * as snapshots from '../../store/snapshots.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { homeOf, permanentOf } from '../editions/words.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { type Preview, previewOf } from './preview.ts'
import { roundFor } from './standing.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/publicering': PublishingPage
  }
}

/** What is published of a round, what would be, and the form that asks for it. */
interface PublishingPage {
  readonly roundId: string
  readonly kommun: string
  readonly year: number
  /** The work that was last asked for; null when none was. */
  readonly job: Job | null
  /** The edition that holds; null before the first. */
  readonly edition: { readonly short: string; readonly href: string; readonly permanent: string; readonly published: string } | null
  readonly preview: Preview
  readonly typed: Readonly<Record<'id' | 'kommunpolis' | 'telefon' | 'epost' | 'skal', string>>
  readonly faults: readonly FieldFault[]
  readonly faultOf: Readonly<Record<string, string>>
}

/** Shows what is published, what would be, and how far the work has come. */
export const page = (deps: Deps, req: Request, res: Response, id: string): Promise<void> => ask(deps, req, res, id, () => '', [])

/** Asks for the round to be published, or for its edition to be corrected. The same form sent twice is one asking. */
export async function publish(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'publish lagesbild', id)
  if (!(await snapshots.latest(deps.db, round.id))) throw notCounted()
  const sent = sentForm(req)
  const asking = /^[0-9a-f-]{36}$/.test(sent('id')) ? sent('id') : randomUUID()
  const before = await publications.byId(deps.db, asking)
  if (!before) {
    const reading = readTerms(sent, await editions.current(deps.db, kommun.id, round.year))
    if (!reading.ok) return ask(deps, req, res, id, sent, reading.faults)
    const last = await publications.latest(deps.db, round.id)
    if (last) await jobs.forgetFailed(deps.db, 'publish', last.id) // what is asked for now takes its place
    await publications.ask(deps.db, { id: asking, roundId: round.id, askedAt: deps.now().toISOString(), terms: reading.terms })
    await tell(deps, req, kommun.id, { what: 'began publishing', details: { year: round.year } })
  } else if (before.roundId !== round.id) throw notFound()
  if (!before?.edition) await deps.jobs.start('publish', asking)
  res.redirect(303, `/omgangar/${round.id}/publicering`)
}

async function ask(deps: Deps, req: Request, res: Response, id: string, sent: Sent, faults: readonly FieldFault[]): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'publish lagesbild', id)
  const last = await publications.latest(deps.db, round.id)
  const job = last && (await jobs.latest(deps.db, 'publish', last.id)) // before the edition: when it is done, that is there
  const snapshot = await snapshots.latest(deps.db, round.id)
  const survey = deps.surveys.get(round.surveyId)
  if (!snapshot || !survey) throw notCounted()
  const current = await editions.current(deps.db, kommun.id, round.year)
  const { name = '', phone = '', email = '' } = last?.terms.contact ?? {}
  const model = {
    title: current ? 'Rätta lägesbilden' : 'Publicera lägesbilden',
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: faults.length > 0,
    scripts: ['follow.js'],
    roundId: round.id,
    kommun: kommun.name,
    year: round.year,
    job: job ?? null,
    edition: current
      ? {
          short: shortOf(current.hash),
          href: homeOf(kommun.slug, round.year),
          permanent: permanentOf(kommun.slug, current),
          published: instant(current.publishedAt),
        }
      : null,
    preview: await previewOf(deps.db, { snapshot, survey, kommun, year: round.year, rules: deps.config.rules ?? MINIMUM }),
    typed: {
      id: sent('id') || randomUUID(),
      kommunpolis: sent('kommunpolis') || name,
      telefon: sent('telefon') || phone,
      epost: sent('epost') || email,
      skal: sent('skal'),
    },
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'omgangar/publicering', model, faults.length > 0 ? 422 : 200)
}
