import { benjaminiHochberg } from './multiplicity.ts'
import type { QuantityKind } from './quantities.ts'

/** What was tested: a change since the round before, or an area against the rest. */
export type Contrast = 'change' | 'area_minus_rest'

/** One test among many. */
export interface Tested {
  readonly contrast: Contrast
  /** The key of a population: 'kommun', 'area:1383R001' … */
  readonly domain: string
  readonly question: string
  readonly kind: QuantityKind
  readonly key: string
  readonly p: number
}

/** What was declared before the answers were seen: the focus indicators, or null when none were, and each question is looked at alone. */
export type Focus = readonly string[] | null

/**
 * The family that a test belongs to, or null for the exploratory ones, which carry no mark. Kommun: change of every question.
 * Areas: the focus indicators, change and against the rest apart; without any declared, each quantity over all areas is a
 * family of its own. Gruppmedel have theirs. One family of every area and question would establish next to nothing.
 */
export function familyOf({ contrast, domain, question, kind, key }: Omit<Tested, 'p'>, hasMeasure: boolean, focus: Focus): string | null {
  const level = domain === 'kommun' ? 'kommun' : domain.startsWith('area:') ? 'areas' : null
  const isIndicator = kind === 'group_mean' || kind === 'measure' || (kind === 'mean' && !hasMeasure)
  if (level === null) return null
  if (level === 'areas' && focus === null) return `areas ${contrast}: ${question} ${key}`
  if (!isIndicator) return null
  if (kind === 'group_mean') return `${level} ${contrast}: group means`
  if (level === 'kommun') return `kommun ${contrast}: all questions`
  return focus?.includes(question) ? `areas ${contrast}: focus indicators` : null
}

/** Adjusts p-values within their families (Benjamini & Hochberg, 5 %): in the order given, null for the exploratory. */
export function adjusted(ps: readonly number[], families: readonly (string | null)[]): readonly (number | null)[] {
  const result: (number | null)[] = ps.map(() => null)
  for (const family of new Set(families)) {
    if (family === null) continue
    const members = families.flatMap((one, index) => (one === family ? [index] : []))
    const values = benjaminiHochberg(members.map((index) => ps[index] ?? 1))
    for (const [position, index] of members.entries()) result[index] = values[position] ?? null
  }
  return result
}
