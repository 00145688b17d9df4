import type { Question } from '../questions/contract.ts'
import { codesOf, kindOf } from '../questions/index.ts'
import { inLanguage, question, type Role, type Survey, type Text } from './survey.ts'

/** Words in one language of the survey. */
export interface InLanguage {
  readonly language: string
  readonly words: string
}

/** One answer that can be chosen: its code, its words in every language, and what it is besides a value. */
export interface AnswerOverview {
  readonly code: string
  readonly texts: readonly InLanguage[]
  /** 'vet ej' and the like; '' for an answer that is a value. */
  readonly role: string
}

/** One question as it is asked. */
export interface QuestionOverview {
  readonly id: string
  /** From 1, through the whole survey. */
  readonly number: number
  readonly texts: readonly InLanguage[]
  /** Hints below the question; none without one. */
  readonly hints: readonly InLanguage[]
  /** How it is answered: 'ett svar', 'egna ord'. */
  readonly kind: string
  readonly sensitive: boolean
  /** Whom it is put to, one sentence for each rule; none when everybody is asked. */
  readonly askedOf: readonly string[]
  readonly answers: readonly AnswerOverview[]
}

/** One part of the survey. */
export interface SectionOverview {
  readonly id: string
  readonly titles: readonly InLanguage[]
  readonly introductions: readonly InLanguage[]
  readonly questions: readonly QuestionOverview[]
}

/** Everything a survey asks, in the order it is asked and in all its languages: to be read through and printed. */
export function overview(survey: Survey): readonly SectionOverview[] {
  const inOrder = survey.sections.flatMap(({ id }) => survey.questions.filter(({ section }) => section === id))
  const numbers = new Map(inOrder.map(({ id }, index) => [id, index + 1]))
  return survey.sections.map(({ id, title, introduction }) => ({
    id,
    titles: everyLanguage(survey, title),
    introductions: introduction ? everyLanguage(survey, introduction) : [],
    questions: inOrder.filter(({ section }) => section === id).map((asked) => questionOverview(survey, asked, numbers)),
  }))
}

function questionOverview(survey: Survey, asked: Question, numbers: ReadonlyMap<string, number>): QuestionOverview {
  return {
    id: asked.id,
    number: numbers.get(asked.id) ?? 0,
    texts: everyLanguage(survey, asked.text),
    hints: asked.hint ? everyLanguage(survey, asked.hint) : [],
    kind: kindOf(asked).says,
    sensitive: asked.sensitive,
    askedOf: (asked.askIf ?? []).map(({ question: id, codes }) => ruleOf(survey, id, codes, numbers.get(id) ?? 0)),
    answers: codesOf(asked).map(({ code, text, role }) => ({ code, texts: everyLanguage(survey, text), role: ROLE_WORDS[role] })),
  }
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  value: '',
  dont_know: 'räknas som vet ej',
  refused: 'räknas som vill inte svara',
  not_applicable: 'räknas som ej aktuellt',
}

function ruleOf(survey: Survey, id: string, codes: readonly string[], number: number): string {
  const earlier = question(survey, id)
  const answers = earlier ? codesOf(earlier).filter(({ code }) => codes.includes(code)) : []
  const words = answers.map(({ text }) => `”${inLanguage(text, 'sv')}”`).join(' eller ')
  return `Ställs bara till den som svarade ${words} på fråga ${number}.`
}

const everyLanguage = ({ languages }: Survey, text: Text): readonly InLanguage[] =>
  languages.map((language) => ({ language, words: inLanguage(text, language) }))
