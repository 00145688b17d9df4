import type { Given } from '../answers.ts'
import type { FieldFault } from '../form.ts'
import type { Answer, OnPaper, Question } from '../questions/contract.ts'
import { isInWords, onPaper, readOf, wordsOf } from '../questions/index.ts'
import { inLanguage, type Survey } from '../survey/survey.ts'
import { boxesOf, numbered } from './form.ts'

/** What was keyed for each question, by the question's id: "2", "1 3", "14", or words. */
export type Typed = (questionId: string) => string

/** A keyed form: what could be read, and what could not, each with its question's number. */
export interface Keyed {
  readonly given: Given
  readonly faults: readonly FieldFault[]
}

/** The input of a question on the page for keying. */
export const fieldOf = (questionId: string): string => `f-${questionId}`

/** Reads a form as it was keyed: the numbers of ticked boxes, a number, or words; blank where nothing was ticked. */
export function readKeyed(survey: Survey, typed: Typed): Keyed {
  const answers: Record<string, Answer> = {}
  const texts: Record<string, string> = {}
  const faults: FieldFault[] = []
  for (const { question, number } of numbered(survey)) {
    const reading = readOne(question, typed(question.id).trim())
    if (!reading.ok) faults.push({ field: fieldOf(question.id), sentence: `Fråga ${number}: ${reading.why}` })
    else if (reading.answer === undefined) continue
    else if (isInWords(question)) texts[question.id] = String(reading.answer)
    else answers[question.id] = reading.answer
  }
  return { given: { answers, texts }, faults }
}

type Read = { readonly ok: true; readonly answer: Answer | undefined } | { readonly ok: false; readonly why: string }

function readOne(question: Question, words: string): Read {
  if (words === '') return { ok: true, answer: undefined }
  const paper = onPaper(question)
  if (!('boxes' in paper)) return readWritten(question, paper, words)
  const boxes = boxesOf(question, 'sv')
  const numbers = words.split(/[\s,.;+]+/).filter((part) => part !== '')
  const unknown = numbers.filter((number) => !boxes.some((box) => String(box.number) === number))
  if (unknown.length > 0)
    return { ok: false, why: `det finns ingen ruta ${unknown.join(', ')}. Rutorna är ${boxes[0]?.number}–${boxes.at(-1)?.number}.` }
  const codes = boxes.filter((box) => numbers.includes(String(box.number))).map(({ code }) => code)
  if (codes.length > 1 && paper.by === 'one')
    return { ok: false, why: 'bara ett kryss räknas. Lämna frågan tom om flera rutor är kryssade.' }
  const reading = readOf(question, codes)
  return reading.ok ? reading : { ok: false, why: 'de rutorna kan inte kryssas tillsammans. Lämna frågan tom om det står så.' }
}

function readWritten(question: Question, paper: OnPaper, words: string): Read {
  const reading = readOf(question, [words])
  if (reading.ok) return reading
  if (paper.by === 'number') return { ok: false, why: `skriv ett helt tal mellan ${paper.min} och ${paper.max}, eller lämna frågan tom.` }
  return { ok: false, why: 'texten är för lång.' }
}

/** A question keyed otherwise the second time. */
export interface Difference {
  readonly id: string
  readonly number: number
  readonly label: string
  /** What was keyed first, in words; '' when it was left blank. */
  readonly first: string
  readonly second: string
}

/** Every question that two keyings of one form tell otherwise about, in order. */
export function differences(survey: Survey, first: Given, second: Given): readonly Difference[] {
  return numbered(survey).flatMap(({ question, number }) => {
    const [one, other] = [inWords(question, first), inWords(question, second)]
    return one === other ? [] : [{ id: question.id, number, label: inLanguage(question.label, 'sv'), first: one, second: other }]
  })
}

function inWords(question: Question, { answers, texts }: Given): string {
  const answer = isInWords(question) ? texts[question.id] : answers[question.id]
  return answer === undefined ? '' : wordsOf(question, answer, 'sv')
}

/** What was keyed, as it is typed: the numbers of the boxes, the number, or the words. */
export function typedOf(question: Question, { answers, texts }: Given): string {
  if (isInWords(question)) return texts[question.id] ?? ''
  const answer = answers[question.id]
  if (answer === undefined || typeof answer === 'number') return String(answer ?? '')
  const codes: readonly unknown[] = [answer].flat()
  return boxesOf(question, 'sv')
    .filter(({ code }) => codes.includes(code))
    .map(({ number }) => number)
    .join(' ')
}
