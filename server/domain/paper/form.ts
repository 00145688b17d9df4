import type { AskIf, OnPaper, Question } from '../questions/contract.ts'
import { codesOf, onPaper } from '../questions/index.ts'
import { inLanguage, question, type Survey } from '../survey/survey.ts'
import { type PaperWords, paperWords } from './words.ts'

/** A box to tick: its number on the form, which is what is keyed, and the answer it stands for. */
export interface Box {
  readonly number: number
  readonly code: string
  readonly text: string
}

/** Where whoever is not asked goes on: an arrow to a question, or to the end of the form. */
export interface Arrow {
  /** Whom the questions after it are put to, a sentence a rule. */
  readonly only: readonly string[]
  /** Who follows the arrow: "Alla andra:". */
  readonly others: string
  /** Where it leads: "till fråga 12". */
  readonly to: string
  /** The question it leads to; null for the end. */
  readonly goTo: number | null
}

/** A question as it is printed. */
export interface PaperQuestion {
  readonly id: string
  /** From 1, through the whole form. */
  readonly number: number
  readonly text: string
  readonly hint: string
  /** How to answer, in a sentence. */
  readonly how: string
  /** The boxes to tick; none where a number or words are written. */
  readonly boxes: readonly Box[]
  /** Lines to write on; 0 where boxes are ticked. */
  readonly lines: number
  /** Stands before the question when it begins a run that not everybody is asked. */
  readonly arrow: Arrow | null
}

/** One part of the form. */
export interface PaperSection {
  readonly title: string
  readonly introduction: string
  readonly help: boolean
  readonly questions: readonly PaperQuestion[]
}

/** A survey as a printed form in one language. */
export interface PaperForm {
  readonly language: string
  readonly title: string
  readonly introduction: string
  readonly words: PaperWords
  readonly sections: readonly PaperSection[]
}

/** Every question of a survey in the order it is asked, with its number on the form. */
export function numbered(survey: Survey): readonly { readonly question: Question; readonly number: number }[] {
  return survey.sections
    .flatMap(({ id }) => survey.questions.filter(({ section }) => section === id))
    .map((question, index) => ({ question, number: index + 1 }))
}

/** A survey as a printed form: the same questions with the same answers, numbered boxes, and skip rules as arrows. */
export function paperForm(survey: Survey, language: string): PaperForm {
  const words = paperWords(language)
  const inOrder = numbered(survey)
  const printed = inOrder.map((_, index) => printedQuestion(survey, inOrder, index, language, words))
  return {
    language,
    title: inLanguage(survey.title, language),
    introduction: inLanguage(survey.introduction, language),
    words,
    sections: survey.sections.map(({ id, title, introduction, help }) => ({
      title: inLanguage(title, language),
      introduction: introduction ? inLanguage(introduction, language) : '',
      help: help === 'emergency',
      questions: printed.filter((_, index) => inOrder[index]?.question.section === id),
    })),
  }
}

/** The boxes of a question in one language, in the order of its codes; none where a number or words are written. */
export function boxesOf(asked: Question, language: string): readonly Box[] {
  const paper = onPaper(asked)
  return 'boxes' in paper ? paper.boxes.map(({ number, code: { code, text } }) => ({ number, code, text: inLanguage(text, language) })) : []
}

type InOrder = ReturnType<typeof numbered>

function printedQuestion(survey: Survey, inOrder: InOrder, index: number, language: string, words: PaperWords): PaperQuestion {
  const { question: asked, number } = inOrder[index] as InOrder[number] // index comes from inOrder itself
  const paper = onPaper(asked)
  return {
    id: asked.id,
    number,
    text: inLanguage(asked.text, language),
    hint: asked.hint ? inLanguage(asked.hint, language) : '',
    how: HOW[paper.by](words, 'unit' in paper ? inLanguage(paper.unit, language) : ''),
    boxes: boxesOf(asked, language),
    lines: linesOn(paper),
    arrow: arrowBefore(survey, inOrder, index, language, words),
  }
}

const HOW: { readonly [By in OnPaper['by']]: (words: PaperWords, unit: string) => string } = {
  one: (words) => words.one,
  many: (words) => words.many,
  number: (words, unit) => words.number(unit),
  words: (words) => words.own,
}

function linesOn(paper: OnPaper): number {
  if (paper.by === 'words') return paper.lines
  return paper.by === 'number' ? 1 : 0
}

function arrowBefore(survey: Survey, inOrder: InOrder, index: number, language: string, words: PaperWords): Arrow | null {
  const rules = rulesAt(inOrder, index)
  if (rules.length === 0 || sameRules(rules, rulesAt(inOrder, index - 1))) return null
  let last = index
  while (last + 1 < inOrder.length && sameRules(rules, rulesAt(inOrder, last + 1))) last++
  const goTo = inOrder[last + 1]?.number ?? null
  const those = words.question(index + 1, last + 1)
  return {
    only: rules.map((rule) => words.only(those, answersOf(survey, rule, language, words), numberOf(inOrder, rule.question))),
    others: words.others,
    to: goTo === null ? words.skipToEnd : words.skipTo(goTo),
    goTo,
  }
}

const rulesAt = (inOrder: InOrder, index: number): readonly AskIf[] => inOrder[index]?.question.askIf ?? []

const sameRules = (one: readonly AskIf[], other: readonly AskIf[]) => JSON.stringify(one) === JSON.stringify(other)

const numberOf = (inOrder: InOrder, id: string) => inOrder.find(({ question }) => question.id === id)?.number ?? 0

function answersOf(survey: Survey, { question: id, codes }: AskIf, language: string, words: PaperWords): string {
  const earlier = question(survey, id)
  const texts = (earlier ? codesOf(earlier) : [])
    .filter(({ code }) => codes.includes(code))
    .map(({ text }) => `”${inLanguage(text, language)}”`)
  return texts.join(` ${words.or} `)
}
