import { scorings } from '../../../server/domain/counting/scoring.ts'
import type { Random } from '../../../server/domain/rehearsal/random.ts'
import { difference, interval } from '../../../server/domain/statistics/difference.ts'
import { domainOf } from '../../../server/domain/statistics/domains.ts'
import type { Estimate } from '../../../server/domain/statistics/estimate.ts'
import { figures } from '../../../server/domain/statistics/figures.ts'
import { registerOf, weigh } from '../../../server/domain/statistics/index.ts'
import { sizeAt } from '../../../server/domain/statistics/korn-graubard.ts'
import { ESTABLISHED } from '../../../server/domain/statistics/multiplicity.ts'
import { smallestSeen, USUAL_DEMAND } from '../../../server/domain/statistics/planner/change.ts'
import { type Learnt, learntMean, learntShare } from '../../../server/domain/statistics/planner/learnt.ts'
import { type Scale, SHARE } from '../../../server/domain/statistics/scores.ts'
import { answerers, cubeOf, type Everybody, type Household } from './people.ts'

/** A pledge to follow up: a share or group mean in one place, as many answers a year, and the fall that the planner says is seen four times in five. */
export interface Pledge {
  readonly place: string
  readonly question: string
  readonly answers: number
  /** Of its scale: 1 for a share. */
  readonly width: number
  readonly from: number
  readonly to: number
  /** How often the fall was established, when it was real. */
  readonly power: number
}

/** How many samples the effective size is taken from. */
const TO_LEARN = 100

/**
 * Lets a share or a group mean fall in a kommun by as much as the planner calls detectable, draws both years again and again, and sees
 * how often the fall is established. Null when no fall is detectable.
 */
export function powerOf(
  everybody: Everybody,
  question: string,
  answers: number,
  samples: number,
  random: Random,
): Omit<Pledge, 'place'> | null {
  const all = asked(everybody, question)
  const marks = marksOf(all, question)
  const from = meanOf(all.households, marks)
  const draw = (of: Everybody) => estimateOf(of, question, answerers(of, answers, random))
  const { start, effective } = learntOf(
    Array.from({ length: TO_LEARN }, () => draw(all)),
    from,
    marks.scale,
  )
  const fall = smallestSeen({ start, direction: 'fall', before: effective, after: effective }, USUAL_DEMAND)
  if (!fall.detectable) return null
  const width = marks.scale.to - marks.scale.from
  const later = { ...all, households: fallen(all.households, marks, fall.change * width, random) }
  let seen = 0
  for (let sample = 0; sample < samples; sample++) {
    if (isFall(draw(all), draw(later))) seen += 1
  }
  return { question, answers, width, from, to: meanOf(later.households, marks), power: seen / samples }
}

/** What the planner would have learnt of a true value, from answers like these on average. */
function learntOf(drawn: readonly Estimate[], value: number, scale: Scale): Learnt {
  const average = (of: (one: Estimate) => number) => drawn.reduce((sum, one) => sum + of(one), 0) / drawn.length
  const figure = { value, scale, n: average(({ n }) => n) }
  const nCareful = average(({ careful }) => (careful ? sizeAt(careful, ESTABLISHED) : 0))
  return scale === SHARE ? learntShare({ ...figure, nCareful }) : learntMean({ ...figure, nCareful })
}

/** Whether a fall is established. Where the interval holds 0 it is not, and its p need not be sought. */
function isFall(before: Estimate, after: Estimate): boolean {
  const between = interval(before, after)
  return between !== null && between.high < 0 && (difference(before, after)?.pCareful ?? 1) <= ESTABLISHED
}

/** Only those who live in one area. */
export const within = (all: Everybody, areaId: string): Everybody => ({
  ...all,
  households: all.households.filter(({ cell }) => cell.areaId === areaId),
})

