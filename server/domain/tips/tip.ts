import type { Point, Reason, TimeOfDay } from '../dialogues/where.ts'
import type { LocalDate } from '../round.ts'

/** What residents can send in by themselves; a form of dialogue each. */
export const TIP_FORMS = ['tips', 'otrygg_plats'] as const
export type TipForm = (typeof TIP_FORMS)[number]

/** How a place feels, from safe to avoided: the severities of an observation. */
export const FEELINGS = [0, 1, 2, 3] as const
export type Feeling = (typeof FEELINGS)[number]

/** What a resident has sent in, but for the words: they wait in the reading queue, and are nowhere else. */
export interface Tip {
  /** Random; the dialogue that is written from it has the same. */
  readonly id: string
  readonly kommunId: string
  readonly form: TipForm
  readonly sentOn: LocalDate
  /** The day it is about; the day it was sent when none was said. */
  readonly heldOn: LocalDate
  /** Null for a place outside the list of areas, or when none was said. */
  readonly areaId: string | null
  readonly point: Point | null
  /** Null where it was not asked. */
  readonly feeling: Feeling | null
  readonly themes: readonly string[]
  readonly reasons: readonly Reason[]
  readonly timeOfDay: TimeOfDay | null
  readonly rehearsal: boolean
}

/**
 * Where a tip stands: nobody has read it; it has been read and is to be written in; it stands among the kommun's dialogues;
 * it was read and is not taken along; or its words are gone and it was never written in.
 */
export type Standing = 'unread' | 'read' | 'taken' | 'withheld' | 'removed'

/** Where a tip stands, from whether a dialogue was written from it and how its words were read (undefined: they are gone). */
export function standingOf(isTaken: boolean, reading: 'waiting' | 'shown' | 'withheld' | undefined): Standing {
  if (isTaken) return 'taken'
  if (reading === undefined) return 'removed'
  return { waiting: 'unread', shown: 'read', withheld: 'withheld' }[reading] as Standing
}
