/** A sum of quantities, each by its place and how often it counts. */
export type Terms = readonly (readonly [place: number, times: number])[]

/** A linear program: the least `cost` of columns between their limits, with every row's sum between its own. */
export interface Program {
  readonly columns: readonly Column[]
  readonly rows: readonly { readonly low: number; readonly high: number; readonly terms: Terms }[]
}

/** One unknown of a program. */
export interface Column {
  readonly low: number
  readonly high: number
  readonly cost: number
  /** Whether it must be whole. */
  readonly whole?: true
}

/** What a solver found: the best values; that there are none; or that it ran out of time. */
export type Outcome =
  | { readonly found: 'optimum'; readonly cost: number; readonly values: ArrayLike<number> }
  | { readonly found: 'nothing' | 'too late' }

/** A program held ready, to be asked of one column after another. */
export interface Held {
  /** The least or the greatest that the sum of some columns can be, ±Infinity where nothing stops it, and values of all columns where it is so. */
  extreme(columns: readonly number[], which: 'least' | 'greatest'): { readonly value: number; readonly values: ArrayLike<number> }
}

/** Solves linear and mixed-integer programs exactly. What does it lies outside the domain. */
export interface Solver {
  minimise(program: Program, seconds: number): Outcome
  /** Holds a program ready as long as `ask` runs. Throws when it has no solution. */
  holding<T>(program: Program, ask: (held: Held) => T): T
}
