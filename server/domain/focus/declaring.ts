import { type Counted, counted } from '../counting/counted.ts'
import { count } from '../format.ts'
import { Problem } from '../problem.ts'
import { type LocalDate, type Round, status } from '../round.ts'
import type { Measure, Survey } from '../survey/survey.ts'

/**
 * So many questions a round may have in focus. All of their areas are tested together, and each more makes every change
 * harder to establish: with all questions in the family next to nothing would be (Benjamini & Hochberg, 5 %).
 */
export const MOST_IN_FOCUS = 8

/** Answers may have come: what is declared from now on could have been chosen by them. */
export const focusLocked = () =>
  new Problem(409, 'focus_locked', 'Omgången har öppnat. Fokusfrågorna går inte att ändra när någon kan ha svarat.')

/** Whether a round's focus indicators can no longer be changed: from the first day it takes answers, rehearsals too. */
export const isLocked = (round: Round, today: LocalDate): boolean => status(round, today) !== 'coming'

/** What a survey asks that may be in focus: what has a measure. Group means have a family of their own, and need not be declared. */
export const candidates = (survey: Survey): readonly (Counted & { readonly measure: Measure })[] =>
  counted(survey).flatMap((one) => (one.measure ? [{ ...one, measure: one.measure }] : []))

/** Focus indicators ready to be kept, in the survey's order and each once; or every reason why they cannot be. */
export type Declaring =
  | { readonly ok: true; readonly questions: readonly string[] }
  | { readonly ok: false; readonly sentences: readonly string[] }

/** Declares questions of a survey as focus indicators; none is a choice too. */
export function declare(survey: Survey, wanted: readonly string[]): Declaring {
  const able = candidates(survey).map(({ id }) => id)
  const chosen = able.filter((id) => wanted.includes(id))
  const sentences = [
    ...[...new Set(wanted)].filter((id) => !able.includes(id)).map((id) => whyNot(survey, id)),
    ...(chosen.length > MOST_IN_FOCUS
      ? [
          `Välj högst ${count(MOST_IN_FOCUS)} fokusfrågor. Du har valt ${count(chosen.length)}: ta bort ${count(chosen.length - MOST_IN_FOCUS)}.`,
        ]
      : []),
  ]
  return sentences.length > 0 ? { ok: false, sentences } : { ok: true, questions: chosen }
}

function whyNot(survey: Survey, id: string): string {
  if (survey.groupMeans?.some((one) => one.id === id)) return `”${id}” är ett gruppmedel. Gruppmedel prövas alltid och behöver inte väljas.`
  return counted(survey).some((one) => one.id === id) || survey.questions.some((one) => one.id === id)
    ? `Frågan ”${id}” har inget mått och kan inte vara i fokus.`
    : `Frågan ”${id}” finns inte i enkäten.`
}
