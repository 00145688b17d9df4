import type { Request, Response } from 'express'
import { may } from '../../domain/staff.ts'
import * as rounds from '../../store/rounds.ts'
import { kommunerFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type Standing, standingOf } from './standing.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/list': {
      readonly kommuner: readonly {
        readonly name: string
        readonly slug: string
        readonly rounds: readonly Standing[]
        readonly mayMake: boolean
        readonly mayImportReferences: boolean
        readonly mayImportAnswers: boolean
      }[]
      readonly removed: boolean
    }
  }
}

/** Every round of the person's kommuner, newest first. */
export async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, kommuner } = await kommunerFor(deps, req, 'see rounds')
  const models = kommuner.map(async ({ id, name, slug }) => {
    const all = await rounds.ofKommun(deps.db, id)
    const standings = await Promise.all(all.map((round) => standingOf(deps, round)))
    const able = {
      mayMake: may(staff, 'make rounds', id),
      mayImportReferences: may(staff, 'import references', id),
      mayImportAnswers: may(staff, 'import answers', id),
    }
    return { name, slug: slug ?? '', rounds: standings, ...able }
  })
  const shown = await Promise.all(models)
  const rehearsal = shown.some((kommun) => kommun.rounds.some(({ round }) => round.rehearsal))
  show(req, res, 'omgangar/list', {
    title: 'Omgångar',
    section: 'omgangar',
    rehearsal,
    kommuner: shown,
    removed: sentQuery(req)('borttagen') !== '',
  })
}
