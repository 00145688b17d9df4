import type { State as ImportState } from '../../domain/imports/import.ts'
import type { Sex } from '../../domain/population.ts'
import type { Channel } from '../codes.ts'
import type { Method } from '../draws.ts'

/** Rounds, whom they are sent to, and what has gone out and come in. */
export interface Fieldwork {
  rounds: {
    id: string
    kommun_id: string
    survey_id: string
    survey_hash: string
    year: number
    opens_on: string
    closes_on: string
    results_on: string
    open_link: number
    rehearsal: number
    sealed: number
    cancelled_on: string | null
  }
  focus: { round_id: string; question: string }
  area_codes: { code: string; round_id: string; area_id: string }
  draws: { round_id: string; state: string; method: Method; seed: string; drawn_on: string; key_mark: string; report: string }
  frame_cells: {
    round_id: string
    cell: number
    area_id: string
    sex: Sex | null
    ages: string | null
    population: number
    drawn: number
    undeliverable: number
    answered: number
  }
  codes: { round_id: string; id: string; cell: number; reference: string; turn: number; spent: number; undeliverable: number }
  code_days: { round_id: string; day: string; channel: Channel; answered: number }
  mailings: { round_id: string; number: number; sent_on: string; sheets: number }
  imports: {
    id: string
    kommun_id: string
    survey_id: string
    survey_hash: string
    year: number
    opens_on: string
    closes_on: string
    rehearsal: number
    file_name: string
    bytes: number
    sha256: string
    staff_id: string | null
    begun_at: string
    state: ImportState
    round_id: string | null
    people: number | null
    ended_at: string | null
  }
}
