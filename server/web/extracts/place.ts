import type { Request } from 'express'
import type { Area } from '../../domain/area.ts'
import { notCounted, notFound } from '../../domain/problem.ts'
import type { Round } from '../../domain/round.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import { may, type Staff } from '../../domain/staff.ts'
import * as extracts from '../../store/extracts.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import { kommunFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { yearOf } from '../exports.ts'

/** An address below /mikrodata. */
export type Address = Request<{ kommun: string; ar: string }>

/** A counted round whose answers may be asked for, by somebody who may ask. */
export interface Place {
  readonly staff: Staff
  readonly kommun: Area
  readonly round: Round
  readonly snapshot: Snapshot
  /** Whether this person may have the answers uncoarsened. */
  readonly mayHaveUncoarsened: boolean
  /** '/mikrodata/varberg/2026'. */
  readonly home: string
}

/** The round in the address. Throws notFound for those who may not, and notCounted. */
export async function placeOf(deps: Deps, req: Address): Promise<Place> {
  const { staff, kommun } = await kommunFor(deps, req, 'export microdata', req.params.kommun)
  const round = await rounds.ofKommunAndYear(deps.db, kommun.id, yearOf(req.params.ar))
  if (!round) throw notFound()
  const snapshot = await snapshots.latest(deps.db, round.id)
  if (!snapshot) throw notCounted()
  const home = `/mikrodata/${kommun.slug}/${round.year}`
  return { staff, kommun, round, snapshot, home, mayHaveUncoarsened: may(staff, 'export uncoarsened', kommun.id) }
}

/** An extract that the signed-in person has asked for, of the round in the address. Somebody else's is not there. */
export async function extractOf(deps: Deps, { staff, round, mayHaveUncoarsened }: Place, id: string): Promise<extracts.Extract> {
  const extract = await extracts.byId(deps.db, id)
  const isOwn = extract?.order.staffId === staff.id && extract.order.roundId === round.id
  if (!extract || !isOwn || (extract.order.uncoarsened && !mayHaveUncoarsened)) throw notFound()
  return extract
}
