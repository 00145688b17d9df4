/**
 * The mean of scores given by `people` each: the sum of score × people through the number of people, on the scores' own
 * scale. Null when nobody gave one.
 */
export function mean(scores: readonly { readonly score: number; readonly people: number }[]): number | null {
  const people = scores.reduce((sum, each) => sum + each.people, 0)
  return people === 0 ? null : scores.reduce((sum, each) => sum + each.score * each.people, 0) / people
}
