import type { Request } from 'express'
import type { Area } from '../../domain/area.ts'
import { receivedWords } from '../../domain/counting/waiting.ts'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import { day } from '../../domain/format.ts'
import { notFound } from '../../domain/problem.ts'
import { localDate, type Round, status } from '../../domain/round.ts'
import type { Seal } from '../../domain/sealing/seal.ts'
import { answersWords, type Snapshot } from '../../domain/snapshot.ts'
import { type Ability, may, type Staff } from '../../domain/staff.ts'
import * as areas from '../../store/areas.ts'
import * as responses from '../../store/responses.ts'
import * as rounds from '../../store/rounds.ts'
import * as seals from '../../store/sealing/seals.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as urn from '../../store/urn.ts'
import { refuse, signedIn } from '../access.ts'
import type { Deps } from '../deps.ts'

/** A round and how far it has come. */
export interface Standing {
  readonly round: Round
  readonly snapshot: Snapshot | undefined
  /** The seal of its urn; undefined when it has none, or none yet. */
  readonly seal: Seal | undefined
  /** Answers that lie in the urn, not yet counted. */
  readonly inUrn: number
  /** Answers received in all. */
  readonly received: number
  /** The same in words, which single nobody out once there has been a counting. */
  readonly receivedWords: string
  /** Open, closed or to come, in words. */
  readonly when: string
  /** Counted or not, in words. */
  readonly counted: string
}

/** How far a round has come. */
export async function standingOf({ db, now, config }: Deps, round: Round): Promise<Standing> {
  const [snapshot, seal] = await Promise.all([snapshots.latest(db, round.id), seals.ofRound(db, round.id)])
  const isOpened = !round.sealed || seal?.state === 'opened'
  const inUrn = isOpened ? await urn.count(db, round.id) : (seal?.received ?? 0)
  const opened = isOpened ? (snapshot?.responses ?? (await responses.count(db, round.id))) : 0
  const come = { snapshot, inUrn, received: opened + inUrn }
  const words = receivedWords(come, (config.rules ?? MINIMUM).bases)
  return { ...come, round, seal, receivedWords: words, when: when(round, seal, localDate(now())), counted: counted(snapshot) }
}

/** The round in the address and its kommun, when the signed-in person may do `ability` there. Not yours and not there are the same 404. */
export async function roundFor(
  deps: Deps,
  req: Request,
  ability: Ability,
  id: string,
): Promise<{ readonly staff: Staff; readonly round: Round; readonly kommun: Area }> {
  const staff = signedIn(req)
  const round = await rounds.byId(deps.db, id)
  const kommun = round && (await areas.byId(deps.db, round.kommunId))
  if (!round || !kommun) throw notFound()
  if (!may(staff, ability, kommun.id)) return refuse(deps, staff, ability, kommun.id)
  return { staff, round, kommun }
}

function when(round: Round, seal: Seal | undefined, today: string): string {
  if (round.cancelledOn !== null) return `Inställd ${day(round.cancelledOn)}`
  switch (status(round, today)) {
    case 'coming':
      return `Öppnar ${day(round.opensOn)}`
    case 'open':
      if (round.sealed && !seal) return 'Inte öppen än: urnan är inte förseglad'
      return `Öppen till och med ${day(round.closesOn)}`
    case 'closed':
      return `Stängd sedan ${day(round.closesOn)}`
  }
}

function counted(snapshot: Snapshot | undefined): string {
  return snapshot ? `Räknad ${day(localDate(new Date(snapshot.countedAt)))}: ${answersWords(snapshot)}` : 'Inte räknad'
}
