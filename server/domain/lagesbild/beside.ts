import type { Survey } from '../survey/survey.ts'

/** What a kommun asked in one of its rounds. */
export interface Asking {
  readonly year: number
  readonly survey: Survey
}

/**
 * The newest survey that any of some kommuner asked: the one whose questions they are set side by side on, as an earlier
 * year's figures are set beside a later's. Of several from one year the first; undefined when there are none.
 */
export function newest(askings: readonly Asking[]): Survey | undefined {
  const year = Math.max(...askings.map((asking) => asking.year))
  return askings.find((asking) => asking.year === year)?.survey
}
