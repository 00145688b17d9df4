import type { Request, Response } from 'express'
import { type ActionLine, actionTable, type Beside, lineOf } from '../../domain/actions/table.ts'
import { unknownDialect } from '../../domain/problem.ts'
import { localDate } from '../../domain/round.ts'
import type { Format } from '../../formats/contract.ts'
import { FORMATS } from '../../formats/index.ts'
import * as actions from '../../store/actions.ts'
import * as areas from '../../store/areas.ts'
import * as observationsOf from '../../store/observations.ts'
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
  { ending: '.geojson', query: {}, words: FORMATS.geojson.says },
]

/** How the addresses of files end. */
export const ENDINGS = ['.csv', '.json', '.geojson'] as const

/** The format that an address asks for by its ending and its dialect. */
export function formatAt(req: Request, ending: (typeof ENDINGS)[number]): Format {
  if (ending !== '.csv') return ending === '.geojson' ? FORMATS.geojson : FORMATS.json
  const dialect = req.query.dialekt ?? 'excel'
  if (dialect !== 'excel' && dialect !== 'internationell') throw unknownDialect(String(dialect))
  return FORMATS[`csv-${dialect}`]
}

/** The plan as a file, told of in the audit trail. */
export async function take(
  deps: Deps,
  req: Request,
  res: Response,
  { kommun, filter, rehearsal }: Narrowed,
  ending: (typeof ENDINGS)[number],
): Promise<void> {
  const format = formatAt(req, ending)
  await tell(deps, req, kommun.id, { what: 'took actions', details: { format: format.name } })
  await send(deps, res, { kommun, filter, rehearsal, audience: 'staff' }, format)
}

/** Which actions a file holds, and for whom it is. */
export interface Wanted extends Pick<Narrowed, 'kommun' | 'filter' | 'rehearsal'> {
  readonly audience: Beside['audience']
}

/** Sends actions as a file. */
export async function send(deps: Deps, res: Response, { kommun, filter, rehearsal, audience }: Wanted, format: Format): Promise<void> {
  const { themes } = await surroundings(deps, kommun.id)
  const below = new Map((await areas.namesBelow(deps.db, kommun.id, deps.now().getUTCFullYear())).map(({ id, name }) => [id, name]))
  const beside: Beside = {
    ...{ kommun, audience },
    today: localDate(deps.now()),
    areaName: (id) => below.get(id) ?? id,
    themeName: (id) => themes.find((theme) => theme.id === id)?.title.sv ?? id,
  }
  await give(res, actionTable(lines(deps, filter, beside), beside, rehearsal), format)
}

/** How many actions are read at a time. */
const AT_ONCE = 500

async function* lines({ db }: Deps, filter: actions.Filter, beside: Beside): AsyncGenerator<ActionLine> {
  for (let after = 0; ; after += AT_ONCE) {
    const some = await actions.list(db, filter, 'fixed', { most: AT_ONCE, after })
    const points = await observationsOf.points(
      db,
      some.flatMap(({ observations }) => observations),
    )
    for (const action of some) {
      const own = action.observations.flatMap((id) => points.get(id) ?? [])
      yield lineOf(action, own, beside)
    }
    if (some.length < AT_ONCE) return
  }
}
