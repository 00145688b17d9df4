import type { Answers, UrnDocument } from './document.ts'
import type { Answer, Question, Refusal } from './questions/contract.ts'
import { countOf, isInWords, readOf } from './questions/index.ts'
import { question, type Survey } from './survey/survey.ts'

/** What a person has answered so far: coded answers, and free text apart from them. */
export type Given = Pick<UrnDocument, 'answers' | 'texts'>

/** A form as it came from the browser: nothing in it is to be trusted. */
export type Body = Readonly<Record<string, unknown>>

/** A section as read: what is now given, and every fault of the page at once. What could be read is kept even when something is refused. */
export type SectionReading =
  | { readonly ok: true; readonly given: Given }
  | { readonly ok: false; readonly given: Given; readonly refusals: readonly Refusal[] }

/** Nothing answered yet. */
export const NOTHING: Given = { answers: {}, texts: {} }

/** The questions of one section, in the order they are asked. */
export const ofSection = (survey: Survey, sectionId: string): readonly Question[] => order(survey).get(sectionId) ?? []

/**
 * The ids of the questions this person is asked, in order. A rule that points at a question that is itself passed over
 * does not hold, whatever is still stored for it.
 */
export function applicable(survey: Survey, answers: Answers): ReadonlySet<string> {
  const asked = new Set<string>()
  for (const questions of order(survey).values()) {
    for (const { id, askIf = [] } of questions) {
      if (askIf.every((rule) => asked.has(rule.question) && gave(question(survey, rule.question), answers, rule.codes))) asked.add(id)
    }
  }
  return asked
}

function gave(question: Question | undefined, answers: Answers, codes: readonly string[]): boolean {
  const answer = question && own(answers, question.id)
  return question !== undefined && answer !== undefined && countOf(question, answer).some((code) => codes.includes(code))
}

const orders = new WeakMap<Survey, ReadonlyMap<string, readonly Question[]>>()

// Questions by section in the order asked. Worked out once a survey, because every page and every counted answer asks for it.
function order(survey: Survey): ReadonlyMap<string, readonly Question[]> {
  const known = orders.get(survey)
  if (known) return known
  const sections = survey.sections.map(({ id }) => [id, survey.questions.filter(({ section }) => section === id)] as const)
  const found = new Map(sections)
  orders.set(survey, found)
  return found
}

/**
 * Reads the form of one section into what was given before. Only questions that this person is asked in this section are
 * looked for; anything else in the form is left unread. A question left blank loses its earlier answer.
 */
export function readSection(survey: Survey, sectionId: string, body: Body, soFar: Given): SectionReading {
  const asked = applicable(survey, soFar.answers)
  const answers: Record<string, Answer> = Object.assign({}, soFar.answers) // a spread would make each answer added to it 2 µs dearer
  const texts: Record<string, string> = Object.assign({}, soFar.texts)
  const refusals: Refusal[] = []
  for (const question of ofSection(survey, sectionId)) {
    if (!asked.has(question.id)) continue
    const reading = readOf(question, sentFor(body, question.id))
    if (!reading.ok) refusals.push(reading.refusal)
    else if (reading.answer === undefined) {
      delete answers[question.id]
      delete texts[question.id]
    } else if (isInWords(question)) texts[question.id] = String(reading.answer)
    else answers[question.id] = reading.answer
  }
  const given = { answers, texts }
  return refusals.length === 0 ? { ok: true, given } : { ok: false, given, refusals }
}

/**
 * Only what the survey asks of this person and its kinds accept: answers to questions that are now passed over, unknown
 * questions and unknown codes are gone. Pruning twice changes nothing more.
 */
export function prune(survey: Survey, given: Given): Given {
  const answers: Record<string, Answer> = {}
  const texts: Record<string, string> = {}
  for (const question of survey.questions) {
    const reading = readOf(question, sentAs(answerTo(question, given)))
    if (!reading.ok || reading.answer === undefined) continue
    if (isInWords(question)) texts[question.id] = String(reading.answer)
    else answers[question.id] = reading.answer
  }
  const asked = applicable(survey, answers)
  return { answers: only(answers, asked), texts: only(texts, asked) }
}

/** What was given to a question, words or codes; undefined when it was left blank. */
export const answerTo = (question: Question, given: Given): Answer | undefined =>
  isInWords(question) ? own(given.texts, question.id) : own(given.answers, question.id)

/** An answer as a browser would send it: always a list, empty when nothing was answered. */
export function sentAs(answer: Answer | undefined): readonly string[] {
  if (answer === undefined) return []
  return typeof answer === 'object' ? answer : [String(answer)]
}

/** What a form holds under one name, as a list; anything but words is as good as nothing. */
export function sentFor(body: Body, name: string): readonly string[] {
  const sent = own(body, name)
  return (Array.isArray(sent) ? sent : [sent]).filter((value): value is string => typeof value === 'string')
}

// Names come from outside: "constructor" must not find what every object inherits.
const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

const only = <Value>(record: Readonly<Record<string, Value>>, names: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)))
