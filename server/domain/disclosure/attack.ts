import type { Held, Program, Solver, Terms } from './program.ts'
import type { Secret, System } from './system.ts'

/** What can be worked out of a hidden quantity from everything that is shown: it lies between the two. */
export interface Bounds {
  readonly place: number
  readonly low: number
  readonly high: number
}

/** Solvers work to about this: what is nearer than so to a threshold has reached it. */
const HAIR = 1e-6

/** The tightest limits that whoever knows every open quantity can put on hidden ones (`places`; all that are hidden unless given). */
export function attack(system: System, hidden: ReadonlySet<number>, solver: Solver, places: Iterable<number> = hidden): readonly Bounds[] {
  return attacking(system, hidden, solver, (held, columnOf) =>
    [...places].map((place) => {
      const column = [columnOf(place)]
      return { place, low: held.extreme(column, 'least').value, high: held.extreme(column, 'greatest').value }
    }),
  )
}

/** The secrets that what is shown gives away. One that is not hidden at all is given away. */
export function givenAway(system: System, hidden: ReadonlySet<number>, secrets: readonly Secret[], solver: Solver): readonly Secret[] {
  const open = secrets.filter(({ place }) => !hidden.has(place))
  const kept = secrets.filter(({ place }) => hidden.has(place))
  if (kept.length === 0) return open
  const found = attacking(
    system,
    hidden,
    solver,
    (held, columnOf) => {
      const columns = kept.map(({ place }) => columnOf(place))
      const low = unreached(kept, held, { which: 'least', columns, goals: columns, reached: (_, at) => at <= HAIR })
      const shadows = kept.map((_, index) => hidden.size + index)
      const atThreshold = ({ threshold }: Secret, at: number) => at >= threshold - HAIR
      const high = unreached(kept, held, { which: 'greatest', columns, goals: shadows, reached: atThreshold })
      return kept.filter((secret) => low.has(secret) || high.has(secret))
    },
    kept,
  )
  return [...open, ...found]
}

/** One way that secrets must be able to go. */
interface Way {
  readonly which: 'least' | 'greatest'
  /** The column of each secret, and the one that its way is asked for by. */
  readonly columns: readonly number[]
  readonly goals: readonly number[]
  reached(secret: Secret, at: number): boolean
}

/**
 * The secrets that cannot go all the way. They are sent there all at once, then those that did not arrive, as long as some do;
 * the few that are left one at a time.
 */
function unreached(secrets: readonly Secret[], held: Held, { which, columns, goals, reached }: Way): ReadonlySet<Secret> {
  const left = new Map(secrets.map((secret, index) => [secret, index]))
  const send = (places: readonly number[]): void => {
    const { values } = held.extreme(
      places.map((index) => goals[index] ?? 0),
      which,
    )
    for (const [secret, index] of left) if (reached(secret, values[columns[index] ?? -1] ?? Number.NaN)) left.delete(secret)
  }
  for (let before = Number.POSITIVE_INFINITY; left.size > 0 && left.size < before; ) {
    before = left.size
    send([...left.values()])
  }
  const alone = new Set<Secret>()
  for (const [secret, index] of left) {
    send([index])
    if (left.delete(secret)) alone.add(secret)
  }
  return alone
}

function attacking<T>(
  system: System,
  hidden: ReadonlySet<number>,
  solver: Solver,
  ask: (held: Held, columnOf: (place: number) => number) => T,
  shadowed: readonly Secret[] = [],
): T {
  const columns = new Map([...hidden].map((place, column) => [place, column]))
  const columnOf = (place: number) => {
    const column = columns.get(place)
    if (column === undefined) throw new RangeError(`Quantity ${place} is not hidden.`)
    return column
  }
  return solver.holding(withShadows(unknowns(system, columns), shadowed, columnOf), (held) => ask(held, columnOf))
}

/** What an attacker knows of the hidden quantities: the laws, with every open quantity at its printed value. */
function unknowns({ quantities, laws }: System, columns: ReadonlyMap<number, number>): Program {
  const rows = laws.flatMap(({ terms, is }) => {
    let known = 0
    const open: [number, number][] = []
    for (const [place, times] of terms) {
      const column = columns.get(place)
      if (column === undefined) known += times * (quantities[place]?.people ?? 0)
      else open.push([column, times])
    }
    return open.length === 0
      ? []
      : [{ low: -known, high: is === 'nothing' ? -known : Number.POSITIVE_INFINITY, terms: open satisfies Terms }]
  })
  return { columns: [...columns].map(() => ({ low: 0, high: Number.POSITIVE_INFINITY, cost: 0 })), rows }
}

/** A column more for each secret, that follows it up to its threshold and no further: their sum is greatest when the most secrets get there. */
function withShadows({ columns, rows }: Program, secrets: readonly Secret[], columnOf: (place: number) => number): Program {
  const follows = secrets.map(({ place }, index) => {
    const behind = [[columnOf(place), 1] as const, [columns.length + index, -1] as const]
    return { low: 0, high: Number.POSITIVE_INFINITY, terms: behind }
  })
  return { columns: [...columns, ...secrets.map(({ threshold }) => ({ low: 0, high: threshold, cost: 0 }))], rows: [...rows, ...follows] }
}
