import type { Choice, FormReader } from '../form.ts'

/** The forms of dialogue there are. A new one is a file in forms/, a partial in views/dialoger/forms and a line in the family's test; the compiler asks for its line in index.ts and in domain/retention. */
export const FORM_NAMES = [
  'medborgardialog',
  'trygghetsdialog',
  'trygghetsvandring',
  'intervju',
  'medarbetardialog',
  'tips',
  'otrygg_plats',
  'trygghetsrond',
  'hot_spot',
  'est',
  'grannsamverkan',
] as const
export type FormName = (typeof FORM_NAMES)[number]

/** What only one form records, by field. Field names are the form's own and never one of the common core's. */
export type Details = Readonly<Record<string, string>>

/** Whose voice a form carries: residents', organisations', staff's, or several at one table. */
export type Voice = 'residents' | 'organisations' | 'staff' | 'several'

/** What every form of dialogue can do. Each member of the family satisfies this whole contract. */
export interface DialogueForm {
  readonly name: FormName
  readonly title: string
  /** Tells the form from the others, in one sentence, where a person chooses. */
  readonly means: string
  readonly voice: Voice
  /** How it asks for what all forms record: the day, who took part, and how many. */
  readonly asks: { readonly day: string; readonly who: string; readonly people: string }
  /** How it asks for each observation. */
  readonly notes: Notes
  /** Answers to choose among, by field; its partial shows them. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>
  /** Reads its own fields, leaving every fault with the reader. */
  read(form: FormReader): Details
  /** Its own fields in words, for the page of a dialogue. Blank ones are left out. */
  words(details: Details): readonly { readonly label: string; readonly words: string }[]
}

/** How a form asks for an observation: its themes, how serious it is and where are asked for alike in all. */
export interface Notes {
  readonly said: string
  readonly suggestion: string
  /** What the answer to that is called where it is shown: 'Förslag'. */
  readonly suggested: string
  /** Observations are tied to places: where, when and why are asked for at once instead of being folded away. */
  readonly placed: boolean
  /** Each observation says how many times it happened. */
  readonly counted: boolean
}

/** How a form asks about people who met. */
export const OF_A_MEETING: DialogueForm['asks'] = { day: 'Vilken dag hölls dialogen?', who: 'Vilka deltog?', people: 'Hur många deltog?' }

/** How a form asks for what was said when people talked. */
export const AS_SAID: Notes = {
  said: 'Vad sades?',
  suggestion: 'Förslag (om något föreslogs)',
  suggested: 'Förslag',
  placed: false,
  counted: false,
}

/** How a form asks for what was seen at places along a way. */
export const AT_STOPS: Notes = {
  said: 'Vad såg ni, och vad sades?',
  suggestion: 'Förslag (om något föreslogs)',
  suggested: 'Förslag',
  placed: true,
  counted: false,
}

/** A label and words as a list of one; none when the words are blank. */
export const line = (label: string, words: string | undefined) => (words ? [{ label, words }] : [])
