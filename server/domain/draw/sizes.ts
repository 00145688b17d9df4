import { USUAL_DEFF } from '../statistics/planner/effective.ts'
import { sampleFor } from '../statistics/planner/sample.ts'
import { MINIMUM_DRAWN } from './frame.ts'

/** What a sample is planned from, as shares 0–1. */
export interface Aim {
  readonly halfWidth: number
  readonly responseRate: number
}

/** How many to draw in each area so that all get the same precision, as the planner says; never so few that somebody could be singled out. */
export function plannedSizes(people: ReadonlyMap<string, number>, aim: Aim): ReadonlyMap<string, number> {
  const sizes = [...people].map(([areaId, inhabitants]) => {
    const { letters } = sampleFor(inhabitants, { ...aim, share: 0.5, deff: USUAL_DEFF })
    return [areaId, letters < MINIMUM_DRAWN ? 0 : letters] as const
  })
  return new Map(sizes)
}
