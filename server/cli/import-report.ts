import { protect } from '../domain/disclosure/protect.ts'
import { IN_NAMES } from '../domain/extracts/package.ts'
import { count } from '../domain/format.ts'
import type { Report } from '../domain/imports/report.ts'
import { blanks } from '../domain/lagesbild/answers.ts'
import type { Survey } from '../domain/survey/survey.ts'

/** How a file would be read in, in lines: how many, what is left out, and for each question how many gave a value. */
export function reportLines(report: Extract<Report, { readonly ok: true }>, survey: Survey): readonly string[] {
  const { people, rows, dropped, unused } = report
  const asked = new Set(survey.questions.map(({ id }) => id))
  const questions = protect(rows)
    .filter(({ question }) => asked.has(question))
    .map((row) => {
      const way = `${row.question} (${IN_NAMES[row.source]})`
      if (row.hidden) return `  ${way}: färre än tio svar`
      const { dontKnow, unanswered, notApplicable } = blanks(row)
      return `  ${way}: ${count(row.base)} svar, ${count(dontKnow)} vet ej, ${count(unanswered)} obesvarade, ${count(notApplicable)} ej aktuella`
    })
  return [
    `${count(people)} svarande.`,
    ...(dropped > 0 ? [`På ${count(dropped)} rader utelämnas svar på frågor som hoppreglerna går förbi.`] : []),
    ...(unused.length > 0 ? [`Kolumner som inte läses: ${unused.join(', ')}.`] : []),
    ...questions,
  ]
}
