import type { Request } from 'express'
import type { Area } from '../../domain/area.ts'
import { isInSweden } from '../../domain/areas/outline.ts'
import { liesIn } from '../../domain/areas/within.ts'
import type { Dialogue } from '../../domain/dialogues/dialogue.ts'
import type { Setting } from '../../domain/dialogues/reading.ts'
import { themesOf, withKept } from '../../domain/dialogues/themes.ts'
import type { Point } from '../../domain/dialogues/where.ts'
import { notFound } from '../../domain/problem.ts'
import { type LocalDate, localDate } from '../../domain/round.ts'
import { type Ability, may, type Staff } from '../../domain/staff.ts'
import * as areas from '../../store/areas.ts'
import * as dialogues from '../../store/dialogues.ts'
import * as rounds from '../../store/rounds.ts'
import { refuse, signedIn } from '../access.ts'
import type { Deps } from '../deps.ts'

/** What a dialogue in a kommun may refer to, and whether what is written there now is practice. */
export interface Surroundings extends Setting {
  readonly rehearsal: boolean
}

/** What something that is to be changed refers to already: it may go on doing so, though a new one may not. */
export interface Kept {
  readonly areaId: string | null
  readonly themes: readonly string[]
}

/** A dialogue, the kommun it was held in, and the person who asked for it. */
export interface Found {
  readonly dialogue: Dialogue
  readonly kommun: Area
  readonly staff: Staff
}

/** What a dialogue held in a kommun on a day may refer to: the areas of that year, today's themes, and what it has been kept with. */
export async function surroundings(deps: Deps, kommunId: string, heldOn?: LocalDate, kept?: Kept): Promise<Surroundings> {
  const today = localDate(deps.now())
  const year = Number((heldOn || today).slice(0, 4))
  const [below, [newest]] = await Promise.all([areas.namesBelow(deps.db, kommunId, year), rounds.ofKommun(deps.db, kommunId)])
  const themes = withKept(themesOf(deps.surveys, newest?.surveyId), deps.surveys, kept?.themes ?? [])
  const gone = kept?.areaId && !below.some(({ id }) => id === kept.areaId) ? await areas.byId(deps.db, kept.areaId) : undefined
  // A kommun whose newest round is a rehearsal is practising: so are its dialogues.
  return { today, areas: gone ? [...below, gone] : below, themes, rehearsal: newest?.rehearsal ?? false, liesIn: isInSwedenAt }
}

/** The same where points may have been sent: outlines, which are long, are read only then. */
export async function surroundingsWithMap(deps: Deps, kommun: Area, heldOn: LocalDate, kept?: Kept): Promise<Surroundings> {
  const around = await surroundings(deps, kommun.id, heldOn, kept)
  const below = await areas.below(deps.db, kommun.id, Number((heldOn || around.today).slice(0, 4)))
  const lies = ({ longitude, latitude }: Point) => liesIn(kommun, below, [longitude, latitude])
  return { ...around, liesIn: (point) => lies(point) ?? isInSwedenAt(point) }
}

/** What a dialogue refers to already. */
export const keptIn = ({ areaId, observations }: Pick<Dialogue, 'areaId' | 'observations'>): Kept => ({
  areaId,
  themes: observations.flatMap(({ themes }) => themes),
})

const isInSwedenAt = ({ longitude, latitude }: Point) => isInSweden([longitude, latitude])

/** The dialogue in the address, when the signed-in person may do `ability` in its kommun. Not yours and not there are the same 404. */
export async function dialogueFor(deps: Deps, req: Request, ability: Ability): Promise<Found> {
  const staff = signedIn(req)
  const dialogue = await dialogues.get(deps.db, String(req.params.id))
  if (!dialogue) throw notFound()
  if (!may(staff, ability, dialogue.kommunId)) return refuse(deps, staff, ability, dialogue.kommunId)
  const kommun = await areas.byId(deps.db, dialogue.kommunId)
  if (!kommun) throw notFound()
  return { dialogue, kommun, staff }
}
