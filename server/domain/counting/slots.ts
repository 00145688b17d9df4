import { ANY, DONT_KNOW, EXTRA, NONE, REFUSED, SKIPPED, UNANSWERED } from '../cube.ts'
import type { Answer, Question } from '../questions/contract.ts'
import { codesOf, countOf } from '../questions/index.ts'
import { answerOf, inOrder, type Sign } from '../shorthand.ts'
import { type Derived, question, type Role, type Survey } from '../survey/survey.ts'
import { personScore, type Scoring, scorings } from './scoring.ts'

/** How one person stands to one question. */
export interface Standing {
  /** The codes given; none when blank or passed over. */
  readonly codes: readonly string[]
  /** The values among them, as they name a slice of the cube: 'boendeform=1'. */
  readonly slices: readonly string[]
  /** Which counters the person raises. */
  readonly marks: readonly number[]
  /** A skip rule passed over the question. */
  readonly passed: boolean
  /** The answer itself; null for none. */
  readonly answer: Answer | null
  /** Which one it is of the ways people stand to the question: 0 blank, 1 passed over, then the answers. */
  readonly rank: number
  /** The answer's sign as it stands in a document; 'null' for none. */
  readonly sign: string
}

/** The row of counters that belongs to one question of a survey. */
export interface Slot {
  readonly id: string
  /** What its counters count, in order; the first stands at `first` in the row of the whole survey. */
  readonly names: readonly string[]
  readonly first: number
}

/** A slot people answer: its skip rules point at slots before it. */
export interface AskedSlot extends Slot {
  /** Its place among the slots. */
  readonly at: number
  readonly rules: readonly { readonly at: number; readonly codes: ReadonlySet<string> }[]
  readonly blank: Standing
  readonly passed: Standing
  /** How a person stands who gave the answer with this sign; undefined when it is no answer to the question. */
  given(sign: Sign): Standing | undefined
}

/** A slot computed from how the person stands to other questions. */
export interface DerivedSlot extends Slot {
  /** Which one of its counters the person raises. */
  mark(standings: readonly Standing[]): number
}

/** The questions with codes, in the order they are asked: a skip rule only points backwards. */
export function askedSlots(survey: Survey): readonly AskedSlot[] {
  const questions = inOrder(survey)
  const at = new Map(questions.map(({ id }, index) => [id, index]))
  let first = 0
  return questions.map((question, index) => {
    const names = [...codesOf(question).map(({ code }) => code), EXTRA, UNANSWERED, SKIPPED]
    const rules = (question.askIf ?? []).map((rule) => ({ at: place(at, rule.question), codes: new Set(rule.codes) }))
    const slot = askedSlot(question, { id: question.id, names, first, at: index, rules })
    first += names.length
    return slot
  })
}

/** Finds how a person stands to every question, in order, and writes it over `standings`; false when an answer does not fit the survey. */
export function stand(asked: readonly AskedSlot[], signs: readonly Sign[], standings: Standing[]): boolean {
  for (const slot of asked) {
    const sign = signs[slot.at] ?? null
    const reached = isReached(slot, standings)
    const standing = sign === null ? (reached ? slot.blank : slot.passed) : reached ? slot.given(sign) : undefined
    if (!standing) return false
    standings[slot.at] = standing
  }
  return signs.length === asked.length
}

// A skip rule points at a question before this one, so that one's standing is already this person's.
function isReached({ rules }: AskedSlot, standings: readonly Standing[]): boolean {
  for (const { at, codes } of rules) if (!standings[at]?.codes.some((code) => codes.has(code))) return false
  return true
}

/** The derived questions and group means, their counters after those of the asked. */
export function derivedSlots(survey: Survey, asked: readonly AskedSlot[]): readonly DerivedSlot[] {
  const at = new Map(asked.map(({ id }, index) => [id, index]))
  const last = asked.at(-1)
  let first = last ? last.first + last.names.length : 0
  const placed = (id: string, names: readonly string[]): Slot => {
    const slot = { id, names, first }
    first += names.length
    return slot
  }
  const means = scorings(survey).map(({ id, parts, scores }) => meanSlot(parts, placed(id, [...scores, UNANSWERED, SKIPPED]), at))
  return [
    ...survey.derived.map((derived) =>
      anySlot(derived, placed(derived.id, [ANY, NONE, DONT_KNOW, REFUSED, UNANSWERED, SKIPPED]), { survey, at }),
    ),
    ...means,
  ]
}

