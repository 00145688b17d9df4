import type { Dialogue, Observation } from '../dialogues/dialogue.ts'
import type { Reason } from '../reading/queue.ts'
import type { Voices } from './voices.ts'

/** How the reading of an observation's words stands: null when they have not been handed in to be read. */
export type Quote = { readonly state: 'waiting' | 'shown' } | { readonly state: 'withheld'; readonly reason: Reason | null } | null

/** What residents meet of an observation on the public page, and why they do not meet the rest. */
export interface Reach {
  /** Whether it is counted under its theme: in its area, only in the whole kommun, or not at all, and then why. */
  readonly counted: 'in its area' | 'in the kommun' | 'too few people' | 'said to be good'
  /** Whether its words are shown, or why not. */
  readonly quoted: 'shown' | 'waiting' | 'withheld' | 'not handed in' | 'erased'
  /** Whether an action that answers to it is shown, or why not. */
  readonly answered: 'shown' | 'not shown' | 'no action'
}

/** What is known of an observation besides itself. */
export interface Known {
  readonly areaId: Dialogue['areaId']
  readonly voices: Voices
  readonly quote: Quote
  /** The actions that answer to it. */
  readonly actions: readonly { readonly shown: boolean }[]
}

/** What residents meet of an observation. Every way that is closed to them has its reason. */
export function reach({ themes, severity, said }: Pick<Observation, 'themes' | 'severity' | 'said'>, known: Known): Reach {
  const { areaId, voices, quote, actions } = known
  return {
    counted: severity === 0 ? 'said to be good' : counted(themes, areaId, voices),
    quoted: quote ? quote.state : said === '' ? 'erased' : 'not handed in',
    answered: actions.length === 0 ? 'no action' : actions.some(({ shown }) => shown) ? 'shown' : 'not shown',
  }
}

/** Whether residents meet an observation at all. */
export const isReached = ({ counted, quoted, answered }: Reach): boolean =>
  counted === 'in its area' || counted === 'in the kommun' || quoted === 'shown' || answered === 'shown'

function counted(themes: readonly string[], areaId: string | null, { areas, kommun, hidden }: Voices): Reach['counted'] {
  const inArea = areaId === null ? [] : (areas.get(areaId) ?? [])
  if (themes.some((theme) => inArea.some((voice) => voice.theme === theme))) return 'in its area'
  const leftOut = (theme: string) => hidden.some((cell) => cell.areaId === areaId && cell.theme === theme && !cell.counted)
  const inKommun = (theme: string) => kommun.some((voice) => voice.theme === theme) && !leftOut(theme)
  return themes.some(inKommun) ? 'in the kommun' : 'too few people'
}
