import { type Request, type Response, Router } from 'express'
import { day } from '../../domain/format.ts'
import { localDate } from '../../domain/round.ts'
import type { Staff } from '../../domain/staff.ts'
import { PARTS } from '../../domain/year.ts'
import * as areas from '../../store/areas.ts'
import { signedIn } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { type Card, cardOf } from './card.ts'

declare module '../show.ts' {
  interface Pages {
    'staff/start': {
      readonly today: string
      readonly cards: readonly Card[]
      /** The parts of the year as they are numbered in the picture. */
      readonly numbers: readonly string[]
    }
  }
}

/** The page staff come to: where the year stands in each of their kommuner, and what to do next. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/start', (req, res) => start(deps, req, res))
  return router
}

const NUMBERS = PARTS.map((_, index) => String(index + 1))

async function start(deps: Deps, req: Request, res: Response): Promise<void> {
  const staff = signedIn(req)
  const cards = await cardsOf(deps, staff)
  const rehearsal = cards.some((card) => card.rehearsal)
  show(req, res, 'staff/start', { title: 'Start', section: 'start', rehearsal, today: day(localDate(deps.now())), cards, numbers: NUMBERS })
}

async function cardsOf(deps: Deps, staff: Staff): Promise<readonly Card[]> {
  const kommuner = await Promise.all(staff.kommunIds.map((id) => areas.byId(deps.db, id)))
  const named = kommuner.filter((kommun) => kommun !== undefined).sort((a, b) => byName.compare(a.name, b.name))
  return Promise.all(named.map((kommun) => cardOf(deps, staff, kommun)))
}

const byName = new Intl.Collator('sv')
