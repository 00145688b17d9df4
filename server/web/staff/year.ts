import type { Area } from '../../domain/area.ts'
import { localDate, type Round } from '../../domain/round.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import type { Taken } from '../../domain/underlag/chosen.ts'
import { type LawClock, lawClock, monthsAfter, type Part, type Stage, stage, type YearPart, yearParts } from '../../domain/year.ts'
import * as areas from '../../store/areas.ts'
import * as dialogues from '../../store/dialogues.ts'
import * as responses from '../../store/responses.ts'
import * as rounds from '../../store/rounds.ts'
import * as seals from '../../store/sealing/seals.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as underlag from '../../store/underlag.ts'
import * as urn from '../../store/urn.ts'
import type { Deps } from '../deps.ts'

/** A round whose answers have been counted, and the latest counting. */
export interface CountedRound {
  readonly round: Round
  readonly snapshot: Snapshot
}

/** What is known of a kommun's year on a day. */
export interface Year {
  readonly today: string
  /** How many areas the kommun has this year. */
  readonly areas: number
  readonly stage: Stage
  /** Its newest round, a cancelled one too. */
  readonly round: Round | undefined
  /** Answers received to that round. */
  readonly received: number
  /** The newest round that has been counted. */
  readonly counted: CountedRound | undefined
  /** The calendar year dialogues are counted in, and how many were held. */
  readonly year: number
  readonly dialogues: number
  /** Who has taken the underlag of the newest round, and when. */
  readonly taken: Taken | null
  readonly parts: readonly YearPart[]
  /** The day by which what was promised is followed up; null without a round. */
  readonly followUpBy: string | null
  readonly law: LawClock
}

/** Where the year stands in a kommun. */
export async function yearOf({ db, now }: Deps, kommun: Area): Promise<Year> {
  const today = localDate(now())
  const all = await rounds.ofKommun(db, kommun.id)
  const looked = await Promise.all(all.map(async (round) => ({ round, snapshot: await snapshots.latest(db, round.id) })))
  const [newest] = looked
  const counted = looked.flatMap(({ round, snapshot }) => (snapshot ? [{ round, snapshot }] : []))
  const at = stage(newest?.round, newest?.snapshot !== undefined, today)
  const round = at === 'none' ? undefined : newest?.round
  const year = Number(today.slice(0, 4))
  const taken = at === 'counted' && round ? (await underlag.ofRound(db, round.id)).taken : null
  const held = await dialogues.count(db, kommun.id, `${year}-01-01`, `${year}-12-31`)
  return {
    today,
    areas: (await areas.namesBelow(db, kommun.id, year)).length,
    stage: at,
    round: newest?.round,
    received: newest ? await received(db, newest) : 0,
    counted: counted[0],
    year,
    dialogues: held,
    parts: yearParts({ round, stage: at, dialogues: held, taken: taken !== null }, today),
    taken,
    followUpBy: round ? monthsAfter(round.opensOn, 12) : null,
    law: lawClock(updatedOn(counted), today),
  }
}

/** The part of the year with this name. */
export const partOf = ({ parts }: Year, name: Part): YearPart | undefined => parts.find(({ part }) => part === name)

// What has been counted lies outside the urn; what has come since lies in it.
async function received(db: Deps['db'], { round, snapshot }: { round: Round; snapshot: Snapshot | undefined }): Promise<number> {
  const seal = await seals.ofRound(db, round.id)
  if (round.sealed && seal?.state !== 'opened') return seal?.received ?? 0
  const [opened, waiting] = await Promise.all([snapshot?.responses ?? responses.count(db, round.id), urn.count(db, round.id)])
  return opened + waiting
}

// Invented answers are no picture of anything: a rehearsal does not wind the law's clock.
function updatedOn(counted: readonly CountedRound[]): string | null {
  const real = counted.filter(({ round }) => !round.rehearsal).map(({ snapshot }) => localDate(new Date(snapshot.countedAt)))
  return real.sort().at(-1) ?? null
}
