import type { Source } from '../round.ts'
import type { Survey } from '../survey/survey.ts'
import { givenAway } from './attack.ts'
import { type Edition, isWhollyHidden, toldBy } from './edition.ts'
import { families } from './families.ts'
import { tooLittleChanged } from './growth.ts'
import { joined } from './joined.ts'
import { makersOf } from './makers.ts'
import type { Solver } from './program.ts'
import type { Quantity } from './system.ts'
import { type Tables, Unsolved } from './unsolved.ts'

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
 * than a base may be. What staff see is attacked; the public sees less of the same, so what holds here holds there. Throws
 * Unsolved when the solver falls or comes too late.
 */
export function audit({ survey, editions, solver }: Audited): AuditReport {
  const questions = families(survey, [...new Set(editions.flatMap(({ rows }) => rows.map(({ question }) => question)))])
  const attacks = (['code', 'open'] as const).flatMap((source) =>
    [[], ...questions].map((family) => attacked({ survey, editions, solver }, family, source)),
  )
  return {
    attacked: attacks.reduce((sum, { attacked }) => sum + attacked, 0),
    leaks: [...attacks.flatMap(({ leaks }) => leaks), ...editions.flatMap((edition) => told(survey, edition)), ...changes(editions)],
  }
}

/** Attacks the questions of a family, or without any the numbers of respondents. */
function attacked({ survey, editions, solver }: Audited, family: readonly string[], source: Source): AuditReport {
  const all = editions.map((edition) => ({ edition: edition.name, ...toldBy(edition, survey, family, source) }))
  const { system, secrets, hidden } = joined(all)
  const leaks = attempted({ source, questions: family }, () => givenAway(system, hidden, secrets, solver)).flatMap(
    ({ place }): readonly Leak[] => {
      const quantity = system.quantities[place]
      if (!quantity) return []
      const { population, question, part, edition = '' } = quantity
      return [{ edition, source, population, question, part, how: 'worked out' }]
    },
  )
  return { attacked: secrets.length, leaks }
}

function attempted<T>(tables: Tables, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new Unsolved(tables, { cause })
  }
}

/** Rows of the questions that make groups, where a group is so small that no row may tell how many it is. */
function told(survey: Survey, { name, rows, rules }: Edition): readonly Leak[] {
  return (['code', 'open'] as const).flatMap((source) => {
    const own = rows.filter((row) => row.source === source)
    const small = own.filter(({ respondents }) => respondents > 0 && respondents < rules.bases).map(({ population }) => population)
    const makers = makersOf(survey, new Set(small))
    const shown = own.filter((row) => makers.has(row.question) && !isWhollyHidden(row, rules))
    return shown.map(({ population, question }): Leak => ({ edition: name, source, population, question, part: 'base', how: 'worked out' }))
  })
}

function changes(editions: readonly Edition[]): readonly Leak[] {
  return editions.slice(1).flatMap(({ name, rows, rules }, index) =>
    tooLittleChanged(editions[index]?.rows ?? [], rows, rules.bases).map(
      ({ population, question, source }): Leak => ({
        population,
        question,
        part: 'base',
        edition: name,
        source,
        how: 'changed too little',
      }),
    ),
  )
}
