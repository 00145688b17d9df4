import { rows } from '../counting/rows.ts'
import type { Survey } from '../survey/survey.ts'
import { type Population, populationKey, type Row } from '../tables.ts'
import type { Outcome, Sample } from './importing.ts'

/** What came of trying every line of a file: how the answers fell, or every reason why they cannot be read in. */
export type Report =
  | {
      readonly ok: true
      readonly people: number
      /** The kommun's rows, question by question. Not for show until protected. */
      readonly rows: readonly Row[]
      readonly first: readonly Sample[]
      readonly dropped: number
      readonly unused: readonly string[]
    }
  | { readonly ok: false; readonly faults: readonly string[] }

const KOMMUN: Population = { kind: 'kommun' }

/** The report of a file that has been read. */
export function reportOf(outcome: Outcome, survey: Survey): Report {
  if (!outcome.ok) return outcome
  const { tally, first, dropped, unused } = outcome
  const ofKommun = [...rows({ cells: tally.cells() }, survey, [])].filter(({ population }) => population === populationKey(KOMMUN))
  return { ok: true, people: tally.people(), rows: ofKommun, first, dropped, unused }
}
