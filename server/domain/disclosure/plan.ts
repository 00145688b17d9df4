import type { Source } from '../round.ts'
import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import { givenAway } from './attack.ts'
import { type Edition, toldBy } from './edition.ts'
import { cheapest } from './exact.ts'
import { families } from './families.ts'
import { goodEnough } from './greedy.ts'
import { type Hiding, wholeRows } from './hiding.ts'
import { joined, type Named } from './joined.ts'
import { makersOf } from './makers.ts'
import { NO_QUESTION, printed, respondents, tablesIn } from './printed.ts'
import type { Solver } from './program.ts'
import type { Rules } from './rules.ts'
import { type Decided, followUpsOf, primary, sensitiveOf } from './secrets.ts'
import { assertLawful, keyOf, type Quantity, type System } from './system.ts'
import { Unsolved } from './unsolved.ts'

/** What is hidden of a round's figures, and how that was decided. */
export interface Plan {
  /** Keys of every number that is hidden, the two sources apart. */
  readonly hidden: Readonly<Record<Source, ReadonlySet<string>>>
  readonly steps: readonly Step[]
}

/** How the numbers of some questions were protected. */
export interface Step {
  readonly source: Source
  /** None for the numbers of respondents. */
  readonly questions: readonly string[]
  /** How many numbers had to be kept from being found out. */
  readonly secrets: number
  /** Nothing had to be hidden but these; the cheapest pattern; a good one, when that was not found in time; or everything. */
  readonly how: How
  /** What can be worked out in spite of it, by key: then none of this may be published. */
  readonly givenAway: readonly string[]
}

/** From the lightest to the heaviest. */
const HOWS = ['enough', 'cheapest', 'good enough', 'everything'] as const
type How = (typeof HOWS)[number]

const NONE: ReadonlySet<string> = new Set()

/** What a plan is made for. */
export interface Wanted {
  readonly survey: Survey
  /** Every row of the planned tables. */
  readonly rows: readonly Row[]
  readonly rules: Rules
  readonly solver: Solver
  /** What has been let out of the round before, oldest first: whoever has kept it must learn nothing from the two together. */
  readonly earlier?: readonly Edition[]
}

/**
 * Decides what is hidden; yields how many more questions are done. Each source by itself; first the numbers of respondents, which tie all
 * questions together, then question by question: table by table at the lowest cost, and then everything that is printed of the
 * questions of a family as one. Throws Unsolved when the solver falls or comes too late.
 */
export function* planning({ survey, rows, rules, solver, earlier = [] }: Wanted): Generator<number, Plan> {
  const hidden = { code: new Set<string>(), open: new Set<string>() }
  const steps: Step[] = []
  for (const source of ['code', 'open'] as const) {
    const own = rows.filter((row) => row.source === source)
    if (own.length === 0) continue
    const decided = { rules, sensitive: sensitiveOf(survey), followUps: NONE, hidden: hidden[source] }
    const groups = [[], ...families(survey, [...new Set(own.map(({ question }) => question))])]
    for (const questions of groups) {
      const before = earlier.map((edition) => ({ edition: edition.name, ...toldBy(edition, survey, questions, source) }))
      const done = yield* protectTables({ survey, questions, rows: own, decided, before, solver }, source)
      for (const key of done.hidden) hidden[source].add(key)
      if (questions.length === 0) for (const key of tellingRows(survey, own, hidden[source])) hidden[source].add(key)
      steps.push({ source, questions, secrets: done.secrets, how: done.how, givenAway: done.givenAway })
    }
  }
  return { hidden, steps }
}

/**
 * The rows of the questions that make a group that is hidden: 'age 65–79: 7' stands also in the kommun's row about age, and follows from
 * every other. All of them are hidden; of the other groups they tell nothing that is not told there.
 */
function tellingRows(survey: Survey, rows: readonly Row[], hidden: ReadonlySet<string>): readonly string[] {
  const isHidden = ({ population }: Row) => hidden.has(keyOf({ population, question: NO_QUESTION, part: 'respondents' }))
  const makers = makersOf(survey, new Set(rows.filter(isHidden).map(({ population }) => population)))
  return rows.flatMap(({ population, question }) => (makers.has(question) ? [keyOf({ population, question, part: 'base' })] : []))
}

/** The numbers of respondents, or of a family of questions. */
function* protectTables(family: Family, source: Source): Generator<number, Done> {
  try {
    return family.questions.length === 0 ? protectRespondents(family.rows, family) : yield* protectFamily(family)
  } catch (cause) {
    throw new Unsolved({ source, questions: family.questions }, { cause })
  }
}

interface Done extends Omit<Step, 'source' | 'questions'> {
  /** Keys of what is hidden now. */
  readonly hidden: readonly string[]
}

/** What something is protected by, and against whom. */
interface Against {
  readonly decided: Decided
  /** What earlier editions tell of the same. */
  readonly before: readonly Named[]
  readonly solver: Solver
}

