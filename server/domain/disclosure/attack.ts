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
      const column = columnOf(place)
      return { place, low: held.extreme(column, 'least').value, high: held.extreme(column, 'greatest').value }
    }),
  )
}

/** The secrets that what is shown gives away. One that is not hidden at all is given away. */
export function givenAway(system: System, hidden: ReadonlySet<number>, secrets: readonly Secret[], solver: Solver): readonly Secret[] {
  const open = secrets.filter(({ place }) => !hidden.has(place))
  const kept = secrets.filter(({ place }) => hidden.has(place))
  if (kept.length === 0) return open
  const found = attacking(system, hidden, solver, (held, columnOf) => {
    const witnesses = witnessing(kept, columnOf)
    return kept.filter((secret) => !(['least', 'greatest'] as const).every((which) => witnesses.shows(secret, which, held)))
  })
  return [...open, ...found]
}

// One solution is a witness for every secret that it carries to its limit: most then need no question of their own.
function witnessing(secrets: readonly Secret[], columnOf: (place: number) => number) {
  const seen = { least: new Set<Secret>(), greatest: new Set<Secret>() }
  const reaches = { least: (_: Secret, at: number) => at <= HAIR, greatest: ({ threshold }: Secret, at: number) => at >= threshold - HAIR }
  return {
    shows(secret: Secret, which: 'least' | 'greatest', held: Held): boolean {
      if (!seen[which].has(secret)) {
        const { value, values } = held.extreme(columnOf(secret.place), which)
        if (reaches[which](secret, value)) seen[which].add(secret)
        for (const limit of ['least', 'greatest'] as const)
          for (const other of secrets) if (reaches[limit](other, values[columnOf(other.place)] ?? Number.NaN)) seen[limit].add(other)
      }
      return seen[which].has(secret)
    },
  }
}

function attacking<T>(
  system: System,
  hidden: ReadonlySet<number>,
  solver: Solver,
  ask: (held: Held, columnOf: (place: number) => number) => T,
): T {
  const columns = new Map([...hidden].map((place, column) => [place, column]))
  const columnOf = (place: number) => {
    const column = columns.get(place)
    if (column === undefined) throw new RangeError(`Quantity ${place} is not hidden.`)
    return column
  }
  return solver.holding(unknowns(system, columns), (held) => ask(held, columnOf))
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
