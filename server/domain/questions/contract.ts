import type { Code, Comparable, Measure, Text } from '../survey/survey.ts'

/** The kinds of question there are. A new kind is one file here, one partial in views/questions and one test. */
export type KindName = 'single' | 'multiple' | 'scale' | 'number' | 'text'

/** A skip rule: the question is asked when `question`, in an earlier section, was answered with one of `codes`. All rules must hold. */
export interface AskIf {
  readonly question: string
  readonly codes: readonly string[]
}

/** What every kind of question has. */
export interface QuestionCore {
  readonly id: string
  readonly kind: KindName
  readonly section: string
  readonly group: string
  readonly theme?: string
  /** The question as asked. */
  readonly text: Text
  readonly hint?: Text
  /** Short name in tables, charts and exports. */
  readonly label: Text
  /** Victimisation, health, relations: small counts of these are hidden harder. */
  readonly sensitive: boolean
  readonly askIf?: readonly AskIf[]
  readonly comparable?: Comparable
}

/** One answer among several. */
export interface Single extends QuestionCore {
  readonly kind: 'single'
  readonly codes: readonly Code[]
  readonly measure?: Measure
}

/** Any number of answers; an exclusive code ("inget av dessa") stands alone. */
export interface Multiple extends QuestionCore {
  readonly kind: 'multiple'
  readonly codes: readonly (Code & { readonly exclusive?: boolean })[]
  readonly measure?: Measure
}

/** A step on an ordered scale; every value code carries its number. */
export interface Scale extends QuestionCore {
  readonly kind: 'scale'
  readonly codes: readonly Code[]
  readonly measure?: Measure
}

/** A whole number, counted in bands. */
export interface NumberQuestion extends QuestionCore {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  readonly unit: Text
  /** Cover min–max without gap or overlap: what the cube counts. */
  readonly bands: readonly { readonly code: string; readonly from: number; readonly to: number; readonly text: Text }[]
  readonly measure?: Measure
}

/** The person's own words: kept apart from the answers, never counted, never shown unread. */
export interface TextQuestion extends QuestionCore {
  readonly kind: 'text'
  readonly maxLength: number
}

export type Question = Single | Multiple | Scale | NumberQuestion | TextQuestion

/** A stored answer: a code, several codes, a number, or words. Not answered is absence. */
export type Answer = string | readonly string[] | number

/** A refusal in a form: which field, which text (a key in views/texts) and the values it is filled with. */
export interface Refusal {
  readonly field: string
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What was sent for one question: an answer (undefined when left blank), or why it cannot be taken. */
export type Reading = { readonly ok: true; readonly answer: Answer | undefined } | { readonly ok: false; readonly refusal: Refusal }

/** A box on a printed form: the number that stands at it, which is what is keyed, and the answer it is for. */
export interface NumberedCode {
  readonly number: number
  readonly code: Code
}

/** How a question is answered on paper: by a tick or several in numbered boxes, by a number, or in words on so many lines. */
export type OnPaper =
  | { readonly by: 'one' | 'many'; readonly boxes: readonly NumberedCode[] }
  | { readonly by: 'number'; readonly min: number; readonly max: number; readonly unit: Text }
  | { readonly by: 'words'; readonly lines: number }

/** What every kind of question can do. Each member of the family satisfies this whole contract. */
export interface Kind<Q extends Question> {
  /** The kind in the codebook's words: 'ett svar'. */
  readonly says: string
  /** How answers stand in a file with a row for each person: as a code, as a tick for each code, as a number, or (words) not at all. */
  readonly inFile: 'code' | 'ticks' | 'number' | 'nothing'
  /** What may stand for the question in such a file, in words: 'ett heltal 0–99'. */
  allowed(question: Q): string
  /** Faults inside one question that its shape (domain/survey/questions) cannot say, each with its place below the question ('codes[2].code'). */
  faults(question: Q): readonly { readonly place: string; readonly sentence: string }[]
  /** Reads what a browser sent for the question: always a list, empty when nothing was sent. */
  read(question: Q, sent: readonly string[]): Reading
  /** Every code the cube counts for the question, in order; empty for words. */
  codes(question: Q): readonly Code[]
  /** The codes one answer counts under. */
  count(question: Q, answer: Answer): readonly string[]
  /** The answer in words, for the review page. */
  words(question: Q, answer: Answer, language: string): string
  /** How the question is answered on a printed form. */
  onPaper(question: Q): OnPaper
}
