import { accepted, allowed, boxesFrom, codeFaults, given, type Inside, refused, wordsOf } from './choice.ts'
import type { Answer, Kind, Multiple, Reading } from './contract.ts'

/** Any number of answers; one that is exclusive ("inget av dessa", "vet ej") stands alone. */
export const multiple = {
  says: 'flera svar',
  inFile: 'ticks',
  allowed,
  faults: (question) => [...codeFaults(question.codes, question.measure), ...togetherFaults(question)],
  read,
  codes: (question) => question.codes,
  count,
  words: (question, answer, language) => wordsOf(question, count(question, answer), language),
  onPaper: ({ codes }) => ({ by: 'many', boxes: boxesFrom(1, codes) }),
} satisfies Kind<Multiple>

function read(question: Multiple, sent: readonly string[]): Reading {
  const ticked = new Set(given(sent))
  const chosen = question.codes.filter((code) => ticked.has(code.code))
  if (chosen.length < ticked.size) return refused(question, 'questions.unknown')
  if (chosen.length > 1 && chosen.some((code) => code.exclusive)) return refused(question, 'questions.exclusive')
  return accepted(chosen.length > 0 ? chosen.map((code) => code.code) : undefined)
}

function count(question: Multiple, answer: Answer): readonly string[] {
  const chosen = Array.isArray(answer) ? answer : []
  return question.codes.filter((code) => chosen.includes(code.code)).map((code) => code.code)
}

function togetherFaults({ codes, measure }: Multiple): readonly Inside[] {
  const loose = codes.flatMap(({ code, role, exclusive }, index) =>
    role !== 'value' && !exclusive
      ? [{ place: `codes[${index}]`, sentence: `”${code}” är inget värde och måste stå ensamt: lägg till "exclusive": true.` }]
      : [],
  )
  // People may tick several codes, so counts per code do not add up to people: several codes need a derived question.
  const several =
    measure && measure.codes.length > 1
      ? [{ place: 'measure.codes', sentence: 'En flervalsfråga mäts med en enda kod. Räkna flera med en härledd fråga (derived).' }]
      : []
  return [...loose, ...several]
}
