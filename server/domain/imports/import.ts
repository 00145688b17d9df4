import type { LocalDate, Round } from '../round.ts'

/**
 * How far an import has come. 'received': the file lies here. 'scanned': its columns and values are known, or why they cannot be.
 * 'mapped': somebody has said what they mean. 'checked': every line has been tried. 'ordered': to be read in. 'arriving': the round
 * is being filled, and nobody sees it. 'whole': it is a round as any other. 'leaving': it is being taken away again. 'undone': it is gone.
 */
export type State = 'received' | 'scanned' | 'mapped' | 'checked' | 'ordered' | 'arriving' | 'whole' | 'leaving' | 'undone'

/** Answers of an earlier year, on their way in from a file or come in from one. */
export interface Import {
  readonly id: string
  readonly kommunId: string
  readonly surveyId: string
  readonly surveyHash: string
  readonly year: number
  /** First and last day that the answers were given. */
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  /** The answers are invented. */
  readonly rehearsal: boolean
  readonly fileName: string
  readonly bytes: number
  /** SHA-256 of the file, hex. */
  readonly sha256: string
  /** Who brought the file; null for the command line. */
  readonly staffId: string | null
  /** ISO 8601 instant. */
  readonly begunAt: string
  readonly state: State
  /** The round it became, from the moment that it begins to be filled. */
  readonly roundId: string | null
  /** How many people's answers it held; null until they are counted. */
  readonly people: number | null
  /** When the round was whole, ISO 8601; null before that. */
  readonly endedAt: string | null
}

/** Whether the file and what was said of it still lie here. */
export const isPending = ({ state }: Pick<Import, 'state'>): boolean => !['whole', 'leaving', 'undone'].includes(state)

/** Whether its job is under way or waits to be: nothing about it may then be changed. */
export const isUnderWay = ({ state }: Pick<Import, 'state'>): boolean =>
  ['received', 'mapped', 'ordered', 'arriving', 'leaving'].includes(state)

/** The round that an import becomes: past, closed, and open to nobody. */
export function roundOf({ kommunId, surveyId, surveyHash, year, opensOn, closesOn, rehearsal }: Import, id: string): Round {
  const resultsOn = dayAfter(closesOn)
  return {
    id,
    kommunId,
    surveyId,
    surveyHash,
    year,
    opensOn,
    closesOn,
    resultsOn,
    openLink: false,
    rehearsal,
    sealed: false,
    cancelledOn: null,
  }
}

function dayAfter(day: LocalDate): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10)
}

/** The words that have to be typed to undo an import: 'Varberg 2024'. */
export const undoWords = (kommun: string, year: number): string => `${kommun} ${year}`

/** What has come to rest on an imported round since. */
export interface Resting {
  /** Later years of the kommun that have been counted since the import: their changes may stand on this one. */
  readonly countedYears: readonly number[]
  /** Orders of microdata of the round. */
  readonly extracts: number
}

/** Why an import can no longer be undone, in a sentence; null when it can. */
export function whyKept({ countedYears, extracts }: Resting): string | null {
  if (countedYears.length > 0) {
    const years = countedYears.join(' och ')
    return `Inläsningen kan inte ångras: ${years} har räknats efter den, och förändringen sedan året före kan bygga på den.`
  }
  return extracts > 0 ? 'Inläsningen kan inte ångras: någon har beställt mikrodata ur den.' : null
}
