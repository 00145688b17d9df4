import type { Source } from '../round.ts'
import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import { wholeRows } from './hiding.ts'
import { NO_QUESTION, printed, respondents } from './printed.ts'
import type { Rules } from './rules.ts'
import { followUpsOf, primary, sensitiveOf } from './secrets.ts'
import type { Quantity, Secret, System } from './system.ts'

/** A round's figures as they were let out, or are about to be. */
export interface Edition {
  /** Names it in what is found. */
  readonly name: string
  /** Every row of the planned tables, by code and by open link, each with what it hides. */
  readonly rows: readonly Row[]
  readonly rules: Rules
}

/** What an edition tells of some questions by the answers of one source. */
export interface Told {
  readonly system: System
  /** What must not be found out. */
  readonly secrets: readonly Secret[]
  /** Places of everything that it does not show. */
  readonly hidden: ReadonlySet<number>
}

/** What an edition tells of a family of questions, or without any of the numbers of respondents. */
export function toldBy({ rows, rules }: Edition, survey: Survey, family: readonly string[], source: Source): Told {
  const all = rows.filter((row) => row.source === source)
  const ofRespondents = family.length === 0
  const own = all.filter(({ question }) => family.includes(question))
  const system = ofRespondents ? respondents(all) : printed(survey, family, own)
  const followUps = ofRespondents ? new Set<string>() : followUpsOf(survey)
  const { secrets } = primary(system, { rules, sensitive: sensitiveOf(survey), followUps, hidden: new Set() })
  const isHidden = hiding(all, rules)
  const places = system.quantities.flatMap((quantity, place) => (isHidden(quantity) ? [place] : []))
  return { system, secrets, hidden: wholeRows(system, places) }
}

/** Whether a number stands nowhere in what rows show. */
function hiding(rows: readonly Row[], rules: Rules): (quantity: Quantity) => boolean {
  const hides = new Map(rows.map((row) => [`${row.population}|${row.question}`, new Set(row.hides ?? [])]))
  const shown = new Set(rows.flatMap((row) => (isWhollyHidden(row, rules) ? [] : [row.population])))
  return ({ population, question, part, unprinted, people }) => {
    if (unprinted || (part === 'respondents' && !shown.has(population)) || (part === 'base' && people < rules.bases)) return true
    return question !== NO_QUESTION && (hides.get(`${population}|${question}`)?.has(part) ?? false)
  }
}

/** Whether an edition shows nothing of a row. */
export const isWhollyHidden = ({ base, hides }: Row, { bases }: Rules) => base < bases || (hides?.includes('base') ?? false)
