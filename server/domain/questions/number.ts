import { inLanguage } from '../survey/survey.ts'
import { accepted, codeFaults, given, type Inside, refused } from './choice.ts'
import type { Answer, Kind, NumberQuestion, Reading } from './contract.ts'

/** A whole number from min to max, counted in bands. */
export const number = {
  says: 'heltal',
  inFile: 'number',
  allowed: ({ min, max }) => `ett heltal ${min}–${max}`,
  faults: (question) => [
    ...bandFaults(question),
    ...codeFaults(codes(question), question.measure).map((fault) => ({ ...fault, place: fault.place.replace(/^codes/, 'bands') })),
  ],
  read,
  codes,
  count,
  words: (question, answer, language) => `${answer} ${inLanguage(question.unit, language)}`,
  onPaper: ({ min, max, unit }) => ({ by: 'number', min, max, unit }),
} satisfies Kind<NumberQuestion>

function read(question: NumberQuestion, sent: readonly string[]): Reading {
  const [first, ...more] = given(sent)
  if (first === undefined) return accepted(undefined)
  if (more.length > 0) return refused(question, 'questions.one')
  const digits = first.replace(/\s/g, '')
  if (!/^[-−]?\d{1,12}$/.test(digits)) return refused(question, 'questions.number')
  const answer = Number(digits.replace('−', '-'))
  const { min, max } = question
  return answer >= min && answer <= max ? accepted(answer) : refused(question, 'questions.range', { min, max })
}

function codes({ bands }: NumberQuestion) {
  return bands.map(({ code, text }) => ({ code, text, role: 'value' as const }))
}

function count(question: NumberQuestion, answer: Answer): readonly string[] {
  const band = question.bands.find(({ from, to }) => typeof answer === 'number' && answer >= from && answer <= to)
  return band ? [band.code] : []
}

function bandFaults({ min, max, bands }: NumberQuestion): readonly Inside[] {
  const between = bands.flatMap(({ from, to }, index) => {
    const expected = index === 0 ? min : (bands[index - 1]?.to ?? 0) + 1
    if (to < from) return [{ place: `bands[${index}]`, sentence: `Intervallet slutar (${to}) före sin början (${from}).` }]
    if (from > expected) return [{ place: `bands[${index}].from`, sentence: `Talen ${expected}–${from - 1} saknar intervall.` }]
    return from < expected
      ? [{ place: `bands[${index}].from`, sentence: `Intervallet börjar på ${from}, men ${expected} är nästa lediga tal.` }]
      : []
  })
  const end = bands.at(-1)?.to
  const open =
    end !== undefined && end !== max
      ? [{ place: 'bands', sentence: `Intervallen slutar på ${end}, men frågan tar emot tal till och med ${max}.` }]
      : []
  const range = min > max ? [{ place: 'min', sentence: `Det minsta talet (${min}) är större än det största (${max}).` }] : []
  return [...range, ...between, ...open]
}
