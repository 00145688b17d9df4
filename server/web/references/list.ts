import type { Request, Response } from 'express'
import * as references from '../../store/references.ts'
import { kommunerFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'

declare module '../show.ts' {
  interface Pages {
    'referenser/list': { readonly kommuner: readonly { readonly name: string; readonly slug: string; readonly shares: number }[] }
  }
}

/** The kommuner that the person may read reference statistics in for, and how much each has. */
export async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommuner } = await kommunerFor(deps, req, 'import references')
  const models = kommuner.map(async ({ id, name, slug }) => ({
    name,
    slug: slug ?? '',
    shares: (await references.ofKommun(deps.db, id)).length,
  }))
  show(req, res, 'referenser/list', { title: 'Referensstatistik', section: 'lagesbild', kommuner: await Promise.all(models) })
}
