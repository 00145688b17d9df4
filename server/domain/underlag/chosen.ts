import { STATE_WORDS, type State } from '../actions/states.ts'
import { FORMS } from '../dialogues/index.ts'
import type { VoiceCount } from '../dialogues/voices.ts'
import { count, day } from '../format.ts'
import type { Established } from '../lagesbild/established.ts'
import { shareSentence, sv } from '../lagesbild/sentences.ts'
import type { LocalDate } from '../round.ts'
import { establishedWords } from './established.ts'
import type { Part, Underlag } from './underlag.ts'

/** A focus area as people have chosen it, whatever the figures propose. */
export interface ChosenFocus {
  readonly theme: string
  /** null for the whole kommun. */
  readonly areaId: string | null
  readonly why: string
}

/** Who has taken an underlag to write a medborgarlöfte from, and when: a role, a board or a forum, never a name. */
export interface Taken {
  readonly on: LocalDate
  readonly by: string
}

/** An action as evidence: what was done about a theme, and what came of it. */
export interface ActionEvidence {
  readonly theme: string
  readonly areaId: string | null
  readonly what: string
  readonly state: State
  readonly on: LocalDate
  readonly words: string
}

/** What people have decided about an underlag, and what there is to show for it besides the survey. */
export interface Decided {
  readonly chosen: readonly ChosenFocus[]
  readonly taken: Taken | null
  /** What the year's dialogues named, form by form. */
  readonly voices: readonly VoiceCount[]
  readonly actions: readonly ActionEvidence[]
}

/** An underlag that nobody has decided anything about. */
export const NOTHING_DECIDED: Decided = { chosen: [], taken: null, voices: [], actions: [] }

/** A chosen focus area in words, with its evidence: a sentence for each thing it rests on. */
export interface ChosenWords {
  readonly theme: string
  readonly place: string
  readonly why: string
  readonly survey: readonly string[]
  readonly dialogues: readonly string[]
  readonly actions: readonly string[]
}

/** The chosen focus areas of an underlag in words, in the order they were chosen. */
export const chosenWords = (underlag: Underlag): readonly ChosenWords[] =>
  underlag.decided.chosen.map((chosen) => wordsOf(chosen, underlag))

function wordsOf({ theme, areaId, why }: ChosenFocus, { survey, whole, areas, since, decided }: Underlag): ChosenWords {
  const part = areaId === null ? whole : areas.find(({ place }) => place.id === areaId)
  const here = (about: { readonly theme: string; readonly areaId: string | null }) =>
    about.theme === theme && (areaId === null || about.areaId === areaId)
  return {
    theme: sv(survey.themes.find(({ id }) => id === theme)?.title ?? {}) || theme,
    place: part?.place.name ?? areaId ?? '',
    why,
    survey: part ? surveyWords(part, theme, since) : [],
    dialogues: voiceWords(decided.voices.filter(here)),
    actions: decided.actions.filter(here).map(actionWords),
  }
}

/** The theme's shares among the highest, and what is established of any of its questions. */
function surveyWords(part: Part, theme: string, since: number | null): readonly string[] {
  const figures = part.problems.figures.filter(({ item }) => item.theme === theme)
  const shares = figures.map(({ rank, item, told }) => `Plats ${rank}: ${shareSentence(told, item.measure)}`)
  const about = { ...part, changes: only(part.changes, theme), againstRest: only(part.againstRest, theme), means: [] }
  return [...shares, ...establishedWords(about, since)]
}

function only({ up, down, unclear }: Established, theme: string): Established {
  const of = (all: Established['up']) => all.filter(({ item }) => item.theme === theme)
  return { up: of(up), down: of(down), unclear: of(unclear) }
}

/** What each form of dialogue named, summed over the places. */
function voiceWords(voices: readonly VoiceCount[]): readonly string[] {
  return Object.values(FORMS).flatMap(({ name, title }) => {
    const own = voices.filter(({ form }) => form === name)
    const sum = (of: 'observations' | 'dialogues' | 'people') => own.reduce((total, voice) => total + voice[of], 0)
    if (own.length === 0) return []
    const [said, times] = [sum('observations'), sum('dialogues')]
    return [
      `${title}: ${count(said)} ${said === 1 ? 'observation' : 'observationer'} vid ${count(times)} ${times === 1 ? 'tillfälle' : 'tillfällen'} med sammanlagt ${count(sum('people'))} deltagare.`,
    ]
  })
}

const actionWords = ({ what, state, on, words }: ActionEvidence): string =>
  `${what}: ${STATE_WORDS[state].words.toLowerCase()} ${day(on)}.${words === '' ? '' : ` ${words}`}`

/** Who took the underlag and when, in a sentence; null when nobody has. */
export const takenWords = (taken: Taken | null): string | null => taken && `Underlaget togs ${day(taken.on)} av ${taken.by}.`
