import { AGE_GROUPS, type AgeGroup, SEXES, type Sex } from '../population.ts'
import type { Question } from '../questions/contract.ts'
import { codesOf, isInWords } from '../questions/index.ts'
import type { Source } from '../round.ts'
import type { Measure, Survey } from '../survey/survey.ts'
import { CHANGES } from './changes.ts'
import type { Level, Shares } from './level.ts'
import { LEVELS } from './levels.ts'
import { sortOf } from './place.ts'
import { named } from './random.ts'

/** A sort of person in a place: everybody of it answers by the same chances. */
export interface Kin {
  readonly kommunId: string
  readonly areaId: string
  readonly sex: Sex
  readonly ageGroup: AgeGroup
  readonly source: Source
}

/** How a question is answered by one sort of person in one year. Shares 0–1. */
export interface Likelihood {
  readonly question: Question
  /** Of those who give a value, by code; of a multiple choice, how many tick each code. */
  readonly values: readonly Chance[]
  /** Of those who answer at all: codes that are no value. */
  readonly apart: readonly Chance[]
  /** Of those who are asked: how many leave it blank. */
  readonly blank: number
}

/** A code and how likely it is, 0–1. */
export interface Chance {
  readonly code: string
  readonly share: number
}

/** How many leave a question blank that they are asked. */
const BLANK = 0.012
/** How much worse the picture is that those who come by the open link give: their own choice to come is what differs. Logits. */
const OPEN_LINK = 0.5
/** How many say a sex that the register does not know. */
const SAYS_ANOTHER = 0.005
/** How far areas of one sort lie from each other: in all, and question by question. Logits, either way. */
const AREA_SPREAD = 0.2
const QUESTION_SPREAD = 0.35

/** How the people of one sort answer every question of a survey that has codes, in the survey's order. */
export function likelihoods(survey: Survey, kin: Kin): readonly Likelihood[] {
  return survey.questions
    .filter((question) => !isInWords(question))
    .map((question) => aboutOneself(survey, question, kin) ?? likelihood(question, survey.year, kin))
}

// Who one is, is known: the register drew the person. A few say another sex than the register's, or will not say.
function aboutOneself({ cell }: Survey, question: Question, { sex, ageGroup }: Kin): Likelihood | undefined {
  if (question.id !== cell.sex && question.id !== cell.ageGroup) return undefined
  const codes = codesOf(question)
  const others = codes.filter(({ code, role }) => question.id === cell.sex && role === 'value' && !SEXES.some((known) => known === code))
  const own = { code: question.id === cell.sex ? sex : ageGroup, share: 1 - SAYS_ANOTHER * others.length }
  return {
    question,
    values: [own, ...others.map(({ code }) => ({ code, share: SAYS_ANOTHER }))],
    apart: codes.flatMap(({ code, role }) => (role === 'refused' ? [{ code, share: 0.01 }] : [])),
    blank: BLANK,
  }
}

function likelihood(question: Question, year: number, kin: Kin): Likelihood {
  const level = levelOf(question)
  const values = chances(question, level.sharesAt?.[kin.ageGroup] ?? level.sharesIn?.[sortOf(kin.areaId)] ?? level.shares)
  const apart = chances(question, level.apart ?? {})
  const measure = 'measure' in question ? question.measure : undefined
  if (!measure) return { question, values, apart, blank: BLANK }
  return { question, values: shifted(values, measure, lean(level, kin), points(question.id, year, kin)), apart, blank: BLANK }
}

// A question that changed its scale has one level for each: the one that has a share for every value.
function levelOf(question: Question): Level {
  const values = codesOf(question).filter((code) => code.role === 'value' && !('exclusive' in code && code.exclusive))
  const level = LEVELS.find(({ question: id, shares }) => id === question.id && values.every(({ code }) => code in shares))
  if (!level) throw new Error(`The rehearsal has no level for "${question.id}" with its codes.`)
  return level
}

function chances(question: Question, shares: Shares): readonly Chance[] {
  return codesOf(question).flatMap(({ code }) => {
    const share = shares[code]
    return share === undefined ? [] : [{ code, share: share / 100 }]
  })
}

/** How far from the ordinary, in logits of the adverse share: the sort of place, the place itself, sex, age, and how they came. */
function lean({ question, places, women, ages }: Level, { areaId, sex, ageGroup, source }: Kin): number {
  return (
    (places?.[sortOf(areaId)] ?? 0) +
    (2 * named(0, areaId)() - 1) * AREA_SPREAD +
    (2 * named(0, areaId, question)() - 1) * QUESTION_SPREAD +
    (women ?? 0) * (sex === 'kvinna' ? 0.5 : -0.5) +
    (ages?.[AGE_GROUPS.indexOf(ageGroup)] ?? 0) +
    (source === 'open' ? OPEN_LINK : 0)
  )
}

/** What has truly changed by a year, as a share. */
function points(question: string, year: number, { areaId, kommunId }: Kin): number {
  const changes = CHANGES.filter(
    (change) => change.question === question && change.year <= year && change.areaIds.some((id) => id === areaId || id === kommunId),
  )
  return changes.reduce((sum, change) => sum + change.points / 100, 0)
}

/**
 * Moves the measured share and keeps the proportions inside it and outside it. A multiple choice is measured by the code that
 * stands alone when nothing else is ticked: each tick moves by itself.
 */
function shifted(values: readonly Chance[], { codes, direction }: Measure, lean: number, points: number): readonly Chance[] {
  const before = values.reduce((sum, { code, share }) => sum + (codes.includes(code) ? share : 0), 0)
  if (before === 0) return values.map(({ code, share }) => ({ code, share: moved(share, lean) }))
  const after = moved(before, direction === 'adverse' ? lean : -lean) + points
  if (after <= 0 || after >= 1) throw new RangeError('A change of the rehearsal leads outside 0–100 per cent.')
  return values.map(({ code, share }) => ({
    code,
    share: codes.includes(code) ? (share * after) / before : (share * (1 - after)) / (1 - before),
  }))
}

function moved(share: number, logits: number): number {
  const odds = (share / (1 - share)) * Math.exp(logits)
  return odds / (1 + odds)
}
