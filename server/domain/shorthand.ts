import type { Answers, UrnDocument } from './document.ts'
import type { Answer, Question } from './questions/contract.ts'
import { codesOf, isInWords } from './questions/index.ts'
import type { Survey } from './survey/survey.ts'

/**
 * One answer in shorthand: its code's place among the codes of the question; a list of places where several may be ticked; a
 * number in digits ("22"); null when the question was left blank.
 */
export type Sign = number | string | readonly number[] | null

/** What one person sent, in shorthand: a sign for every question with codes, in the order asked. */
export interface Short extends Pick<UrnDocument, 'source' | 'areaId' | 'texts'> {
  readonly signs: readonly Sign[]
}

/** The questions of a survey that have codes, in the order they are asked: what the signs of a document stand for. */
export const inOrder = (survey: Survey): readonly Question[] =>
  survey.sections.flatMap(({ id }) => survey.questions.filter(({ section }) => section === id)).filter((question) => !isInWords(question))

/** The signs of a person's answers; undefined when there is something among them that the survey does not know. */
export function signsOf(survey: Survey, answers: Answers): readonly Sign[] | undefined {
  const columns = columnsOf(survey)
  const signs = columns.map(({ id, places }) => (Object.hasOwn(answers, id) ? signOf(places, answers[id]) : null))
  const given = signs.filter((sign) => sign !== null && sign !== undefined)
  return given.length === Object.keys(answers).length ? (signs as readonly Sign[]) : undefined // as many are known as there are
}

/** The answer that a sign stands for; undefined when it stands for none. */
export function answerOf(question: Question, sign: Sign): Answer | undefined {
  const codes = codesOf(question)
  if (typeof sign === 'number') return codes[sign]?.code
  if (typeof sign === 'string') return String(Number(sign)) === sign ? Number(sign) : undefined
  if (!Array.isArray(sign)) return undefined // blank, or not from us
  const ticked = sign.flatMap((place) => codes[place]?.code ?? [])
  return ticked.length === sign.length ? ticked : undefined
}

/**
 * A document as it lies in the urn. In shorthand it is a tenth of what it would be with questions and codes by name, and
 * so is all that is read, moved and overwritten with zeros when a round is counted. The survey it was written by is the
 * key to it: a round is tied to that file by its hash, and neither server nor counting begins with another.
 * Throws RangeError when the survey does not know an answer; `prune` leaves none.
 */
export function written(survey: Survey, { source, areaId, answers, texts }: UrnDocument): string {
  const signs = signsOf(survey, answers)
  if (!signs) throw new RangeError(`The survey ${survey.id} does not know all of these answers.`)
  return JSON.stringify([source, areaId, signs, texts])
}

/** The document that a text from the urn holds; undefined when it is none. What the signs stand for is the survey's to say. */
export function read(text: string): Short | undefined {
  const document = parsed(text)
  if (!Array.isArray(document) || document.length !== 4) return undefined
  const [source, areaId, signs, texts] = document
  const isPlaced = (source === 'code' || source === 'open') && typeof areaId === 'string'
  return isPlaced && Array.isArray(signs) && isTexts(texts) ? { source, areaId, signs, texts } : undefined
}

/** A column of signs: the question, and the place of each of its codes. */
interface Column {
  readonly id: string
  readonly places: ReadonlyMap<Answer, number>
}

const known = new WeakMap<Survey, readonly Column[]>()

// Worked out once a survey: everybody who sends an answer asks for it.
function columnsOf(survey: Survey): readonly Column[] {
  const before = known.get(survey)
  if (before) return before
  const columns = inOrder(survey).map((question) => ({
    id: question.id,
    places: new Map(codesOf(question).map(({ code }, place) => [code, place])),
  }))
  known.set(survey, columns)
  return columns
}

function signOf(places: Column['places'], answer: Answer | undefined): Sign | undefined {
  if (typeof answer === 'number') return String(answer)
  if (typeof answer !== 'object') return places.get(answer ?? '')
  const ticked = answer.flatMap((code) => places.get(code) ?? [])
  return ticked.length === answer.length ? ticked : undefined
}

function isTexts(value: unknown): value is UrnDocument['texts'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const words of Object.values(value)) if (typeof words !== 'string') return false
  return true
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
