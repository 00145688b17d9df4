/** When several findings are looked for at once, a p this small or smaller after adjustment is established. */
export const ESTABLISHED = 0.05

/**
 * Adjusted p-values that keep the false among the established at 5 % on average: p̃_(i) = min over j ≥ i of p_(j) K/j.
 * Benjamini & Hochberg (1995), JRSS B 57:289–300. In the order given. Only shown results belong in the family.
 */
export function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  const adjusted = Array.from(ps)
  let least = 1
  for (const [rank, index] of [...ascending(ps).entries()].reverse()) {
    least = Math.min(least, ((ps[index] ?? 1) * ps.length) / (rank + 1))
    adjusted[index] = least
  }
  return adjusted
}

/**
 * Adjusted p-values that keep the chance of any false finding at 5 %: p̃_(i) = max over j ≤ i of (K−j+1) p_(j).
 * Holm (1979), Scandinavian Journal of Statistics 6:65–70. In the order given.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const adjusted = Array.from(ps)
  let most = 0
  for (const [rank, index] of ascending(ps).entries()) {
    most = Math.max(most, Math.min(1, (ps.length - rank) * (ps[index] ?? 1)))
    adjusted[index] = most
  }
  return adjusted
}

const ascending = (ps: readonly number[]) => ps.map((_, index) => index).sort((a, b) => (ps[a] ?? 1) - (ps[b] ?? 1))
