import { type LocalDate, type Round, status } from '../round.ts'

/** Where the recovery sheet of a round is kept: told when the urn is sealed, so that it is found when it is needed. */
export const KEEPERS = ['safe', 'archive', 'manager', 'self'] as const
export type Keeper = (typeof KEEPERS)[number]

/** The keepers of the sheet in words: "bladet förvaras …". */
export const KEEPER_WORDS: Readonly<Record<Keeper, string>> = {
  safe: 'i kommunens kassaskåp',
  archive: 'hos registrator eller i arkivet',
  manager: 'hos en chef',
  self: 'hos den som förseglade urnan',
}

/**
 * Where a sealed urn stands, in the order it goes. `sealed`: it takes answers. `closed`: it takes no more, for its opening has begun.
 * `uncoded`: the codes are destroyed. `moved`: every answer is out of it, and its keys are destroyed. `opened`: what was sealed is
 * destroyed too, and nothing of it is left in the file.
 */
export const STATES = ['sealed', 'closed', 'uncoded', 'moved', 'opened'] as const
export type SealState = (typeof STATES)[number]

/** The seal of a round's urn, apart from its key. */
export interface Seal {
  readonly roundId: string
  readonly state: SealState
  /** How large each document is made, in bytes. */
  readonly room: number
  readonly keeper: Keeper
  /** Answers received. */
  readonly received: number
  /** How many of them could not be read when the urn was opened. */
  readonly lost: number
}

/** How a round's urn stands to those who answer: it takes answers in the clear; sealed ones; none yet, for nobody has sealed it; or none any more. */
export type UrnStanding = 'clear' | 'sealed' | 'not sealed yet' | 'closed for good'

/** How a round's urn stands, by its seal if it has one. */
export function urnStanding({ sealed }: Pick<Round, 'sealed'>, seal: Pick<Seal, 'state'> | undefined): UrnStanding {
  if (!sealed) return 'clear'
  if (!seal) return 'not sealed yet'
  return seal.state === 'sealed' ? 'sealed' : 'closed for good'
}

/** Whether anything is left to do for which the urn's private key is needed. */
export const keyIsNeeded = ({ state }: Pick<Seal, 'state'>): boolean => state !== 'moved' && state !== 'opened'

/** Whether the opening of a round's urn may begin on a day: when the round has closed. One that has begun goes on whatever the clock says. */
export const mayBeOpened = (round: Round, seal: Pick<Seal, 'state'>, today: LocalDate): boolean =>
  round.cancelledOn === null && (seal.state !== 'sealed' || status(round, today) === 'closed')
