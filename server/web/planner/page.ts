import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import type { FieldFault, Sent } from '../../domain/form.ts'
import { localDate } from '../../domain/round.ts'
import type { Place } from '../../domain/statistics/planner/plan.ts'
import * as areas from '../../store/areas.ts'
import * as population from '../../store/population.ts'
import { type MeanOutcome, meanOutcome } from '../../work/planned-means.ts'
import { kommunFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

declare module '../show.ts' {
  interface Pages {
    'planering/plan': {
      readonly kommun: string
      readonly action: string
      readonly value: Sent
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
      /** The year of the register's figures; null when it has none for the kommun. */
      readonly year: number | null
      /** Areas that the register has no figures of. */
      readonly unknown: string
      /** Null when the form was refused, or nobody is known to live here. */
      readonly outcome: Outcome | null
      /** The same of group means; null too when no earlier round tells how they are spread. */
      readonly means: MeanOutcome | null
    }
  }
}

/** Plans a kommun's survey. What is wished stands in the address, so that a plan can be sent to somebody; nothing is saved. */
export async function page(deps: Deps, req: Request, res: Response, slug: string): Promise<void> {
  const { kommun } = await kommunFor(deps, req, 'see rounds', slug)
  const { FIELDS, readWish } = await wishing()
  const usual: Sent = (field) => new Map<string, string>(Object.entries(FIELDS)).get(field) ?? ''
  const value = Object.keys(req.query).length === 0 ? usual : sentQuery(req)
  const reading = readWish(value)
  const faults = reading.ok ? [] : reading.faults
  const { year, places, unknown } = await inhabitants(deps, kommun)
  const next = { kommunId: kommun.id, year: Number(localDate(deps.now()).slice(0, 4)) + 1 }
  const model = {
    title: `Planera enkäten i ${kommun.name}`,
    section: 'omgangar' as const,
    refused: faults.length > 0,
    kommun: kommun.name,
    action: `/planering/${slug}`,
    value,
    faults,
    faultOf: faultsByField(faults),
    year,
    unknown: unknown.join(', '),
    outcome: reading.ok && places.length > 0 ? outcomeOf((await planning()).planFor(places, reading.wish)) : null,
    means: reading.ok && places.length > 0 ? await meanOutcome(deps, next, places, reading.wish) : null,
  }
  show(req, res, 'planering/plan', model, reading.ok ? 200 : 422)
}

// Loaded when somebody plans: the distributions it needs are 400 files.
const planning = () => import('../../domain/statistics/planner/plan.ts')
const wishing = () => import('../../domain/statistics/planner/wish.ts')

interface Inhabitants {
  readonly year: number | null
  readonly places: readonly Place[]
  readonly unknown: readonly string[]
}

/** The kommun's areas of today with the newest figures that the register has of them. */
async function inhabitants({ db, now }: Deps, kommun: Area): Promise<Inhabitants> {
  const today = Number(localDate(now()).slice(0, 4))
  const inside = await areas.namesBelow(db, kommun.id, today)
  const ids = inside.map(({ id }) => id)
  const year = await population.newestYear(db, ids, today)
  const { placesOf } = await planning()
  return { year, ...placesOf(inside, year === null ? [] : await population.ofAreas(db, ids, year)) }
}
