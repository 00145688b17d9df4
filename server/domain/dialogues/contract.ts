import type { Choice, FormReader } from '../form.ts'

/** The forms of dialogue there are. A new one is a file in forms/, a line in index.ts, a partial in views/dialoger/forms and a test. */
export const FORM_NAMES = ['medborgardialog', 'trygghetsdialog', 'trygghetsvandring', 'intervju', 'medarbetardialog', 'tips'] as const
export type FormName = (typeof FORM_NAMES)[number]

/** What only one form records, by field. Field names are the form's own and never one of the common core's. */
export type Details = Readonly<Record<string, string>>

/** What every form of dialogue can do. Each member of the family satisfies this whole contract. */
export interface DialogueForm {
  readonly name: FormName
  readonly title: string
  /** Tells the form from the others, in one sentence, where a person chooses. */
  readonly means: string
  /** How it asks for what all forms record: the day, who took part, and how many. */
  readonly asks: { readonly day: string; readonly who: string; readonly people: string }
  /** Answers to choose among, by field; its partial shows them. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>
  /** Reads its own fields, leaving every fault with the reader. */
  read(form: FormReader): Details
  /** Its own fields in words, for the page of a dialogue. Blank ones are left out. */
  words(details: Details): readonly { readonly label: string; readonly words: string }[]
}

/** How a form asks about people who met. */
export const OF_A_MEETING: DialogueForm['asks'] = { day: 'Vilken dag hölls dialogen?', who: 'Vilka deltog?', people: 'Hur många deltog?' }

/** A label and words as a list of one; none when the words are blank. */
export const line = (label: string, words: string | undefined) => (words ? [{ label, words }] : [])
