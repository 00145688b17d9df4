import type { Source } from '../round.ts'
import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import { givenAway } from './attack.ts'
import { families } from './families.ts'
import { tooLittleChanged } from './growth.ts'
import { wholeRows } from './hiding.ts'
import { joined } from './joined.ts'
import { NO_QUESTION, printed, respondents } from './printed.ts'
import type { Solver } from './program.ts'
import type { Rules } from './rules.ts'
import { followUpsOf, primary, sensitiveOf } from './secrets.ts'
import type { Quantity } from './system.ts'

/** A round's figures as they were let out, or are about to be. */
export interface Edition {
  /** Names it in what is found. */
  readonly name: string
  /** Every row of the planned tables, by code and by open link, each with what it hides. */
  readonly rows: readonly Row[]
  readonly rules: Rules
}

/** What an audit is made of: every edition of one round, oldest first. */
export interface Audited {
  readonly survey: Survey
  readonly editions: readonly Edition[]
  readonly solver: Solver
}

/** A number about few people that all the editions together do not keep. */
export interface Leak extends Pick<Quantity, 'population' | 'question' | 'part'> {
  readonly edition: string
  readonly source: Source
  /** It can be worked out; or it is so near what it was in the edition before that the few who came between can be. */
  readonly how: 'worked out' | 'changed too little'
}

/** What came of an audit: with any leak nothing may be let out. */
export interface AuditReport {
  /** How many numbers about few people were attacked. */
  readonly attacked: number
  readonly leaks: readonly Leak[]
}

/**
 * Attacks everything that editions of a round show, whoever decided what they hide, as somebody would who holds them all and
 * subtracts: every secret must still be able to be anything from nothing to its threshold, and no row may have changed by fewer
 * than a base may be. What staff see is attacked; the public sees less of the same, so what holds here holds there.
 */
export function audit({ survey, editions, solver }: Audited): AuditReport {
  const questions = families(survey, [...new Set(editions.flatMap(({ rows }) => rows.map(({ question }) => question)))])
  const attacks = (['code', 'open'] as const).flatMap((source) => {
    const own = editions.map((edition) => ({ ...edition, rows: edition.rows.filter((row) => row.source === source) }))
    return [[], ...questions].map((family) => attacked({ survey, editions: own, solver }, family, source))
  })
  return {
    attacked: attacks.reduce((sum, { attacked }) => sum + attacked, 0),
    leaks: [...attacks.flatMap(({ leaks }) => leaks), ...changes(editions)],
  }
}

/** Attacks the questions of a family, or without any the numbers of respondents. */
function attacked({ survey, editions, solver }: Audited, family: readonly string[], source: Source): AuditReport {
  const each = editions.map((edition) => attackable(survey, edition, family))
  const { system, from } = joined(each.map((one) => one.system))
  const moved = (place: number, index: number) => place + (from[index] ?? 0)
  const secrets = each.flatMap((one, index) => one.secrets.map((secret) => ({ ...secret, place: moved(secret.place, index) })))
  const hidden = new Set(each.flatMap((one, index) => one.hidden.map((place) => moved(place, index))))
  const leaks = givenAway(system, hidden, secrets, solver).flatMap(({ place }): readonly Leak[] => {
    const quantity = system.quantities[place]
    const edition = editions[from.findLastIndex((first) => first <= place)]
    return quantity && edition ? [{ ...namesOf(quantity), edition: edition.name, source, how: 'worked out' }] : []
  })
  return { attacked: secrets.length, leaks }
}

/** What an edition prints of a family of questions, what of it must be kept secret, and everything that it does not show. */
function attackable(survey: Survey, { rows, rules }: Edition, family: readonly string[]) {
  const ofRespondents = family.length === 0
  const own = rows.filter(({ question }) => family.includes(question))
  const system = ofRespondents ? respondents(rows) : printed(survey, family, own)
  const followUps = ofRespondents ? new Set<string>() : followUpsOf(survey)
  const { secrets } = primary(system, { rules, sensitive: sensitiveOf(survey), followUps, hidden: new Set() })
  const isHidden = hiding(rows, rules)
  const places = system.quantities.flatMap((quantity, place) => (isHidden(quantity) ? [place] : []))
  return { system, secrets, hidden: [...wholeRows(system, places)] }
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

function changes(editions: readonly Edition[]): readonly Leak[] {
  return editions.slice(1).flatMap((later, index) =>
    tooLittleChanged(editions[index]?.rows ?? [], later.rows, later.rules.bases).map(
      ({ population, question, source }): Leak => ({
        population,
        question,
        part: 'base',
        edition: later.name,
        source,
        how: 'changed too little',
      }),
    ),
  )
}

const isWhollyHidden = ({ base, hides }: Row, { bases }: Rules) => base < bases || (hides?.includes('base') ?? false)

const namesOf = ({ population, question, part }: Quantity) => ({ population, question, part })
