import type { Step } from './plan.ts'
import type { Rules } from './rules.ts'

/** How the figures of a counting were protected, as it is kept with it. */
export interface ProtectionReport {
  readonly rules: Rules
  readonly steps: readonly Step[]
}

/** Numbers that can be worked out in spite of everything: with any of these nothing may be published. */
export const leaksOf = ({ steps }: ProtectionReport): readonly string[] => steps.flatMap(({ givenAway }) => givenAway)
