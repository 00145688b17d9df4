import type { Survey } from '../survey/survey.ts'
import { isOthers } from './parts.ts'
import { NO_QUESTION } from './printed.ts'
import type { Rules } from './rules.ts'
import { keyOf, type Quantity, type Secret, type System } from './system.ts'

/** The questions about victimisation, threats, relations and health. */
export const sensitiveOf = (survey: Survey): ReadonlySet<string> =>
  new Set([...survey.questions, ...survey.derived, ...(survey.groupMeans ?? [])].flatMap(({ id, sensitive }) => (sensitive ? [id] : [])))

/** The questions that only those are asked who gave certain answers to another. */
export const followUpsOf = (survey: Survey): ReadonlySet<string> =>
  new Set(survey.questions.flatMap(({ id, askIf }) => (askIf ? [id] : [])))

/** What of a system must not be found out, and what is hidden with it. */
export interface Primary {
  readonly secrets: readonly Secret[]
  readonly hidden: readonly number[]
}

/** What is decided about a round before a question of it is protected. */
export interface Decided {
  readonly rules: Rules
  /** The questions about victimisation, threats, relations and health. */
  readonly sensitive: ReadonlySet<string>
  /** Questions that only those who gave certain answers to another are asked. */
  readonly followUps: ReadonlySet<string>
  /** Keys of what is hidden already. */
  readonly hidden: ReadonlySet<string>
}

/**
 * What is hidden for its own sake: few people's sensitive answers; bases under the threshold, with their whole rows (an empty
 * base too, though there is nobody to protect); rows of people all alike; every row of a population whose number of respondents
 * is hidden; and whatever was hidden before. What stands in no table is hidden as it is, and secret when small like anything else.
 */
export function primary({ quantities }: System, decided: Decided): Primary {
  const threshold = (quantity: Quantity) => thresholdOf(quantity, decided)
  const isSecret = ({ people, part }: Quantity) => people > 0 || isOthers(part)
  const secrets = quantities.flatMap((quantity, place) =>
    isSecret(quantity) && quantity.people < threshold(quantity) ? [{ place, threshold: threshold(quantity) }] : [],
  )
  const alike = new Set(quantities.flatMap((quantity) => (isOthers(quantity.part) ? [keyOf({ ...quantity, part: 'base' })] : [])))
  const isHidden = (quantity: Quantity) =>
    (quantity.unprinted && quantity.part !== 'respondents') ||
    (quantity.part === 'base' && quantity.people < decided.rules.bases) ||
    ofHidden(quantity, decided.hidden) ||
    alike.has(keyOf(quantity)) ||
    decided.hidden.has(keyOf(quantity))
  const hidden = quantities.flatMap((quantity, place) => (isHidden(quantity) ? [place] : []))
  return { secrets, hidden: [...hidden, ...secrets.map(({ place }) => place)] }
}

/** How many people a number may not be fewer than, but none; 0 for what is no secret whoever it is about. */
function thresholdOf({ part, question }: Quantity, { rules, sensitive, followUps }: Decided): number {
  if (part === 'base' && followUps.has(question)) return 0
  if (part === 'base' || (part === 'respondents' && question === NO_QUESTION)) return rules.bases
  return (part.startsWith('code ') || isOthers(part)) && sensitive.has(question) ? rules.cells : 0
}

const ofHidden = ({ population, part }: Quantity, hidden: ReadonlySet<string>) =>
  (part === 'base' || part === 'respondents') && hidden.has(keyOf({ population, question: NO_QUESTION, part: 'respondents' }))
