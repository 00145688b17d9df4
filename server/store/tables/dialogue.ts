import type { State as ActionState } from '../../domain/actions/states.ts'
import type { FormName } from '../../domain/dialogues/contract.ts'
import type { Severity } from '../../domain/dialogues/dialogue.ts'

/** What is said in dialogues and tips, and what is done about it. */
export interface Dialogue {
  dialogues: {
    id: string
    kommun_id: string
    form: FormName
    held_on: string
    place: string
    area_id: string | null
    took_part: string
    people: number
    details: string
    rehearsal: number
    worst: number | null
    version: number
  }
  observations: {
    id: string
    dialogue_id: string
    position: number
    severity: Severity
    said: string
    suggestion: string
    place: string
    longitude: number | null
    latitude: number | null
    reasons: string
    time_of_day: string | null
    times: number
  }
  dialogue_themes: {
    kommun_id: string
    held_on: string
    dialogue_id: string
    theme: string
    area_id: string | null
    form: FormName
    people: number
    problems: number
  }
  observation_themes: { dialogue_id: string; observation_id: string; theme: string; position: number }
  actions: {
    id: string
    kommun_id: string
    area_id: string | null
    what: string
    place: string
    theme: string
    due_on: string | null
    shown: number
    state: ActionState
    since: string
    effect_on: string | null
    effect: string | null
    rehearsal: number
    version: number
  }
  action_steps: { action_id: string; position: number; to: ActionState; on: string; by: string; words: string }
  action_organisations: { action_id: string; position: number; name: string }
  action_observations: { action_id: string; observation_id: string }
  tips: {
    id: string
    kommun_id: string
    form: string
    receipt: string
    sent_on: string
    held_on: string
    area_id: string | null
    longitude: number | null
    latitude: number | null
    feeling: number | null
    themes: string
    reasons: string
    time_of_day: string | null
    rehearsal: number
  }
}
