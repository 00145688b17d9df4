import { ANY, DONT_KNOW, NONE, REFUSED } from '../cube.ts'
import type { Question } from '../questions/contract.ts'
import { codesOf, isInWords } from '../questions/index.ts'
import type { Code, Measure, Survey } from '../survey/survey.ts'

/** Something a survey counts people by: a question with codes, or a derived question, seen alike. */
export interface Counted {
  readonly id: string
  readonly codes: readonly Pick<Code, 'code' | 'role' | 'value'>[]
  readonly measure: Measure | null
}

/** Everything a survey counts, in the survey's order: questions, then derived ones. Free text is not counted. */
export function counted(survey: Survey): readonly Counted[] {
  const asked = survey.questions.filter((question) => !isInWords(question)).map(ofQuestion)
  return [...asked, ...survey.derived.map(({ id, measure }) => ({ id, codes: OF_DERIVED, measure }))]
}

const OF_DERIVED = [
  { code: ANY, role: 'value' },
  { code: NONE, role: 'value' },
  { code: DONT_KNOW, role: 'dont_know' },
  { code: REFUSED, role: 'refused' },
] as const

const ofQuestion = (question: Question): Counted => ({
  id: question.id,
  codes: codesOf(question),
  measure: ('measure' in question && question.measure) || null,
})
