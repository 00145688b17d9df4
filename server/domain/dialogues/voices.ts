import type { FormName, Voice } from './contract.ts'
import type { ThemeCount } from './dialogue.ts'
import { FORMS } from './index.ts'

/** How often a theme was named about an area in one form of dialogue. */
export interface VoiceCount extends ThemeCount {
  readonly form: FormName
}

/** How many dialogues of one form were held about an area. */
export interface Held {
  readonly areaId: string | null
  readonly form: FormName
  readonly dialogues: number
}

/** What was said about one area: how often each theme was named in each form, and which dialogues were held. */
export interface Heard {
  readonly counts: readonly VoiceCount[]
  readonly held: readonly Held[]
}

/** Whose voices there are, in the order they are told. */
export const VOICES: readonly { readonly value: Voice; readonly words: string }[] = [
  { value: 'residents', words: 'invånare' },
  { value: 'organisations', words: 'verksamheter' },
  { value: 'staff', words: 'personal' },
  { value: 'several', words: 'flera tillsammans' },
]

/** Counts by form as counts over all forms. A dialogue has one form and one area, so they add up. */
export function overForms(counts: readonly VoiceCount[]): readonly ThemeCount[] {
  const sums = new Map<string, ThemeCount>()
  for (const { areaId, theme, observations, dialogues, people } of counts) {
    const key = `${areaId} ${theme}`
    const sum = sums.get(key) ?? { areaId, theme, observations: 0, dialogues: 0, people: 0 }
    sums.set(key, {
      ...{ areaId, theme, people: sum.people + people },
      ...{ observations: sum.observations + observations, dialogues: sum.dialogues + dialogues },
    })
  }
  return [...sums.values()]
}

/** Whose voices some forms carry, each once, in the order they are told. */
export function voicesOf(forms: readonly FormName[]): readonly Voice[] {
  const heard = new Set(forms.map((form) => FORMS[form].voice))
  return VOICES.map(({ value }) => value).filter((voice) => heard.has(voice))
}

/** Voices in words: "invånare, personal". */
export const voiceWords = (voices: readonly Voice[]): string =>
  voices.map((voice) => VOICES.find(({ value }) => value === voice)?.words ?? '').join(', ')

/** Whose voices named a theme, among counts of one place. */
export const voicesAbout = (counts: readonly VoiceCount[], theme: string): readonly Voice[] =>
  voicesOf(counts.filter((named) => named.theme === theme).map(({ form }) => form))

/** How many dialogues were held about an area. */
export const occasionsIn = (held: readonly Held[], areaId: string): number =>
  held.filter((one) => one.areaId === areaId).reduce((sum, { dialogues }) => sum + dialogues, 0)

/** The voices that were not heard about an area by themselves: a meeting of several is nobody's own. */
export function unheardIn(held: readonly Held[], areaId: string): readonly Voice[] {
  const heard = voicesOf(held.filter((one) => one.areaId === areaId).map(({ form }) => form))
  return VOICES.map(({ value }) => value).filter((voice) => voice !== 'several' && !heard.includes(voice))
}
