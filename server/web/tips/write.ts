import { type Request, type Response, Router } from 'express'
import { REASONS, readPoint, TIMES_OF_DAY, writtenPoint } from '../../domain/dialogues/where.ts'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import { degreesAt } from '../../domain/map.ts'
import { notFound, tooManyTips } from '../../domain/problem.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import { ELSEWHERE, read, type TipFault } from '../../domain/tips/reading.ts'
import { FEELINGS, type TipForm } from '../../domain/tips/tip.ts'
import * as tips from '../../store/tips.ts'
import { setCookie } from '../cookies.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { sharedOut } from '../limits.ts'
import { show } from '../show.ts'
import { shownMap } from './map.ts'
import { type Place, placeIn } from './place.ts'
import { hashOf, idIn, newToken, receiptOf } from './token.ts'

declare module '../show.ts' {
  interface Pages {
    'tips/form': {
      readonly base: string
      readonly form: TipForm
      readonly kommun: string
      readonly token: string
      readonly value: Sent
      readonly areas: readonly Choice[]
      readonly themes: readonly Choice[]
      readonly reasons: readonly Choice[]
      readonly times: readonly Choice[]
      readonly feelings: readonly Choice[]
      /** The address of the map of the chosen area, to point in; null when none is asked for or drawn. */
      readonly map: string | null
      /** Whether any area has a map to be shown. */
      readonly hasMap: boolean
      /** A map was asked for where none is drawn. */
      readonly noMap: boolean
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** Tips that one network may send in an hour: a class that has walked together, and then some. */
const AN_HOUR = 60
/** The cookie that lets the receipt be shown after the form has been sent, and how long. */
export const RECEIPT = { cookie: 'tips', days: 1 / 24 }

const FORMS: Readonly<Record<string, TipForm>> = { skriv: 'tips', plats: 'otrygg_plats' }

/** Writing a tip, or pointing out a place. */
export function routes(deps: Deps): Router {
  const wait = sharedOut(AN_HOUR, 60 * 60_000, () => deps.now().getTime())
  const router = Router()
  for (const [word, form] of Object.entries(FORMS)) {
    router.get(`/tips/:kommun/${word}`, async (req, res) => showForm(deps, req, res, await placeIn(deps, req, res), form, sentQuery(req)))
    router.post(`/tips/:kommun/${word}`, async (req, res) => send(deps, req, res, form, wait))
  }
  return router
}

async function send(deps: Deps, req: Request, res: Response, form: TipForm, wait: (ip: string) => number): Promise<void> {
  const place = await placeIn(deps, req, res)
  const sent = sentForm(req)
  if (sent('gor') === 'karta' || sent('peka.x') !== '') return showForm(deps, req, res, place, form, pointed(place, sent))
  const reading = read(form, sent, place.setting)
  const id = idIn(deps.config.sessionSecret, sent('token'), deps.now())
  const faults = [...(reading.ok ? [] : reading.faults), ...(id === undefined ? [STALE] : [])]
  if (!reading.ok || id === undefined) return showForm(deps, req, res, place, form, sent, faults)
  if (wait(req.ip ?? '') > 0) throw tooManyTips()

  const secret = deps.config.sessionSecret
  const tip = { ...reading.told.tip, id, kommunId: place.kommun.id, rehearsal: place.frame.rehearsal }
  const kept = await tips.add(deps.db, tip, reading.told.words, hashOf(secret, receiptOf(secret, id)))
  if (kept === 'other words') return showForm(deps, req, res, place, form, sent, [AGAIN])
  setCookie(res, deps.config, RECEIPT.cookie, id, { path: place.base, days: RECEIPT.days })
  res.redirect(303, `${place.base}/kvitto`)
}

const STALE: TipFault = { field: 'sagt', key: 'tips.fault.stale' }
const AGAIN: TipFault = { field: 'sagt', key: 'tips.fault.again' }

/** What was sent, with the point that was pressed on the map among it. A keyboard presses the map at 0, 0: that is no point. */
function pointed({ below }: Place, sent: Sent): Sent {
  const [x, y] = [Number(sent('peka.x')), Number(sent('peka.y'))]
  const area = below.filter(({ id }) => id === sent('omrade'))
  const degrees = sent('peka.x') !== '' && (x !== 0 || y !== 0) ? degreesAt(area, shownMap(area), [x, y]) : null
  const [longitude, latitude] = degrees ?? []
  if (longitude === undefined || latitude === undefined) return (field) => (field === 'gor' ? 'karta' : sent(field))
  const point = writtenPoint({ longitude, latitude })
  return (field) => (field === 'punkt' ? point : field === 'gor' ? 'karta' : sent(field))
}

function showForm(
  deps: Deps,
  req: Request,
  res: Response,
  place: Place,
  form: TipForm,
  sent: Sent,
  faults: readonly TipFault[] = [],
): void {
  if (!Object.values(FORMS).includes(form)) throw notFound()
  const { t, frame, base, kommun, setting, below } = place
  const told = faults.map(({ field, key, values }) => ({ field, sentence: t(key, values) }))
  const asksForMap = sent('gor') === 'karta'
  const map = asksForMap ? mapOf(place, sent) : null
  const worded = (from: readonly Choice[], key: string) => from.map(({ value }) => ({ value, words: t(`tips.${key}.${value}`) }))
  const model = {
    ...frame,
    title: t(form === 'tips' ? 'tips.write.title' : 'tips.place.title'),
    refused: told.length > 0,
    base,
    form,
    kommun: kommun.name,
    // A form that was refused for its token, or sent before with other words, must have a new one; so may every other.
    token: newToken(deps.config.sessionSecret, deps.now()),
    value: sent,
    areas: [...below.map(({ id, name }) => ({ value: id, words: name })), { value: ELSEWHERE, words: t('tips.area.elsewhere') }],
    themes: setting.themes.map(({ id, title }) => ({ value: id, words: inLanguage(title, frame.language) })),
    reasons: worded(REASONS, 'reason'),
    times: worded(TIMES_OF_DAY, 'time'),
    feelings: FEELINGS.map((feeling) => ({ value: String(feeling), words: t(`tips.feeling.${feeling}`) })),
    map,
    hasMap: below.some(({ outline }) => outline !== null),
    noMap: asksForMap && map === null,
    faults: told,
    faultOf: faultsByField(told),
  }
  show(req, res, 'tips/form', model, told.length > 0 ? 422 : 200)
}

function mapOf({ base, below }: Place, sent: Sent): string | null {
  const area = below.find(({ id }) => id === sent('omrade'))
  if (!area?.outline) return null
  const point = readPoint(sent('punkt'))
  const pin = point ? `&punkt=${encodeURIComponent(writtenPoint(point))}` : ''
  return `${base}/karta.svg?omrade=${encodeURIComponent(area.id)}${pin}`
}
