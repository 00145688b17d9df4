import type { Code } from '../survey/survey.ts'
import type { Answer, Kind, KindName, OnPaper, Question, Reading } from './contract.ts'
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

/** Whether a question is answered in words of one's own: kept apart from the answers, and never counted. */
export const isInWords = (question: Question): boolean => codesOf(question).length === 0

/** How answers to a question stand in a file with a row for each person. */
export const inFileOf = (question: Question): Kind<Question>['inFile'] => kindOf(question).inFile

/** The codes one answer to a question counts under. */
export const countOf = (question: Question, answer: Answer): readonly string[] => kindOf(question).count(question, answer)

/** Reads what a browser sent for a question. */
export const readOf = (question: Question, sent: readonly string[]): Reading => kindOf(question).read(question, sent)

/** An answer in words, for the review page. */
export const wordsOf = (question: Question, answer: Answer, language: string): string => kindOf(question).words(question, answer, language)

/** How a question is answered on a printed form. */
export const onPaper = (question: Question): OnPaper => kindOf(question).onPaper(question)
