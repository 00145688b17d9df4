import type { Code } from '../survey/survey.ts'
import type { Answer, Kind, KindName, Question, Reading } from './contract.ts'
import { multiple } from './multiple.ts'
import { number } from './number.ts'
import { scale } from './scale.ts'
import { single } from './single.ts'
import { text } from './text.ts'

/** Every kind of question by its name. A kind without its member here does not compile. */
export const kinds = { single, multiple, scale, number, text } satisfies {
  readonly [Name in KindName]: Kind<Extract<Question, { kind: Name }>>
}

/** What a question's kind can do. */
export function kindOf(question: Question): Kind<Question> {
  return kinds[question.kind] as Kind<Question> // the register pairs each name with the kind of its own questions
}

/** Every code the cube counts for a question, in order; none for free text. */
export const codesOf = (question: Question): readonly Code[] => kindOf(question).codes(question)

/** The codes one answer to a question counts under. */
export const countOf = (question: Question, answer: Answer): readonly string[] => kindOf(question).count(question, answer)

/** Reads what a browser sent for a question. */
export const readOf = (question: Question, sent: readonly string[]): Reading => kindOf(question).read(question, sent)

/** An answer in words, for the review page. */
export const wordsOf = (question: Question, answer: Answer, language: string): string => kindOf(question).words(question, answer, language)
