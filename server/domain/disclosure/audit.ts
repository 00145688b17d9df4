import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import { givenAway } from './attack.ts'
import { families } from './families.ts'
import { wholeRows } from './hiding.ts'
import { NO_QUESTION, printed, respondents } from './printed.ts'
import type { Solver } from './program.ts'
import type { Rules } from './rules.ts'
import { followUpsOf, primary, sensitiveOf } from './secrets.ts'
import { keyOf, type Quantity, type System } from './system.ts'

/** A table that is about to be shown, and by what rules it should be fit to be. */
export interface Audited {
  readonly survey: Survey
  /** Every row of the planned tables by the answers of one source, each with what it hides. */
  readonly rows: readonly Row[]
  readonly rules: Rules
  readonly solver: Solver
}

/** Keys of the secrets that can be worked out from what rows show, whoever decided what they hide; none when all is well. */
export function leaks({ survey, rows, rules, solver }: Audited): readonly string[] {
  const hides = new Map(rows.map((row) => [`${row.population}|${row.question}`, new Set(row.hides ?? [])]))
  const gone = (population: string) => rows.every((row) => row.population !== population || isWhollyHidden(row, rules))
  const populations = new Map([...new Set(rows.map(({ population }) => population))].map((population) => [population, gone(population)]))
  const isHidden = ({ population, question, part, unprinted }: Quantity): boolean => {
    if (unprinted || (part === 'respondents' && populations.get(population))) return true
    return question !== NO_QUESTION && (hides.get(`${population}|${question}`)?.has(part) ?? false)
  }
  const decided = { rules, sensitive: sensitiveOf(survey), hidden: new Set<string>() }
  const groups = families(survey, [...new Set(rows.map(({ question }) => question))])
  const of = (questions: readonly string[]) => rows.filter(({ question }) => questions.includes(question))
  return [
    ...found(respondents(rows), { ...decided, followUps: new Set() }),
    ...groups.flatMap((questions) => found(printed(survey, questions, of(questions)), { ...decided, followUps: followUpsOf(survey) })),
  ]

  function found(system: System, decided: Parameters<typeof primary>[1]): readonly string[] {
    const { secrets } = primary(system, decided)
    const hidden = system.quantities.flatMap((quantity, place) =>
      isHidden(quantity) || (quantity.part === 'base' && quantity.people < rules.bases) ? [place] : [],
    )
    const places = wholeRows(system, hidden)
    return givenAway(system, places, secrets, solver).flatMap(({ place }) => {
      const quantity = system.quantities[place]
      return quantity ? [keyOf(quantity)] : []
    })
  }
}

const isWhollyHidden = ({ base, hides }: Row, { bases }: Rules) => base < bases || (hides?.includes('base') ?? false)
