import { STATE_WORDS } from '../../domain/actions/states.ts'
import { may } from '../../domain/staff.ts'
import * as actions from '../../store/actions.ts'
import type { Deps } from '../deps.ts'
import type { Found } from './surroundings.ts'

/** What becomes of an observation: the actions that answer to it, and where one more is begun; null for those who may not. */
export interface Tied {
  readonly actions: readonly { readonly id: string; readonly what: string; readonly state: string }[]
  readonly newAction: string | null
}

/** What becomes of each observation of a dialogue, by its id. */
export async function tiesOf({ db }: Pick<Deps, 'db'>, { dialogue, kommun, staff }: Found): Promise<(id: string) => Tied> {
  const ties = await actions.ofDialogue(db, dialogue.id)
  const mayAct = may(staff, 'write actions', kommun.id)
  return (id) => ({
    actions: (ties.get(id) ?? []).map(({ id, what, state }) => ({ id, what, state: STATE_WORDS[state].words })),
    newAction: mayAct ? `/atgarder/ny?${new URLSearchParams({ kommun: kommun.slug ?? '', observation: id })}` : null,
  })
}
