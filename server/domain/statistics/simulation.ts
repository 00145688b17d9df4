/** How often something happened to figures of one kind, 0–1: on average, and to the one of them it happened to least or most. */
export interface Rate {
  readonly where: 'kommun' | 'area' | 'sex' | 'age'
  readonly what: 'share' | 'group mean'
  readonly figures: number
  readonly rate: number
  /** The standard error of the rate: how far chance in the simulation itself is likely to have taken it. */
  readonly error: number
  readonly extreme: { readonly which: 'lowest' | 'highest'; readonly rate: number }
}

/** A share or group mean that fell in one place by as much as the planner said would be established four times in five, and how often it was. */
export interface SimulatedPledge {
  readonly place: string
  readonly question: string
  readonly answers: number
  /** Of its scale: 1 for a share, 6 for a group mean of 0–6 points. */
  readonly width: number
  readonly from: number
  readonly to: number
  readonly power: number
}

/** What became of the promises of the statistics when samples were drawn from a kommun in which everything is known. */
export interface Simulation {
  /** The version of the method that was simulated. */
  readonly method: string
  readonly survey: string
  readonly kommun: string
  readonly answers: number
  readonly samples: number
  readonly pledgeSamples: number
  readonly seed: number
  /** How often the 95 % interval held what is true. */
  readonly coverage: readonly Rate[]
  /** How often a change was found at 5 % where nothing had changed, by the p that marks are set by and before it is adjusted. */
  readonly mistaken: readonly Rate[]
  /** How often the printed interval of such a change left out 0: the same interval as R's, a little narrower than the test. */
  readonly excluded: readonly Rate[]
  /** By family: the mean share of false among what was established, its standard error, and how many were established each time. */
  readonly falseDiscovery: readonly {
    readonly family: string
    readonly rate: number
    readonly error: number
    readonly established: number
  }[]
  readonly pledges: readonly SimulatedPledge[]
}

/** What the simulation must show, or the statistics promise too much: rates 0–1. */
export const LAWS = {
  coverage: { from: 0.93, to: 1 },
  mistaken: { to: 0.066 },
  falseDiscovery: { to: 0.05 },
  /** Around the 80 per cent that the planner states. */
  power: { from: 0.78, to: 0.86 },
} as const

/** Whether a promise was kept: yes, no, or too close to tell, the simulation's own error being as large as what is missing. */
export type Verdict = 'kept' | 'too close to tell' | 'not kept'

/** Holds a simulated rate with its standard error against a law: less than two standard errors beyond it is too close to tell. */
export function verdict(rate: number, error: number, { from = 0, to }: { readonly from?: number; readonly to: number }): Verdict {
  const beyond = Math.max(from - rate, rate - to)
  if (beyond <= 0) return 'kept'
  return beyond <= 2 * error ? 'too close to tell' : 'not kept'
}

/** The standard error of the share of so many tries, each by itself, that something happened in. */
export const errorOf = (rate: number, tries: number): number => Math.sqrt((rate * (1 - rate)) / tries)
