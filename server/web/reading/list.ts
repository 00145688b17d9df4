import type { Request, Response } from 'express'
import { maskedWords } from '../../domain/reading/kinds.ts'
import * as readings from '../../store/readings.ts'
import { kommunerFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { type Standing, standingOf } from './progress.ts'
import { queuesOf } from './queues.ts'

/** A queue with texts in it, and how far its reading has come. */
interface Line extends Standing {
  readonly address: string
  readonly title: string
  /** What has been masked, in words; empty when nothing has. */
  readonly masked: string
}

declare module '../show.ts' {
  interface Pages {
    'lasning/list': { readonly kommuner: readonly { readonly name: string; readonly queues: readonly Line[] }[] }
  }
}

/** Every queue that the person may read in, with how much is read and how much waits. */
export async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommuner } = await kommunerFor(deps, req, 'read texts')
  const lists = await Promise.all(
    kommuner.map(async (kommun) => {
      const queues = await queuesOf(deps, kommun)
      const lines = await Promise.all(queues.map(async (named) => ({ named, standing: await standingOf(deps.db, named.queue) })))
      const filled = lines.filter(({ standing }) => standing.texts > 0)
      return {
        rehearsal: filled.some(({ named }) => named.rehearsal),
        name: kommun.name,
        queues: await Promise.all(
          filled.map(async ({ named: { queue, address, title }, standing }) => ({
            ...standing,
            address,
            title,
            masked: maskedWords(await readings.masked(deps.db, queue)),
          })),
        ),
      }
    }),
  )
  const rehearsal = lists.some((one) => one.rehearsal)
  show(req, res, 'lasning/list', { title: 'Läs och dölj', section: 'omgangar', rehearsal, kommuner: lists })
}
