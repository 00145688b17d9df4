import type { Request, Response } from 'express'
import type { Job } from '../../domain/job.ts'
import { notFound } from '../../domain/problem.ts'
import { keyIsNeeded } from '../../domain/sealing/seal.ts'
import { answersTold } from '../../domain/snapshot.ts'
import { may } from '../../domain/staff.ts'
import * as jobs from '../../store/jobs.ts'
import * as seals from '../../store/sealing/seals.ts'
import * as snapshots from '../../store/snapshots.ts'
import { signedIn } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { roundFor } from './standing.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/job': {
      readonly job: Job
      readonly roundId: string
      readonly kommun: string
      readonly year: number
      /** The lägesbild, once it can be read and by those who may. */
      readonly lagesbild: string | null
      readonly responses: string
      readonly mayCount: boolean
      /** Work that stopped needs the passphrase again, and is gone on with on the page where it is given. */
      readonly needsKey: boolean
    }
  }
}

const TITLES = {
  count: { queued: 'Räkningen väntar', running: 'Räkningen pågår', done: 'Räkningen är klar', failed: 'Räkningen stannade' },
  open: { queued: 'Öppningen väntar', running: 'Urnan öppnas', done: 'Urnan är öppnad och räknad', failed: 'Öppningen stannade' },
} as const

/** How far a counting has come. The page may be left: the work goes on. */
export async function page(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  signedIn(req)
  const job = await jobs.byId(deps.db, id)
  if (!job) throw notFound()
  const { staff, round, kommun } = await roundFor(deps, req, 'see rounds', job.subject)
  const [snapshot, seal] = await Promise.all([snapshots.latest(deps.db, round.id), seals.ofRound(deps.db, round.id)])
  show(req, res, 'omgangar/job', {
    title: TITLES[job.kind === 'open' ? 'open' : 'count'][job.state],
    section: 'omgangar',
    rehearsal: round.rehearsal,
    scripts: ['follow.js'],
    job,
    roundId: round.id,
    kommun: kommun.name,
    year: round.year,
    lagesbild: snapshot && may(staff, 'see lagesbild', kommun.id) ? `/lagesbild/${kommun.slug}/${round.year}` : null,
    responses: snapshot ? answersTold(snapshot) : '0',
    mayCount: may(staff, 'count rounds', kommun.id),
    needsKey: job.kind === 'open' && seal !== undefined && keyIsNeeded(seal),
  })
}
