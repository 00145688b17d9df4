import type { Request } from 'express'
import type { Action } from '../../domain/actions/action.ts'
import type { Area } from '../../domain/area.ts'
import type { Dialogue } from '../../domain/dialogues/dialogue.ts'
import { FORMS } from '../../domain/dialogues/index.ts'
import { day } from '../../domain/format.ts'
import { notFound } from '../../domain/problem.ts'
import { type Ability, may, type Staff } from '../../domain/staff.ts'
import * as actions from '../../store/actions.ts'
import * as areas from '../../store/areas.ts'
import * as dialogues from '../../store/dialogues.ts'
import { refuse, signedIn } from '../access.ts'
import type { Deps } from '../deps.ts'

/** An action, the kommun it is in, and the person who asked for it. */
export interface Found {
  readonly action: Action
  readonly kommun: Area
  readonly staff: Staff
}

/** The action in the address, when the signed-in person may do `ability` in its kommun. Not yours and not there are the same 404. */
export async function actionFor(deps: Deps, req: Request, ability: Ability): Promise<Found> {
  const staff = signedIn(req)
  const action = await actions.get(deps.db, String(req.params.id))
  if (!action) throw notFound()
  if (!may(staff, ability, action.kommunId)) return refuse(deps, staff, ability, action.kommunId)
  const kommun = await areas.byId(deps.db, action.kommunId)
  if (!kommun) throw notFound()
  return { action, kommun, staff }
}

/** The dialogues with these ids that were held in a kommun; the others are passed over. */
export async function dialoguesIn({ db }: Pick<Deps, 'db'>, kommunId: string, ids: readonly string[]): Promise<readonly Dialogue[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => dialogues.get(db, id)))
  return found.filter((dialogue) => dialogue?.kommunId === kommunId).filter((dialogue) => dialogue !== undefined)
}

/** The dialogue in which an observation was made: the part of its id before the last dot. */
export const dialogueOf = (observationId: string): string => observationId.slice(0, observationId.lastIndexOf('.'))

/** What a dialogue is called where it is one among several. */
export const nameOf = ({ form, heldOn, place }: Pick<Dialogue, 'form' | 'heldOn' | 'place'>): string =>
  `${FORMS[form].title} ${day(heldOn)}, ${place}`
