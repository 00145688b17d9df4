import type { Code, Measure } from '../survey/survey.ts'
import { inLanguage } from '../survey/survey.ts'
import type { Answer, Multiple, NumberedCode, QuestionCore, Reading, Scale, Single } from './contract.ts'

/** A fault inside one question: its place below the question, and what is wrong. */
export interface Inside {
  readonly place: string
  readonly sentence: string
}

/** The answer is taken; undefined when the question was left blank. */
export const accepted = (answer: Answer | undefined): Reading => ({ ok: true, answer })

/** The answer cannot be taken, and the text that says why. */
export const refused = (question: QuestionCore, key: string, values: Readonly<Record<string, number>> = {}): Reading => ({
  ok: false,
  refusal: { field: question.id, key, values },
})

/** What was sent, without the empty values that blank fields send. */
export const given = (sent: readonly string[]) => sent.filter((value) => value.trim() !== '')

/** Reads one code among the question's own. */
export function readOne(question: Single | Scale, sent: readonly string[]): Reading {
  const [first, ...more] = given(sent)
  if (first === undefined) return accepted(undefined)
  if (more.length > 0) return refused(question, 'questions.one')
  return has(question.codes, first) ? accepted(first) : refused(question, 'questions.unknown')
}

/** The one code an answer counts under; none when the answer is not among the question's codes. */
export const countOne = (question: Single | Scale, answer: Answer): readonly string[] =>
  typeof answer === 'string' && has(question.codes, answer) ? [answer] : []

/** The words of codes, in the order of the question. */
export function wordsOf(question: Single | Scale | Multiple, chosen: readonly string[], language: string): string {
  return question.codes
    .filter((code) => chosen.includes(code.code))
    .map((code) => inLanguage(code.text, language))
    .join(', ')
}

/** Faults in a list of codes and in the measure that names some of them. */
export function codeFaults(codes: readonly Code[], measure: Measure | undefined): readonly Inside[] {
  const values = codes.filter((code) => code.role === 'value').map((code) => code.code)
  const twice = codes.flatMap(({ code }, index) =>
    codes.findIndex((other) => other.code === code) < index
      ? [{ place: `codes[${index}].code`, sentence: `Koden ”${code}” finns redan i frågan.` }]
      : [],
  )
  const few = values.length < 2 ? [{ place: 'codes', sentence: 'Frågan behöver minst två svar med rollen ”value”.' }] : []
  const unmeasured = (measure?.codes ?? []).flatMap((code, index) =>
    values.includes(code) ? [] : [{ place: `measure.codes[${index}]`, sentence: notMeasurable(code, codes) }],
  )
  return [...twice, ...few, ...unmeasured, ...wholeMeasure(values, measure)]
}

const has = (codes: readonly Code[], name: string) => codes.some((code) => code.code === name)

const notMeasurable = (name: string, codes: readonly Code[]) =>
  has(codes, name)
    ? `Måttet kan bara räkna svar med rollen ”value”, och det har inte ”${name}”.`
    : `Måttet räknar koden ”${name}”, som frågan inte har.`

function wholeMeasure(values: readonly string[], measure: Measure | undefined): readonly Inside[] {
  const all = measure && values.length > 0 && values.every((value) => measure.codes.includes(value))
  return all ? [{ place: 'measure.codes', sentence: 'Måttet räknar alla svar, så andelen blir alltid 100 procent.' }] : []
}

/** What may stand in a file for a question with codes, in words. */
export const allowed = ({ codes }: { readonly codes: readonly Code[] }): string =>
  `en av frågans koder (${codes.map(({ code }) => code).join(', ')})`

/** Boxes on paper for codes in their order, numbered from `first`. */
export const boxesFrom = (first: number, codes: readonly Code[]): readonly NumberedCode[] =>
  codes.map((code, index) => ({ number: first + index, code }))
