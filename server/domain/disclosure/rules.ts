/** Who reads figures: those who work with them in the kommun and the police, or everybody. */
export type Audience = 'staff' | 'public'

/**
 * How few people a figure may rest on before it is hidden. The first two keep people's answers secret, and hold for every reader
 * alike: a figure that staff see has left the program. The third keeps the public from figures that are too uncertain to build on.
 */
export interface Rules {
  /** The fewest people that a sensitive answer may have been given by; nobody at all is not hidden. */
  readonly cells: number
  /** The fewest valid answers that a row may rest on. */
  readonly bases: number
  /** The fewest valid answers that a row shown to the public may rest on. */
  readonly publicBases: number
}

/** The hard minimums, and what holds unless a kommun asks for more. */
export const MINIMUM: Rules = { cells: 5, bases: 10, publicBases: 30 }

/** A threshold that may not be used, and why, in words that follow its name. */
export interface RuleFault {
  readonly rule: keyof Rules
  readonly why: string
}

/** What is wrong with thresholds; nothing when they may be used. They may be raised, never lowered. */
export function faultsOfRules(given: Rules): readonly RuleFault[] {
  const low = (Object.keys(MINIMUM) as (keyof Rules)[]).flatMap((rule) => {
    const [value, least] = [given[rule], MINIMUM[rule]]
    return Number.isInteger(value) && value >= least ? [] : [{ rule, why: `must be a whole number, ${least} or more, not ${value}.` }]
  })
  if (low.length > 0) return low
  const { cells, bases, publicBases } = given
  return [
    ...(bases < cells ? [{ rule: 'bases', why: `must be at least ${cells}, as many as a sensitive answer needs.` } as const] : []),
    ...(publicBases < bases ? [{ rule: 'publicBases', why: `must be at least ${bases}, as many as staff need.` } as const] : []),
  ]
}
