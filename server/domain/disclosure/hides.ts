import { counted } from '../counting/counted.ts'
import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import { codePart, partsOf, valuesOf } from './parts.ts'
import type { Plan } from './plan.ts'
import { NO_QUESTION } from './printed.ts'
import { keyOf } from './system.ts'

/** Rows with what a plan hides of each. */
export function withHides(survey: Survey, rows: readonly Row[], { hidden }: Pick<Plan, 'hidden'>): readonly Row[] {
  const blanks = new Map(
    counted(survey).map(({ id, codes }) => [id, codes.flatMap(({ code, role }) => (BLANK[role] ? [[code, BLANK[role]] as const] : []))]),
  )
  const found = rows.map((row) => {
    const { population, question, source } = row
    const isHidden = (part: string) => hidden[source].has(keyOf({ population, question, part }))
    const parts = [...partsOf(row, valuesOf(survey, question)).keys()].filter(isHidden)
    // A code that stands for "vet ej" or the like says the same as the number of those who said so.
    const codes = (blanks.get(question) ?? []).flatMap(([code, blank]) => (isHidden(blank) ? [codePart(code)] : []))
    const hides = hidden[source].has(keyOf({ population, question: NO_QUESTION, part: 'respondents' }))
      ? ['base', ...parts]
      : [...parts, ...codes]
    return hides.length === 0 ? row : { ...row, hides: hides.includes('base') ? ['base'] : hides }
  })
  return withoutMeans(survey, found)
}

/** A group mean goes with what it is made of: where a question counted in it hides anything, the mean is hidden too. */
function withoutMeans({ groupMeans = [] }: Survey, rows: readonly Row[]): readonly Row[] {
  const madeOf = new Map(groupMeans.map(({ id, of }) => [id, of.map(({ question }) => question)]))
  const placeOf = ({ population, source }: Row, question: string) => `${population}|${source}|${question}`
  const hiding = new Set(rows.flatMap((row) => (row.hides ? [placeOf(row, row.question)] : [])))
  const isTouched = (row: Row) => madeOf.get(row.question)?.some((part) => hiding.has(placeOf(row, part))) ?? false
  return rows.map((row) => (isTouched(row) ? { ...row, hides: ['base'] } : row))
}

const BLANK: Readonly<Record<string, string | undefined>> = { dont_know: 'dontKnow', refused: 'refused', not_applicable: 'notApplicable' }