function protectRespondents(rows: readonly Row[], { decided, before, solver }: Against): Done {
  const hiding = hidingOf(respondents(rows), decided, ({ unprinted }) => !unprinted)
  return beside(before, hiding, patternOf(hiding, solver), solver)
}

interface Family extends Against {
  readonly survey: Survey
  readonly questions: readonly string[]
  readonly rows: readonly Row[]
}

function* protectFamily({ survey, questions, rows, decided, before, solver }: Family): Generator<number, Done> {
  const hidden = new Set(decided.hidden)
  let hardest: How = 'enough'
  for (const question of questions) {
    const own = rows.filter((row) => row.question === question)
    for (const table of tablesIn(own)) {
      const hiding = hidingOf(printed(survey, [question], table), { ...decided, hidden })
      const found = patternOf(hiding, solver)
      for (const key of keysOf(hiding.system, found.hidden)) hidden.add(key)
      hardest = harder(hardest, found.how)
    }
    yield 1
  }
  const members = new Set(questions)
  const all = rows.filter(({ question }) => members.has(question))
  // How many a follow-up is put to is an answer to the question before it, and protected there.
  const together = hidingOf(printed(survey, questions, all), { ...decided, followUps: followUpsOf(survey), hidden })
  const open = givenAway(together.system, wholeRows(together.system, together.hidden), together.secrets, solver)
  const pattern = open.length === 0 ? { hidden: together.hidden, how: hardest } : inHaste(together, solver)
  return beside(before, together, pattern, solver)
}

/** A pattern, seen to give nothing away unless it hides everything there is to hide. */
interface Found {
  readonly hidden: ReadonlySet<number>
  readonly how: How
}

function patternOf(hiding: Hiding, solver: Solver): Found {
  const already = wholeRows(hiding.system, hiding.hidden)
  if (givenAway(hiding.system, already, hiding.secrets, solver).length === 0) return { hidden: already, how: 'enough' }
  const best = cheapest(hiding, solver)
  return best ? { hidden: best, how: 'cheapest' } : inHaste(hiding, solver)
}

function inHaste(hiding: Hiding, solver: Solver): Found {
  const good = goodEnough(hiding, solver)
  if (good) return { hidden: good, how: 'good enough' }
  const all = hiding.system.quantities.flatMap((quantity, place) => (quantity.unprinted || hiding.mayHide(quantity) ? [place] : []))
  return { hidden: wholeRows(hiding.system, [...hiding.hidden, ...all]), how: 'everything' }
}

function judged({ system, secrets, ...hiding }: Hiding, { hidden, how }: Found, solver: Solver): Done {
  const all = wholeRows(system, [...hiding.hidden, ...hidden])
  const open = how === 'everything' ? givenAway(system, all, secrets, solver) : []
  return {
    hidden: keysOf(system, all),
    secrets: secrets.length,
    how,
    givenAway: keysOf(
      system,
      open.map(({ place }) => place),
    ),
  }
}

function hidingOf(
  system: System,
  decided: Decided,
  mayHide: Hiding['mayHide'] = ({ part, unprinted }) => !unprinted && part !== 'respondents',
): Hiding {
  assertLawful(system)
  const { secrets, hidden } = primary(system, decided)
  return { system, secrets, hidden: new Set(hidden), mayHide }
}

/** What is hidden by a pattern, and besides before the eyes of whoever has kept earlier editions, of which nothing more can be hidden. */
function beside(before: readonly Named[], hiding: Hiding, found: Found, solver: Solver): Done {
  const hidden = wholeRows(hiding.system, [...hiding.hidden, ...found.hidden])
  const others = before.filter((one) => !tellsNothingElse(one, hiding.system, hidden))
  if (others.length === 0) return judged(hiding, found, solver)
  const all = joined([...others, { edition: null, ...hiding, hidden }])
  const since: Hiding = { ...all, mayHide: (quantity) => quantity.edition === undefined && hiding.mayHide(quantity) }
  const open = givenAway(since.system, since.hidden, since.secrets, solver)
  return judged(since, open.length === 0 ? { hidden: since.hidden, how: found.how } : inHaste(since, solver), solver)
}

/** Whether an edition shows no other number than a pattern does: then it adds nothing to it. */
function tellsNothingElse(edition: Named, { quantities }: System, hidden: ReadonlySet<number>): boolean {
  const keyed = (all: readonly Quantity[], gone: ReadonlySet<number>) =>
    new Map(all.map((quantity, place) => [keyOf(quantity), quantity.unprinted || gone.has(place) ? null : quantity.people]))
  const [was, is] = [keyed(edition.system.quantities, edition.hidden), keyed(quantities, hidden)]
  return [...was].every(([key, people]) => people === null || is.get(key) === people)
}

const keysOf = ({ quantities }: System, places: Iterable<number>): readonly string[] =>
  [...places].flatMap((place) => {
    const quantity = quantities[place]
    return quantity ? [keyOf(quantity)] : []
  })

const harder = (one: How, other: How): How => (HOWS.indexOf(one) > HOWS.indexOf(other) ? one : other)
