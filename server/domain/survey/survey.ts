import type { Question } from '../questions/contract.ts'

/** The same words in every language of the survey, keyed by language tag ('sv', 'en'). */
export type Text = Readonly<Record<string, string>>

/** A text in one language; in Swedish, which every survey has, when it lacks that one. */
export const inLanguage = (text: Text, language: string): string => text[language] ?? text.sv ?? ''

/** What an answer code means to the statistics: a value, "vet ej", "vill inte svara" or "ej aktuellt". */
export type Role = 'value' | 'dont_know' | 'refused' | 'not_applicable'

/** One answer code of a question. `value` is its number on a scale, when it has one. */
export interface Code {
  readonly code: string
  readonly text: Text
  readonly role: Role
  readonly value?: number
}

/** One page of the questionnaire. */
export interface Section {
  readonly id: string
  readonly title: Text
  readonly introduction?: Text
  /** Help to show on the page, where a question may wake something up or free text is asked for. */
  readonly help?: 'emergency'
}

/** Questions reported together (utemiljö, trafik, oro …). */
export interface Group {
  readonly id: string
  readonly title: Text
}

/** A problem category shared by the survey and the dialogues: what both can speak about. */
export interface Theme {
  readonly id: string
  readonly title: Text
}

/** A quantity of several questions per person, computed while counting: 'any' is 1 when any part was answered with one of its codes. */
export interface Derived {
  readonly id: string
  readonly kind: 'any'
  readonly group: string
  readonly label: Text
  readonly measure: Measure
  readonly of: readonly { readonly question: string; readonly codes: readonly string[] }[]
  readonly sensitive: boolean
  readonly comparable?: Comparable
}

/** A question's part in a group mean: the points that each of its codes gives, null for none; without `scores` the codes' own values. */
export interface ScoredPart {
  readonly question: string
  readonly scores?: Readonly<Record<string, number | null>>
}

/** Gruppmedel: each person's mean points over several questions, for those who gave points to at least half of them. */
export interface GroupMean {
  readonly id: string
  readonly kind: 'mean'
  readonly group: string
  readonly label: Text
  readonly of: readonly ScoredPart[]
  readonly sensitive: boolean
  readonly comparable?: Comparable
}

/** The codes of a derived question of kind 'any': whether any part was answered so. */
export const ANY: readonly Code[] = [
  { code: '1', text: { sv: 'Ja', en: 'Yes' }, role: 'value', value: 1 },
  { code: '0', text: { sv: 'Nej', en: 'No' }, role: 'value', value: 0 },
]

/** The share a question is reported by: people who gave one of `codes`, among those who gave a value. */
export interface Measure {
  readonly codes: readonly string[]
  /** Finishes the sentence "x procent …": "ser nedskräpning som ett problem". */
  readonly text: Text
  /** Whether a high share is bad (a problem) or good (trust, safety). */
  readonly direction: 'adverse' | 'favourable'
}

/** Whether a question may be compared with the same question the year before, and why not when it may not. */
export interface Comparable {
  readonly with: string
  readonly degree: 'yes' | 'limited' | 'no'
  readonly reason?: Text
}

/** A checked survey definition: one frozen version of a survey whose question ids are stable over the years. */
export interface Survey {
  readonly id: string
  readonly series: string
  readonly year: number
  readonly previous?: string
  readonly title: Text
  readonly introduction: Text
  readonly thanks: Text
  readonly languages: readonly string[]
  readonly ages: { readonly from: number; readonly to?: number }
  readonly minutes: number
  readonly sections: readonly Section[]
  readonly groups: readonly Group[]
  readonly themes: readonly Theme[]
  readonly questions: readonly Question[]
  readonly derived: readonly Derived[]
  readonly groupMeans?: readonly GroupMean[]
  /** The questions that place a person in a cell of the cube. */
  readonly cell: { readonly sex: string; readonly ageGroup: string }
  /** Questions whose answers divide the kommun in tables of their own. */
  readonly breakdowns: readonly string[]
  /** SHA-256 of the definition file, hex: what a round is tied to. */
  readonly hash: string
}

/** Something wrong in a definition file: where, in words its author knows, and which line when it can be told. */
export interface Fault {
  readonly file: string
  readonly place: string
  readonly line?: number
  readonly sentence: string
}

/** A fault as one line, the way compilers write theirs: an editor's terminal makes it a link. */
export const faultLine = ({ file, line, place, sentence }: Fault): string => `${file}${line ? `:${line}` : ''} ${place}: ${sentence}`

/** Every loaded survey by id. */
export type Surveys = ReadonlyMap<string, Survey>

/** Every question of a survey by id. */
export function question(survey: Survey, id: string): Question | undefined {
  return survey.questions.find((candidate) => candidate.id === id)
}
