import { STATE_WORDS } from '../../domain/actions/states.ts'
import { isReached, type Reach, reach } from '../../domain/feedback/reach.ts'
import { voicesOf } from '../../domain/feedback/voices.ts'
import { dialogueDays } from '../../domain/lagesbild/themes.ts'
import { may } from '../../domain/staff.ts'
import * as actions from '../../store/actions.ts'
import * as quotes from '../../store/quotes.ts'
import * as said from '../../store/voices.ts'
import type { Deps } from '../deps.ts'
import type { Found } from './surroundings.ts'

/** What becomes of an observation: the actions that answer to it, and where one more is begun; null for those who may not. */
export interface Tied {
  readonly actions: readonly { readonly id: string; readonly what: string; readonly state: string }[]
  readonly newAction: string | null
  /** What residents meet of it, or why they do not. */
  readonly met: readonly string[]
}

/** What becomes of the observations of a dialogue, in their order, and how many of them have words that could be handed in to be read. */
export async function tiesOf(
  { db }: Pick<Deps, 'db'>,
  { dialogue, kommun, staff }: Found,
): Promise<{ ties: readonly Tied[]; unread: number }> {
  const ids = dialogue.observations.map(({ id = '' }) => id)
  const byObservation = await actions.ofDialogue(db, dialogue.id)
  const standing = await quotes.standing(db, kommun.id, ids)
  const { from, to } = dialogueDays(Number(dialogue.heldOn.slice(0, 4)))
  const voices = voicesOf(await said.ofThemes(db, kommun.id, from, to))
  const mayAct = may(staff, 'write actions', kommun.id)
  const ties = dialogue.observations.map((observation) => {
    const { id = '' } = observation
    const own = byObservation.get(id) ?? []
    const found = reach(observation, { areaId: dialogue.areaId, voices, quote: standing.get(id) ?? null, actions: own })
    return {
      actions: own.map(({ id, what, state }) => ({ id, what, state: STATE_WORDS[state].words })),
      newAction: mayAct ? `/atgarder/ny?${new URLSearchParams({ kommun: kommun.slug ?? '', observation: id })}` : null,
      met: metWords(found),
    }
  })
  return { ties, unread: dialogue.observations.filter(({ id = '', said }) => said !== '' && !standing.has(id)).length }
}

const metWords = (found: Reach): readonly string[] => [
  isReached(found) ? 'Redovisas på Ni sa – vi gör.' : 'Redovisas inte på Ni sa – vi gör.',
  COUNTED[found.counted],
  QUOTED[found.quoted],
  ANSWERED[found.answered],
]

const COUNTED: Readonly<Record<Reach['counted'], string>> = {
  'in its area': 'Räknas under sitt tema i området.',
  'in the kommun': 'Räknas under sitt tema för hela kommunen. I området är deltagarna för få.',
  'too few people': 'Räknas inte: de som deltog i dialoger om temat är för få.',
  'said to be good': 'Räknas inte bland problem: det sades vara bra.',
}

const QUOTED: Readonly<Record<Reach['quoted'], string>> = {
  shown: 'Citeras, så som texten är läst.',
  waiting: 'Citeras inte än: texten väntar på att läsas.',
  withheld: 'Citeras inte: den som läste höll inne texten.',
  'not handed in': 'Citeras inte: texten är inte lämnad till läsning.',
  erased: 'Citeras inte: texten är raderad.',
}

const ANSWERED: Readonly<Record<Reach['answered'], string>> = {
  shown: 'Åtgärden visas.',
  'not shown': 'Åtgärden visas inte för invånarna.',
  'no action': 'Ingen åtgärd svarar på den.',
}
