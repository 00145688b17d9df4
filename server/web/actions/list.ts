import { type Request, type Response, Router } from 'express'
import { ENDED, STATE_WORDS, STATES } from '../../domain/actions/states.ts'
import type { Area } from '../../domain/area.ts'
import { count } from '../../domain/format.ts'
import { localDate } from '../../domain/round.ts'
import { mayAnywhere } from '../../domain/staff.ts'
import * as actions from '../../store/actions.ts'
import { kommunerFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { type Line, linesOf } from './lines.ts'

/** Where a kommun's actions stand. */
interface Standing {
  readonly name: string
  readonly plan: string
  /** '12 föreslagna' and so on, in the order of their lives. */
  readonly counts: readonly { readonly words: string; readonly address: string }[]
}

declare module '../show.ts' {
  interface Pages {
    'atgarder/list': {
      readonly kommuner: readonly Standing[]
      readonly overdue: readonly Line[]
      /** How many are late and not in the list. */
      readonly more: number
      readonly mayWrite: boolean
    }
  }
}

/** How many late actions are listed. */
const MOST = 50

/** The way to each kommun's plan, and what is late in any of them. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/atgarder', (req, res) => list(deps, req, res))
  return router
}

async function list(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, kommuner } = await kommunerFor(deps, req, 'see actions')
  await tell(deps, req, null, { what: 'saw actions', details: {} })
  const today = localDate(deps.now())
  const late = { kommunIds: kommuner.map(({ id }) => id), overdueOn: today }
  const overdue = await actions.list(deps.db, late, 'due', { most: MOST, after: 0 })
  const inAll = [...(await actions.countByState(deps.db, late)).values()].reduce((sum, some) => sum + some, 0)
  show(req, res, 'atgarder/list', {
    title: 'Åtgärder',
    section: 'atgarder',
    rehearsal: overdue.some(({ rehearsal }) => rehearsal),
    kommuner: await Promise.all(kommuner.map((kommun) => standingOf(deps, kommun))),
    overdue: await linesOf(deps, overdue, kommuner, today),
    more: inAll - overdue.length,
    mayWrite: mayAnywhere(staff, 'write actions'),
  })
}

async function standingOf({ db }: Deps, { id, name, slug }: Area): Promise<Standing> {
  const plan = `/atgarder/plan/${slug}`
  const counts = await actions.countByState(db, { kommunIds: [id] })
  const some = STATES.filter((state) => counts.has(state))
  const open = STATES.filter((state) => !ENDED.includes(state)).reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
  return {
    name,
    plan,
    counts: [
      ...(some.length > 0 ? [{ words: `Pågår: ${count(open)}`, address: `${plan}?lage=oppna` }] : []),
      ...some.map((state) => ({
        words: `${STATE_WORDS[state].words}: ${count(counts.get(state) ?? 0)}`,
        address: `${plan}?lage=${STATE_WORDS[state].address}`,
      })),
    ],
  }
}
