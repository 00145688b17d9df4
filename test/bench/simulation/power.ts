import type { Random } from '../../../server/domain/rehearsal/random.ts'
import { interval } from '../../../server/domain/statistics/difference.ts'
import { domainOf } from '../../../server/domain/statistics/domains.ts'
import type { Estimate } from '../../../server/domain/statistics/estimate.ts'
import { figures } from '../../../server/domain/statistics/figures.ts'
import { registerOf, weigh } from '../../../server/domain/statistics/index.ts'
import { share, smallestChange, USUAL_DEMAND } from '../../../server/domain/statistics/planner/change.ts'
import { answerers, cubeOf, type Everybody, type Household } from './people.ts'

/** A pledge to follow up: a share in one place, as many answers a year, and the fall that the planner says is seen four times in five. */
export interface Pledge {
  readonly place: string
  readonly question: string
  readonly answers: number
  readonly from: number
  readonly to: number
  /** How often the fall was established, when it was real. */
  readonly power: number
}

/** How many samples the effective size is taken from. */
const TO_LEARN = 100

/** Lets a share fall in a kommun by as much as the planner calls detectable, draws both years again and again, and sees how often the fall is established. Null when no fall is detectable. */
export function powerOf(
  everybody: Everybody,
  question: string,
  answers: number,
  samples: number,
  random: Random,
): Omit<Pledge, 'place'> | null {
  const all = asked(everybody, question)
  const marks = marksOf(all, question)
  const from = shareOf(all.households, marks)
  const draw = (of: Everybody) => estimateOf(of, question, answerers(of, answers, random))
  const learnt = Array.from({ length: TO_LEARN }, () => draw(all).nEff)
  const effective = learnt.reduce((sum, size) => sum + size, 0) / TO_LEARN
  const fall = smallestChange({ start: share(from), direction: 'fall', before: effective, after: effective }, USUAL_DEMAND)
  if (!fall.detectable) return null
  const later = { ...all, households: fallen(all.households, marks, fall.change, random) }
  let seen = 0
  for (let sample = 0; sample < samples; sample++) {
    const between = interval(draw(all), draw(later))
    if (between && between.high < 0) seen += 1
  }
  return { question, answers, from, to: shareOf(later.households, marks), power: seen / samples }
}

/** Only those who live in one area. */
export const within = (all: Everybody, areaId: string): Everybody => ({
  ...all,
  households: all.households.filter(({ cell }) => cell.areaId === areaId),
})

/** The same people, asked one question alone. */
const asked = (all: Everybody, question: string): Everybody => ({
  ...all,
  survey: { ...all.survey, questions: all.survey.questions.filter(({ id }) => id === question), groupMeans: [] },
  slots: all.slots.filter(({ id }) => id === question),
})

function estimateOf(all: Everybody, question: string, households: readonly Household[]): Estimate {
  const cube = cubeOf(all, households)
  const result = weigh(cube, registerOf(all.households.map(({ cell }) => cell)))
  if (!result.ok) throw new Error(result.obstacles[0]?.sentence)
  const isMeasure = (name: { readonly question: string; readonly quantity: { readonly kind: string } }) =>
    name.question === question && name.quantity.kind === 'measure'
  const [made] = figures({ survey: all.survey, cube, weighing: result.weighing }, [domainOf({ kind: 'kommun' })], isMeasure)
  if (!made?.estimate) throw new Error(`Too few answered "${question}".`)
  return made.estimate
}

/** The counters of a question: those that its measure counts, those of other values, and the first of the latter. */
interface Marks {
  readonly counted: ReadonlySet<number>
  readonly others: ReadonlySet<number>
  readonly instead: number
}

function marksOf({ survey, slots }: Everybody, id: string): Marks {
  const slot = slots.find((one) => one.id === id)
  const question = survey.questions.find((one) => one.id === id)
  const measure = question && 'measure' in question ? question.measure : undefined
  if (!slot || !question || !('codes' in question) || measure?.direction !== 'adverse')
    throw new Error(`"${id}" has no share that may fall.`)
  const values = question.codes.filter(({ role }) => role === 'value').map(({ code }) => code)
  const at = (codes: readonly string[]) => codes.map((code) => slot.first + slot.names.indexOf(code))
  const others = at(values.filter((code) => !measure.codes.includes(code)))
  return { counted: new Set(at(measure.codes)), others: new Set(others), instead: others[0] ?? Number.NaN }
}

function shareOf(households: readonly Household[], { counted, others }: Marks): number {
  let [yes, valued] = [0, 0]
  for (const { people } of households) {
    for (const marks of people) {
      for (const mark of marks) {
        if (counted.has(mark)) yes += 1
        if (counted.has(mark) || others.has(mark)) valued += 1
      }
    }
  }
  return yes / valued
}

/** The same people, but so large a share of those with a value no longer answer as the measure counts: anyone of them as likely. */
function fallen(
  households: readonly Household[],
  { counted, others, instead }: Marks,
  change: number,
  random: Random,
): readonly Household[] {
  const everybody = households.flatMap(({ people }) => people)
  const yes = everybody.filter((marks) => marks.some((mark) => counted.has(mark)))
  const valued = yes.length + everybody.filter((marks) => marks.some((mark) => others.has(mark))).length
  const order = yes.map((marks) => ({ marks, at: random() })).sort((a, b) => a.at - b.at)
  const turned = new Set(order.slice(0, Math.round(change * valued)).map(({ marks }) => marks))
  return households.map(({ cell, people }) => ({
    cell,
    people: people.map((marks) => (turned.has(marks) ? marks.map((mark) => (counted.has(mark) ? instead : mark)) : marks)),
  }))
}
