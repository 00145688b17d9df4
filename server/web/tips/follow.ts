import { type Request, type Response, Router } from 'express'
import { lastOf } from '../../domain/actions/action.ts'
import { day } from '../../domain/format.ts'
import { tooManyTips } from '../../domain/problem.ts'
import { read, written } from '../../domain/tips/receipt.ts'
import { type Standing, standingOf } from '../../domain/tips/tip.ts'
import * as actions from '../../store/actions.ts'
import * as tips from '../../store/tips.ts'
import { cookie } from '../cookies.ts'
import type { Deps } from '../deps.ts'
import { sentForm } from '../form.ts'
import { sharedOut } from '../limits.ts'
import { show } from '../show.ts'
import { type Place, placeIn } from './place.ts'
import { hashOf, receiptOf } from './token.ts'
import { RECEIPT } from './write.ts'

/** What has become of a tip, in words. */
interface Told {
  readonly sent: string
  readonly about: string
  readonly standing: Standing
  /** What is to be done about it, each with the page that tells what was decided and why. */
  readonly actions: readonly { readonly address: string; readonly what: string; readonly state: string }[]
}

declare module '../show.ts' {
  interface Pages {
    'tips/kvitto': { readonly base: string; readonly kommun: string; readonly number: string }
    'tips/folj': {
      readonly base: string
      readonly kommun: string
      readonly typed: string
      readonly faults: readonly { readonly field: string; readonly sentence: string }[]
      readonly told: Told | null
    }
  }
}

/** Numbers that one network may try in an hour: nobody has so many receipts, and nobody guesses one of 23¹² so. */
const AN_HOUR = 60

/** The receipt, and what has become of the tip that it is for. The number never stands in an address, where others could read it. */
export function routes(deps: Deps): Router {
  const wait = sharedOut(AN_HOUR, 60 * 60_000, () => deps.now().getTime())
  const router = Router()
  router.use(['/tips/:kommun/kvitto', '/tips/:kommun/folj'], (_req, res, next) => {
    res.set('Cache-Control', 'no-store') // what a number opens is one person's alone: neither a shared computer nor a proxy may keep it
    next()
  })
  router.get('/tips/:kommun/kvitto', (req, res) => receipt(deps, req, res))
  router.get('/tips/:kommun/folj', async (req, res) => showFollow(req, res, await placeIn(deps, req, res), ''))
  router.post('/tips/:kommun/folj', (req, res) => {
    if (wait(req.ip ?? '') > 0) throw tooManyTips()
    return follow(deps, req, res)
  })
  return router
}

async function receipt(deps: Deps, req: Request, res: Response): Promise<void> {
  const { base, kommun, frame, t } = await placeIn(deps, req, res)
  const id = cookie(req, RECEIPT.cookie)
  const found = id === undefined ? undefined : await tips.byId(deps.db, id)
  if (!found || found.tip.kommunId !== kommun.id) return res.redirect(303, base)
  const number = written(receiptOf(deps.config.sessionSecret, found.tip.id))
  show(req, res, 'tips/kvitto', { ...frame, title: t('tips.receipt.title'), base, kommun: kommun.name, number })
}

async function follow(deps: Deps, req: Request, res: Response): Promise<void> {
  const place = await placeIn(deps, req, res)
  const typed = sentForm(req)('nummer')
  const number = read(typed)
  if (number === undefined) return showFollow(req, res, place, typed, 'tips.fault.number')
  const found = await tips.byReceipt(deps.db, place.kommun.id, hashOf(deps.config.sessionSecret, number))
  if (!found) return showFollow(req, res, place, typed, 'tips.fault.no_such')
  showFollow(req, res, place, typed, null, await toldOf(deps, place, found))
}

async function toldOf(deps: Deps, { t, frame, below, kommun }: Place, { tip, text, isTaken }: tips.Found): Promise<Told> {
  const tied = isTaken ? [...(await actions.ofDialogue(deps.db, tip.id)).values()].flat() : []
  const whole = await Promise.all([...new Set(tied.map(({ id }) => id))].map((id) => actions.get(deps.db, id)))
  return {
    sent: day(tip.sentOn, frame.language),
    about: below.find(({ id }) => id === tip.areaId)?.name ?? t('tips.area.elsewhere'),
    standing: standingOf(isTaken, text?.state),
    actions: whole.flatMap((action) => {
      if (!action?.shown) return []
      const address = `/ni-sa-vi-gor/${kommun.slug}/atgard/${action.id}`
      return [{ address, what: action.what, state: t(`tips.state.${lastOf(action).to}`) }]
    }),
  }
}

function showFollow(req: Request, res: Response, place: Place, typed: string, fault: string | null = null, told: Told | null = null): void {
  const { base, kommun, frame, t } = place
  const faults = fault === null ? [] : [{ field: 'nummer', sentence: t(fault) }]
  const model = { ...frame, title: t('tips.follow.title'), refused: fault !== null, base, kommun: kommun.name, typed, faults, told }
  show(req, res, 'tips/folj', model, fault === null ? 200 : 422)
}