function askedSlot(question: Question, slot: Omit<AskedSlot, 'blank' | 'passed' | 'given'>): AskedSlot {
  const values = new Set(codesOf(question).flatMap(({ code, role }) => (role === 'value' ? [code] : [])))
  // A million people give the same few answers: each is understood once.
  const single = codesOf(question).map((_, place) => understand(place, place + 2))
  const others = new Map<string, Standing>()

  function understand(sign: Sign, rank: number): Standing | undefined {
    const answer = answerOf(question, sign)
    if (answer === undefined) return undefined
    const codes = countOf(question, answer)
    if (codes.length === 0 || (Array.isArray(answer) && codes.length !== answer.length)) return undefined
    const given = codes.filter((code) => values.has(code))
    return {
      codes,
      slices: given.map((code) => `${question.id}=${code}`),
      marks: marks(slot, [...codes, ...given.slice(1).map(() => EXTRA)]),
      passed: false,
      answer,
      rank,
      sign: JSON.stringify(sign),
    }
  }

  function given(sign: Sign): Standing | undefined {
    if (typeof sign === 'number') return single[sign]
    const text = JSON.stringify(sign)
    const before = others.get(text)
    if (before) return before
    const standing = understand(sign, single.length + others.size + 2)
    if (standing) others.set(text, standing)
    return standing
  }

  const none = (name: string, passed: boolean) => ({
    ...{ codes: [], slices: [], marks: marks(slot, [name]), passed },
    ...{ answer: null, rank: passed ? 1 : 0, sign: 'null' },
  })
  return { ...slot, blank: none(UNANSWERED, false), passed: none(SKIPPED, true), given }
}

/**
 * 'any': ANY when some part was answered with one of its codes, else NONE when at least one part was answered with a value
 * (a part left blank tells nothing against it). Without a value: DONT_KNOW when that was said of a part, else REFUSED when that
 * was, else UNANSWERED when a part was left blank; SKIPPED when every part was passed over or does not apply.
 */
function anySlot({ of }: Derived, slot: Slot, { survey, at }: { survey: Survey; at: ReadonlyMap<string, number> }): DerivedSlot {
  const parts = of.map((part) => ({ at: place(at, part.question), tells: told(part, rolesOf(survey, part.question)) }))
  const silence = slot.names.length - 1
  return {
    ...slot,
    mark(standings) {
      let most = silence
      for (const { at, tells } of parts) most = Math.min(most, tells(standings[at]))
      return slot.first + most
    },
  }
}

/** Which of ANY, NONE, DONT_KNOW, REFUSED, UNANSWERED and SKIPPED (0–5: who has told more has told the lower) a part tells. */
function told(part: Derived['of'][number], roles: ReadonlyMap<string, Role>) {
  const said = ({ codes }: Standing, role: Role) => codes.some((code) => roles.get(code) === role)
  return once((standing) => {
    if (standing.codes.some((code) => part.codes.includes(code))) return 0
    if (standing.slices.length > 0) return 1
    if (said(standing, 'dont_know')) return 2
    if (said(standing, 'refused')) return 3
    return standing.codes.length === 0 && !standing.passed ? 4 : 5
  })
}

function rolesOf(survey: Survey, id: string): ReadonlyMap<string, Role> {
  const asked = question(survey, id)
  return new Map(asked ? codesOf(asked).map(({ code, role }) => [code, role] as const) : [])
}

/** The person's mean points as one of the slot's counters; UNANSWERED when they are points of less than half the parts. */
function meanSlot(parts: readonly Scoring['parts'][number][], slot: Slot, at: ReadonlyMap<string, number>): DerivedSlot {
  const placed = parts.map(({ question, points }) => ({
    at: place(at, question),
    points: once(({ codes }) => points.get(codes[0] ?? '') ?? null),
  }))
  const counter = (name: string) => slot.first + slot.names.indexOf(name)
  const [blank, passed] = [counter(UNANSWERED), counter(SKIPPED)]
  const counters = new Map(slot.names.map((name, index) => [Number(name), slot.first + index])) // found by number: writing it out takes longer
  const given: (number | null)[] = parts.map(() => null) // of one person at a time: kept, for making it anew took longer than the mean
  return {
    ...slot,
    mark(standings) {
      for (const [part, { at, points }] of placed.entries()) given[part] = points(standings[at])
      const score = personScore(given)
      if (score !== null) return counters.get(score) ?? blank
      return placed.every(({ at }) => standings[at]?.passed) ? passed : blank
    },
  }
}

/** Something that follows from how a person stands to one question, worked out once for each way to stand. */
function once<Value extends number | null>(of: (standing: Standing) => Value): (standing: Standing | undefined) => Value {
  const known: (Value | undefined)[] = []
  return (standing) => {
    if (!standing) throw new RangeError('Nobody stands here.')
    const before = known[standing.rank]
    if (before !== undefined) return before
    const found = of(standing)
    known[standing.rank] = found
    return found
  }
}

const marks = ({ names, first }: Slot, wanted: readonly string[]) => wanted.map((name) => first + names.indexOf(name))

function place(at: ReadonlyMap<string, number>, question: string): number {
  const found = at.get(question)
  if (found === undefined) throw new Error(`There is no question "${question}" with codes.`)
  return found
}