/** The same people, asked one question alone, or with one group mean alone. */
const asked = (all: Everybody, id: string): Everybody => ({
  ...all,
  survey: {
    ...all.survey,
    questions: all.survey.questions.filter((question) => question.id === id || isPartOf(all, id, question.id)),
    groupMeans: (all.survey.groupMeans ?? []).filter((mean) => mean.id === id),
  },
  slots: all.slots.filter((slot) => slot.id === id),
})

const isPartOf = ({ survey }: Everybody, id: string, question: string) =>
  (survey.groupMeans ?? []).some((mean) => mean.id === id && mean.of.some((part) => part.question === question))

function estimateOf(all: Everybody, question: string, households: readonly Household[]): Estimate {
  const cube = cubeOf(all, households)
  const result = weigh(cube, registerOf(all.households.map(({ cell }) => cell)))
  if (!result.ok) throw new Error(result.obstacles[0]?.sentence)
  const isWanted = (name: { readonly question: string; readonly quantity: { readonly kind: string } }) =>
    name.question === question && (name.quantity.kind === 'measure' || name.quantity.kind === 'group_mean')
  const [made] = figures({ survey: all.survey, cube, weighing: result.weighing }, [domainOf({ kind: 'kommun' })], isWanted)
  if (!made?.estimate) throw new Error(`Too few answered "${question}".`)
  return made.estimate
}

/** The counters of a question and the score that each gives, 1 and 0 for a share; the one that whoever changes then has. */
interface Marks {
  readonly scores: ReadonlyMap<number, number>
  readonly instead: number
  readonly scale: Scale
}

function marksOf({ survey, slots }: Everybody, id: string): Marks {
  const slot = slots.find((one) => one.id === id)
  if (!slot) throw new Error(`Nobody was asked "${id}".`)
  const at = (name: string) => slot.first + slot.names.indexOf(name)
  const mean = scorings(survey).find((one) => one.id === id)
  if (mean) {
    const scores = new Map(mean.scores.map((name) => [at(name), Number(name)]))
    return { scores, instead: at(String(mean.from)), scale: mean }
  }
  const question = survey.questions.find((one) => one.id === id)
  const measure = question && 'measure' in question ? question.measure : undefined
  if (!question || !('codes' in question) || measure?.direction !== 'adverse') throw new Error(`"${id}" has no share that may fall.`)
  const values = question.codes.filter(({ role }) => role === 'value').map(({ code }) => code)
  const scores = new Map(values.map((code) => [at(code), measure.codes.includes(code) ? 1 : 0]))
  return { scores, instead: [...scores].find(([, score]) => score === 0)?.[0] ?? Number.NaN, scale: SHARE }
}

/** A person's score; undefined without a value. */
function scoreOf(marks: Uint16Array, { scores }: Marks): number | undefined {
  for (const mark of marks) if (scores.has(mark)) return scores.get(mark)
  return undefined
}

function meanOf(households: readonly Household[], marks: Marks): number {
  const given = households.flatMap(({ people }) => people.flatMap((person) => scoreOf(person, marks) ?? []))
  return given.reduce((sum, score) => sum + score, 0) / given.length
}

/** The same people, but some no longer see any of it, anyone as likely: so many that the mean has fallen as far as wanted. */
function fallen(households: readonly Household[], marks: Marks, change: number, random: Random): readonly Household[] {
  const scored = households.flatMap(({ people }) =>
    people.flatMap((person) => {
      const score = scoreOf(person, marks)
      return score === undefined ? [] : [{ person, fall: score - marks.scale.from, at: random() }]
    }),
  )
  const turned = new Set<Uint16Array>()
  let left = change * scored.length
  for (const { person, fall } of scored.sort((a, b) => a.at - b.at)) {
    if (left < fall / 2) break
    if (fall === 0) continue
    turned.add(person)
    left -= fall
  }
  const changed = (person: Uint16Array) => person.map((mark) => (marks.scores.has(mark) ? marks.instead : mark))
  return households.map(({ cell, people }) => ({ cell, people: people.map((one) => (turned.has(one) ? changed(one) : one)) }))
}
