import { codesOf } from '../questions/index.ts'
import type { Survey } from './survey.ts'

/** The questions whose answers make the groups that figures are told of: sex, age and the breakdowns. */
const makers = ({ cell, breakdowns }: Survey): ReadonlySet<string> => new Set([cell.sex, cell.ageGroup, ...breakdowns])

/**
 * The question in whose rows the number of respondents is read: one that everybody is asked, and whose rows are hidden for nothing but how
 * many they rest on, as long as there is one. Those of a question that makes groups are all hidden as soon as one group is.
 */
export function askedOfEverybody(survey: Survey): string {
  const groups = makers(survey)
  const whole = survey.questions.filter((question) => !question.askIf && !groups.has(question.id) && codesOf(question).length > 0)
  return (whole.find(({ sensitive }) => !sensitive) ?? whole[0])?.id ?? survey.cell.ageGroup
}
