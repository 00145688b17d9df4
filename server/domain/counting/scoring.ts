import { codesOf } from '../questions/index.ts'
import { type GroupMean, question, type ScoredPart, type Survey } from '../survey/survey.ts'

/** How a group mean is made: the points of each code of each part, and every mean that a person can get, as the cube names it. */
export interface Scoring extends PointScale {
  readonly id: string
  readonly parts: readonly { readonly question: string; readonly points: ReadonlyMap<string, number> }[]
  /** Each is a number as JavaScript writes it, and reads back the same. */
  readonly scores: readonly string[]
}

/** The lowest and highest points there are. */
export interface PointScale {
  readonly from: number
  readonly to: number
}

/** The group means of a survey. */
export function scorings(survey: Survey): readonly Scoring[] {
  return (survey.groupMeans ?? []).map((mean) => {
    const parts = partsOf(survey, mean)
    return { id: mean.id, parts, scores: possible(parts.map((part) => [...part.points.values()])), ...endsOf(parts) }
  })
}

/** The lowest and highest points that a group mean can have: a hundredth of the work of finding all of them. */
export const scaleOf = (survey: Survey, mean: GroupMean): PointScale => endsOf(partsOf(survey, mean))

const partsOf = (survey: Survey, { of }: GroupMean): Scoring['parts'] =>
  of.map((part) => ({ question: part.question, points: pointsOf(survey, part) }))

function endsOf(parts: Scoring['parts']): PointScale {
  const points = parts.flatMap((part) => [...part.points.values()])
  return { from: Math.min(...points), to: Math.max(...points) }
}

/** A person's mean over the parts they have points for; null when that is less than half of them. */
export function personScore(points: readonly (number | null)[]): number | null {
  let [sum, given] = [0, 0]
  for (const point of points) {
    if (point === null) continue
    sum += point
    given += 1
  }
  return 2 * given < points.length ? null : sum / given
}

function pointsOf(survey: Survey, { question: id, scores }: ScoredPart): ReadonlyMap<string, number> {
  const asked = question(survey, id)
  const values = asked ? codesOf(asked).filter(({ role }) => role === 'value') : []
  return new Map(
    values.flatMap(({ code, value }) => {
      const points = scores ? scores[code] : value
      return points === undefined || points === null ? [] : [[code, points] as const]
    }),
  )
}

/** Every mean that can come of giving points to at least half the parts, lowest first. Points are whole or halves, so there are a few hundred. */
function possible(parts: readonly (readonly number[])[]): readonly string[] {
  let sums: ReadonlyMap<number, ReadonlySet<number>> = new Map([[0, new Set([0])]])
  for (const points of parts) {
    const next = new Map<number, Set<number>>()
    const put = (given: number, sum: number) => next.set(given, (next.get(given) ?? new Set()).add(sum))
    for (const [given, totals] of sums) {
      for (const total of totals) {
        put(given, total)
        for (const point of points) put(given + 1, total + point)
      }
    }
    sums = next
  }
  const means = [...sums]
    .filter(([given]) => 2 * given >= parts.length)
    .flatMap(([given, totals]) => [...totals].map((total) => total / given))
  return [...new Set(means)].sort((a, b) => a - b).map(String)
}
