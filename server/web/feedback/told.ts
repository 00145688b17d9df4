import type { Action } from '../../domain/actions/action.ts'
import { lastOf } from '../../domain/actions/action.ts'
import { moveBetween } from '../../domain/actions/states.ts'
import { day } from '../../domain/format.ts'
import type { Deps } from '../deps.ts'
import { type Quoted, quotesIn, type Scene } from './scene.ts'

/** An action as everybody is told of it. */
export interface Told {
  readonly address: string
  readonly what: string
  readonly where: string
  readonly state: string
  readonly responsible: string
  /** When it is to be done; null when no day is set, or it has ended. */
  readonly due: string | null
  /** What has happened, first step first. */
  readonly history: readonly ToldStep[]
  readonly effect: string | null
  readonly quotes: readonly Quoted[]
}

/** One step, in the language of the page; what somebody wrote stays as it was written. */
export interface ToldStep {
  readonly state: string
  readonly on: string
  readonly by: string
  /** 'Orsak' or 'Vad det blev'; '' when the words are something else. */
  readonly asked: string
  readonly words: string
}

/** How many quotes stand with an action. */
const MOST_QUOTES = 3

/** Actions as everybody is told of them, with what was said that they answer to. */
export async function toldIn(deps: Deps, scene: Scene, actions: readonly Action[]): Promise<readonly Told[]> {
  const ids = actions.flatMap(({ observations }) => observations)
  const quoted = await quotesIn(deps, scene, { ids, most: ids.length })
  return actions.map((action) => toldOf(action, scene, quoted))
}

function toldOf(action: Action, scene: Scene, quoted: ReadonlyMap<string, Quoted>): Told {
  const { t, language, home, areaName } = scene
  const { to } = lastOf(action)
  const pending = to === 'proposed' || to === 'decided' || to === 'begun'
  return {
    address: `${home}/atgard/${action.id}`,
    what: action.what,
    where: `${action.place}, ${areaName(action.areaId)}`,
    state: t(`feedback.state_${to}`),
    responsible: action.responsible.join(', '),
    due: pending && action.dueOn ? day(action.dueOn, language) : null,
    history: historyOf(action, scene),
    effect: action.effect?.words ?? null,
    quotes: action.observations.flatMap((id) => quoted.get(id) ?? []).slice(0, MOST_QUOTES),
  }
}

const historyOf = ({ steps }: Action, { t, language }: Scene): readonly ToldStep[] =>
  steps.map(({ to, on, by, words }, index) => {
    const before = steps[index - 1]
    const asks = before && moveBetween(before.to, to)?.asks
    return { state: t(`feedback.state_${to}`), on: day(on, language), by, asked: asks ? t(`feedback.${asks}`) : '', words }
  })
