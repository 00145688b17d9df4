import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Action, Step } from '../../domain/actions/action.ts'
import type { Dialogue } from '../../domain/dialogues/dialogue.ts'
import { daysAfter } from '../../domain/rehearsal/calendar.ts'
import type { LocalDate } from '../../domain/round.ts'
import { fromRoot } from '../../root.ts'
import * as actions from '../../store/actions.ts'
import type { Db } from '../../store/database.ts'
import * as quotes from '../../store/quotes.ts'
import * as readings from '../../store/readings.ts'

/** An invented action as it stands in db/demo: its days are told from the dialogue it was proposed in, found by its place and year. */
export interface Plan extends Pick<Action, 'kommunId' | 'what' | 'place' | 'theme' | 'responsible' | 'shown'> {
  readonly dialogue: string
  readonly year: number
  /** Which of the dialogue's observations it answers to, from 0. */
  readonly observation: number
  readonly dueAfterDays: number | null
  readonly steps: readonly (Omit<Step, 'on'> & { readonly afterDays: number })[]
  readonly effect: string | null
}

/** The invented actions of the two real kommuner. */
export async function readPlans(): Promise<readonly Plan[]> {
  return JSON.parse(await readFile(fromRoot('db', 'demo', 'atgarder.json'), 'utf8')) // our own file; its test replays every history
}

/** Keeps the actions, marked as a rehearsal, and quotes what they answer to: invented words, which point nobody out. Steps that lie ahead have not been taken yet. */
export async function keepActions(db: Db, plans: readonly Plan[], kept: readonly Dialogue[], today: LocalDate): Promise<void> {
  for (const plan of plans) {
    const dialogue = kept.find(
      ({ place, heldOn, kommunId }) => place === plan.dialogue && heldOn.startsWith(`${plan.year}-`) && kommunId === plan.kommunId,
    )
    const observation = dialogue?.observations[plan.observation]?.id
    if (!dialogue || observation === undefined) throw new Error(`db/demo/atgarder.json: nothing was said at ${plan.dialogue} ${plan.year}.`)
    await actions.add(db, actionOf(plan, dialogue, observation, today))
    await quote(db, dialogue, observation)
  }
}

/** An invented action as it would have been written in a dialogue, and as far as it would have come by a day. */
export function actionOf(
  plan: Plan,
  { heldOn, areaId }: Pick<Dialogue, 'heldOn' | 'areaId'>,
  observation: string,
  today: LocalDate,
): Action {
  const steps = plan.steps.map(({ afterDays, ...step }) => ({ ...step, on: daysAfter(heldOn, afterDays) })).filter(({ on }) => on <= today)
  const { kommunId, what, place, theme, responsible, shown, dueAfterDays, effect } = plan
  const last = steps.at(-1)
  return {
    ...{ id: randomUUID(), kommunId, areaId, what, place, theme, responsible, shown, steps },
    dueOn: dueAfterDays === null ? null : daysAfter(heldOn, dueAfterDays),
    effect: effect !== null && last && steps.length === plan.steps.length ? { on: last.on, words: effect } : null,
    ...{ observations: [observation], rehearsal: true, version: 1 },
  }
}

async function quote(db: Db, dialogue: Dialogue, observation: string): Promise<void> {
  const own = dialogue.observations.filter(({ id }) => id === observation)
  await quotes.handIn(db, { ...dialogue, observations: own })
  const queue = quotes.queueOf(dialogue.kommunId)
  const text = await readings.byId(db, queue, observation)
  if (text) await readings.decide(db, queue, text, { state: 'shown', words: text.words, masked: {}, reason: null })
}
