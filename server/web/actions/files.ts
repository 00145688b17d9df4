import type { Request, Response } from 'express'
import { type ActionLine, actionTable, type Beside, lineOf } from '../../domain/actions/table.ts'
import { unknownDialect } from '../../domain/problem.ts'
import { localDate } from '../../domain/round.ts'
import type { Format } from '../../formats/contract.ts'
import { FORMATS } from '../../formats/index.ts'
import * as actions from '../../store/actions.ts'
import * as areas from '../../store/areas.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { surroundings } from '../dialogues/surroundings.ts'
import { give } from '../exports.ts'
import type { Narrowed } from './plan.ts'

/** The files of a plan: how their address ends, what it asks, and what they are called. */
export const LINKS: readonly { readonly ending: string; readonly query: Readonly<Record<string, string>>; readonly words: string }[] = [
  { ending: '.csv', query: {}, words: FORMATS['csv-excel'].says },
  { ending: '.csv', query: { dialekt: 'internationell' }, words: FORMATS['csv-internationell'].says },
  { ending: '.json', query: {}, words: FORMATS.json.says },
]

/** The plan as CSV, in the dialect that the address asks for. */
export async function csv(deps: Deps, req: Request, res: Response, narrowed: Narrowed): Promise<void> {
  const dialect = req.query.dialekt ?? 'excel'
  if (dialect !== 'excel' && dialect !== 'internationell') throw unknownDialect(String(dialect))
  await send(deps, req, res, narrowed, FORMATS[`csv-${dialect}`])
}

/** The plan as JSON. */
export const json = (deps: Deps, req: Request, res: Response, narrowed: Narrowed): Promise<void> =>
  send(deps, req, res, narrowed, FORMATS.json)

async function send(deps: Deps, req: Request, res: Response, narrowed: Narrowed, format: Format): Promise<void> {
  const { kommun, rehearsal } = narrowed
  const { themes } = await surroundings(deps, kommun.id)
  const below = new Map((await areas.namesBelow(deps.db, kommun.id, deps.now().getUTCFullYear())).map(({ id, name }) => [id, name]))
  const beside: Beside = {
    kommun,
    today: localDate(deps.now()),
    areaName: (id) => below.get(id) ?? id,
    themeName: (id) => themes.find((theme) => theme.id === id)?.title.sv ?? id,
  }
  await tell(deps, req, kommun.id, { what: 'took actions', details: { format: format.name } })
  await give(res, actionTable(lines(deps, narrowed, beside), beside, rehearsal), format)
}

/** How many actions are read at a time. */
const AT_ONCE = 500

async function* lines({ db }: Deps, { filter }: Narrowed, beside: Beside): AsyncGenerator<ActionLine> {
  for (let after = 0; ; after += AT_ONCE) {
    const some = await actions.list(db, filter, 'fixed', { most: AT_ONCE, after })
    for (const action of some) yield lineOf(action, beside)
    if (some.length < AT_ONCE) return
  }
}
