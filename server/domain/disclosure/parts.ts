import { counted } from '../counting/counted.ts'
import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'

/** Those who gave no value, as they are printed beside the answers. */
export const BLANKS = ['dontKnow', 'refused', 'notApplicable', 'unanswered'] as const

/** The codes of a question that are values, in its order; none for what has no codes. */
export function valuesOf(survey: Survey, question: string): readonly string[] {
  const found = counted(survey).find(({ id }) => id === question)
  return found ? found.codes.flatMap(({ code, role }) => (role === 'value' ? [code] : [])) : []
}

/** Every number that a row prints, by part: everybody, the base, each value's people (as 'code …') and those who gave none. */
export function partsOf(row: Row, values: readonly string[]): ReadonlyMap<string, number> {
  return new Map([
    ['respondents', row.respondents],
    ['base', row.base],
    ...values.map((code) => [codePart(code), row.counts[code] ?? 0] as const),
    ...BLANKS.map((blank) => [blank, row[blank]] as const),
  ])
}

/** The part that counts those who gave a code. */
export const codePart = (code: string): string => `code ${code}`

/** The answer that everybody in a row gave; undefined when there is none. */
export const sharedBy = ({ base, counts }: Row, values: readonly string[]): string | undefined =>
  base === 0 ? undefined : values.find((code) => counts[code] === base)

/** The part that counts those who did not give a code: it stands nowhere, but where it is none everybody's answer is known. */
export const othersThan = (code: string): string => `${OTHERS}${code}`

/** Whether a part counts those who did not give a code. */
export const isOthers = (part: string): boolean => part.startsWith(OTHERS)

/** The code that a part is about, gave or did not; undefined for a base, respondents and those who gave no value. */
export const answerIn = (part: string): string | undefined =>
  [codePart(''), OTHERS].flatMap((start) => (part.startsWith(start) ? [part.slice(start.length)] : []))[0]

const OTHERS = 'others than '
