import { type Request, type Response, Router } from 'express'
import type { Recorded } from '../../domain/dialogues/dialogue.ts'
import { FORMS } from '../../domain/dialogues/index.ts'
import { fieldsOf } from '../../domain/dialogues/reading.ts'
import { count, day } from '../../domain/format.ts'
import { parted } from '../../domain/tips/reading.ts'
import type { Tip } from '../../domain/tips/tip.ts'
import * as areas from '../../store/areas.ts'
import type { Db } from '../../store/database.ts'
import * as readings from '../../store/readings.ts'
import * as tips from '../../store/tips.ts'
import { kommunerFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'

/** The tips of one kommun that have been read and wait to be written in. */
interface OfKommun {
  readonly kommun: string
  readonly waiting: string
  readonly lines: readonly { readonly address: string; readonly title: string; readonly where: string; readonly words: string }[]
}

declare module '../show.ts' {
  interface Pages {
    'dialoger/tips': { readonly kommuner: readonly OfKommun[] }
  }
}

/** So many on the page; the next come when these are written in. */
const MOST = 50

/** Tips from residents: how many nobody has read, and those that have been read and wait for somebody to decide themes and write them in. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/dialoger/tips', (req, res) => page(deps, req, res))
  return router
}

async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommuner } = await kommunerFor(deps, req, 'write dialogues')
  await tell(deps, req, null, { what: 'saw dialogues', details: {} })
  const progress = await readings.progress(
    deps.db,
    'tip',
    kommuner.map(({ id }) => id),
  )
  const found = await Promise.all(kommuner.map(async (kommun) => ({ kommun, tips: await tips.toWriteIn(deps.db, kommun.id, MOST) })))
  const names = await areas.names(
    deps.db,
    found.flatMap(({ tips }) => tips.flatMap(({ tip }) => tip.areaId ?? [])),
  )
  show(req, res, 'dialoger/tips', {
    title: 'Tips från invånare',
    section: 'dialoger',
    rehearsal: found.some(({ tips }) => tips.some(({ tip }) => tip.rehearsal)),
    kommuner: found.map(({ kommun, tips }) => ({
      kommun: kommun.name,
      waiting: count(progress.get(kommun.id)?.waiting ?? 0),
      lines: tips.map(({ tip, words }) => ({
        address: `/dialoger/ny?form=${tip.form}&kommun=${kommun.slug}&tips=${tip.id}`,
        title: `${FORMS[tip.form].title} ${day(tip.heldOn)}`,
        where: tip.areaId === null ? 'Område inte sagt' : (names.get(tip.areaId) ?? tip.areaId),
        words,
      })),
    })),
  })
}

/** What the form of a dialogue holds when a tip that has been read is to be written in: its sender's choices, for a person to decide on. Undefined for any other id. */
export async function fieldsOfTip(db: Db, kommunId: string, id: string): Promise<Readonly<Record<string, string>> | undefined> {
  const found = await tips.byId(db, id)
  if (found?.tip.kommunId !== kommunId || found.isTaken || found.text?.state !== 'shown') return undefined
  return { ...fieldsOf(recordedFrom(found.tip, found.text.words)), id, ...(found.tip.feeling === null ? { 'allvar-1': '' } : {}) }
}

function recordedFrom(tip: Tip, words: string): Recorded {
  const { said, place, suggestion } = parted(words)
  return {
    form: tip.form,
    heldOn: tip.heldOn,
    place: '',
    areaId: tip.areaId,
    tookPart: 'en invånare',
    people: 1,
    details: { kanal: 'webb' },
    observations: [
      {
        themes: tip.themes,
        severity: tip.feeling ?? 1,
        said: said || place,
        suggestion,
        place,
        point: tip.point,
        reasons: tip.reasons,
        timeOfDay: tip.timeOfDay,
        times: 1,
      },
    ],
  }
}
