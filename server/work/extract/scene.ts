import type { Area } from '../../domain/area.ts'
import { surveyChanged } from '../../domain/counting/countable.ts'
import { askedSlots, stand } from '../../domain/counting/slots.ts'
import { asGiven, type Coarsening, coarsen } from '../../domain/extracts/coarsening.ts'
import type { Order } from '../../domain/extracts/order.ts'
import { type Group, type Traits, traitSlots, traitsKey, traitsOf } from '../../domain/extracts/traits.ts'
import { beingCounted, notCounted, notFound } from '../../domain/problem.ts'
import type { Round, Source } from '../../domain/round.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import type { Survey, Surveys } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import type { Db } from '../../store/database.ts'
import * as responses from '../../store/responses.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'

/** The counted round that an extract is made of. */
export interface Counted {
  readonly kommun: Area
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly round: Round
  readonly survey: Survey
  readonly surveys: Surveys
  readonly snapshot: Snapshot
}

/** The round of an order. Throws notFound, notCounted, surveyChanged. */
export async function countedRound(db: Db, surveys: Surveys, order: Order): Promise<Counted> {
  const round = await rounds.byId(db, order.roundId)
  const [survey, kommun] = [round && surveys.get(round.surveyId), round && (await areas.byId(db, round.kommunId))]
  if (!round || !survey || !kommun) throw notFound()
  const snapshot = await snapshots.latest(db, round.id)
  if (!snapshot) throw notCounted()
  if (snapshot.surveyHash !== survey.hash) throw surveyChanged() // the answers' signs would stand for something else
  return { kommun, areas: await areas.namesBelow(db, kommun.id, round.year), round, survey, surveys, snapshot }
}

/** How many people are read at a time. */
const A_PAGE = 500

/** A counted round's responses, a page at a time in the order of their ids, which says nothing. Throws beingCounted when they are not those counted. */
export async function* pages(db: Db, { round, snapshot }: Counted): AsyncGenerator<responses.Page['people']> {
  let read = 0
  for (let after: string | null = ''; after !== null; ) {
    const { people, next }: responses.Page = await responses.page(db, round.id, after, A_PAGE)
    read += people.length
    if (people.length > 0) yield people
    after = next
  }
  if (read !== snapshot.responses) throw beingCounted()
}

/** How many people have which traits, each way in by itself. `reached` is told, and waited for, after each page. */
export async function groupsBySource(
  db: Db,
  counted: Counted,
  reached: (people: number) => Promise<void>,
): Promise<ReadonlyMap<Source, readonly Group[]>> {
  const slots = askedSlots(counted.survey)
  const [read, telling] = [traitsOf(counted.survey, slots), traitSlots(counted.survey, slots)]
  const standings = slots.map(({ blank }) => blank)
  const groups = new Map<string, { source: Source; traits: Traits; people: number }>()
  for await (const page of pages(db, counted)) {
    for (const { source, areaId, signs } of page) {
      stand(telling, signs, standings) // whether all answers fit the survey is found out when they are written
      const traits = read(areaId, standings)
      const key = `${source}\n${traitsKey(traits)}`
      const group = groups.get(key)
      if (group) group.people += 1
      else groups.set(key, { source, traits, people: 1 })
    }
    await reached(page.length)
  }
  const of = (source: Source) => [...groups.values()].filter((group) => group.source === source)
  return new Map((['code', 'open'] as const).map((source) => [source, of(source)] as const).filter(([, groups]) => groups.length > 0))
}

/** How the traits stand in the file of one way in; undefined when there are too few for a file. */
export const coarseningOf = (groups: readonly Group[], { uncoarsened }: Order, kommunId: string): Coarsening | undefined =>
  uncoarsened ? asGiven(groups) : coarsen(groups, kommunId)
