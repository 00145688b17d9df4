import type { Response } from 'express'
import { person } from '../../domain/audit/events.ts'
import { FEWEST } from '../../domain/extracts/coarsening.ts'
import { DIALECTS, FORMS, readWish } from '../../domain/extracts/ordering.ts'
import { type Choice, type FieldFault, wordsOf } from '../../domain/form.ts'
import { instant } from '../../domain/format.ts'
import { EXTRACT_DAYS } from '../../domain/retention.ts'
import * as extracts from '../../store/extracts.ts'
import { placeOrder } from '../../work/extract/order.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { type Address, type Place, placeOf } from './place.ts'

declare module '../show.ts' {
  interface Pages {
    'mikrodata/choose': {
      readonly kommun: string
      readonly year: number
      readonly home: string
      readonly people: number
      readonly fewest: number
      readonly days: number
      readonly forms: readonly Choice[]
      readonly dialects: readonly Choice[]
      readonly mayHaveUncoarsened: boolean
      readonly sent: { readonly form: string; readonly dialekt: string; readonly oforgrovad: string; readonly andamal: string }
      readonly faults: readonly FieldFault[]
      readonly faultBy: Readonly<Record<string, string>>
      readonly asked: readonly { readonly address: string; readonly when: string; readonly what: string; readonly purpose: string }[]
    }
  }
}

/** What can be had of a round's answers, the form to ask for it with, and what this person has asked for before. */
export async function page(deps: Deps, req: Address, res: Response): Promise<void> {
  await ask(deps, req, res, await placeOf(deps, req), { form: 'bred', dialekt: 'internationell', oforgrovad: '', andamal: '' })
}

/** Takes an order: keeps what it is for, begins to make the files, and shows how far that has come. A refused one is shown again with every fault. */
export async function order(deps: Deps, req: Address, res: Response): Promise<void> {
  const place = await placeOf(deps, req)
  const sent = sentForm(req)
  const reading = readWish(sent, place.mayHaveUncoarsened)
  if (!reading.ok) {
    const typed = { form: sent('form'), dialekt: sent('dialekt'), oforgrovad: sent('oforgrovad'), andamal: sent('andamal') }
    return ask(deps, req, res, place, typed, reading.faults)
  }
  const { staff, round, home } = place
  const id = await placeOrder(deps.db, reading.wish, { round, staffId: staff.id, by: person(staff.id), at: deps.now() })
  await deps.jobs.start('extract', id)
  res.redirect(303, `${home}/${id}`)
}

async function ask(
  deps: Deps,
  req: Address,
  res: Response,
  { staff, kommun, round, snapshot, home, mayHaveUncoarsened }: Place,
  sent: { readonly form: string; readonly dialekt: string; readonly oforgrovad: string; readonly andamal: string },
  faults: readonly FieldFault[] = [],
): Promise<void> {
  const mine = await extracts.ofPerson(deps.db, round.id, staff.id)
  const status = faults.length > 0 ? 422 : 200
  const model = {
    title: `Mikrodata: ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    refused: faults.length > 0,
    kommun: kommun.name,
    year: round.year,
    home,
    people: snapshot.responses,
    fewest: FEWEST,
    days: EXTRACT_DAYS,
    forms: FORMS,
    dialects: DIALECTS,
    mayHaveUncoarsened,
    sent,
    faults,
    faultBy: faultsByField(faults),
    asked: mine.map(({ order }) => ({
      address: `${home}/${order.id}`,
      when: instant(order.orderedAt),
      what: wordsOf(FORMS, order.form),
      purpose: order.purpose,
    })),
  } as const
  show(req, res, 'mikrodata/choose', model, status)
}
