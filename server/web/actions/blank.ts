import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import type { Dialogue } from '../../domain/dialogues/dialogue.ts'
import { WHOLE_KOMMUN } from '../../domain/dialogues/reading.ts'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import * as dialogues from '../../store/dialogues.ts'
import type { Deps } from '../deps.ts'
import { type Kept, surroundings } from '../dialogues/surroundings.ts'
import { faultsByField } from '../form.ts'
import { show } from '../show.ts'
import { dialoguesIn, nameOf } from './surroundings.ts'

/** The form of an action as it is to be shown: empty, refused, with one more dialogue's observations, or overtaken by somebody else. */
export interface Blank {
  readonly address: string
  readonly heading: string
  readonly kommun: Area
  /** What the fields hold. */
  readonly sent: Sent
  /** The version a change begins from; absent for a new action. */
  readonly version?: number
  /** What it refers to as it is kept; absent for a new action. */
  readonly kept?: Kept
  /** Dialogues whose observations may be ticked, by id. */
  readonly dialogueIds: readonly string[]
  readonly faults?: readonly FieldFault[]
  readonly conflict?: 'changed meanwhile' | 'saved before'
}

/** A dialogue, and what was said in it, to tick what the action answers to. */
interface Ground {
  readonly id: string
  readonly name: string
  readonly observations: readonly { readonly field: string; readonly words: string; readonly on: boolean }[]
}

declare module '../show.ts' {
  interface Pages {
    'atgarder/form': {
      readonly address: string
      readonly kommun: Area
      readonly value: Sent
      readonly version: number | null
      readonly areas: readonly Choice[]
      readonly themes: readonly Choice[]
      readonly grounds: readonly Ground[]
      /** Dialogues whose observations could be ticked too. */
      readonly others: readonly Choice[]
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
      readonly conflict: Blank['conflict'] | null
    }
  }
}

/** The field that ticks an observation. */
export const fieldOf = (observationId: string): string => `bygger-${observationId}`

/** How many of the kommun's latest dialogues can be chosen among for more observations. */
const MOST_DIALOGUES = 200

/** Shows the form with everything in it kept: 422 when something is wrong with it, 409 when it was overtaken. */
export async function showForm(deps: Deps, req: Request, res: Response, blank: Blank): Promise<void> {
  const { kommun, sent, faults = [], conflict = null, dialogueIds } = blank
  const { areas, themes, rehearsal } = await surroundings(deps, kommun.id, undefined, blank.kept)
  const grounds = await dialoguesIn(deps, kommun.id, dialogueIds)
  const part = { order: 'senaste', from: 0, most: MOST_DIALOGUES + grounds.length } as const
  const all = await dialogues.list(deps.db, { kommunIds: [kommun.id] }, part)
  const others = all.filter(({ id, observations }) => observations > 0 && !grounds.some((ground) => ground.id === id))
  const model = {
    title: blank.heading,
    section: 'atgarder' as const,
    rehearsal,
    refused: faults.length > 0 || conflict !== null,
    address: blank.address,
    kommun,
    value: sent,
    version: blank.version ?? null,
    areas: [{ value: WHOLE_KOMMUN, words: `Hela ${kommun.name}` }, ...areas.map(({ id, name }) => ({ value: id, words: name }))],
    themes: themes.map(({ id, title }) => ({ value: id, words: title.sv ?? id })),
    grounds: grounds.map((dialogue) => groundOf(dialogue, sent)),
    others: others.slice(0, MOST_DIALOGUES).map((dialogue) => ({ value: dialogue.id, words: nameOf(dialogue) })),
    faults,
    faultOf: faultsByField(faults),
    conflict,
  }
  show(req, res, 'atgarder/form', model, conflict ? 409 : faults.length > 0 ? 422 : 200)
}

const groundOf = (dialogue: Dialogue, sent: Sent): Ground => ({
  id: dialogue.id,
  name: nameOf(dialogue),
  observations: dialogue.observations.flatMap(({ id, said }, index) => {
    if (id === undefined) return []
    const words = `${index + 1}. ${said === '' ? 'Texten är raderad.' : said}`
    return [{ field: fieldOf(id), words, on: sent(fieldOf(id)) === 'ja' }]
  }),
})
