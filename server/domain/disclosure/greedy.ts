import { givenAway } from './attack.ts'
import { basesOf, type Hiding, wholeRows } from './hiding.ts'
import { lawfulChanges } from './other-tables.ts'
import type { Column, Solver } from './program.ts'
import type { Secret } from './system.ts'

/** Changes are followed so many thresholds far. */
const REACH = 4
const PATIENCE = 10
/** A change smaller than this is none: solvers work to about so much. */
const HAIR = 1e-6

/**
 * A pattern that protects every secret, cheap but not always the cheapest; null when there is none. For one secret that is
 * given away after another: of all other tables that take it to its limit, the one that moves the fewest people who are still
 * shown; what moved in it is hidden too. After Kelly, Golden & Assad, "Cell suppression" (1992).
 */
export function goodEnough(hiding: Hiding, solver: Solver): ReadonlySet<number> | null {
  const { system, secrets } = hiding
  for (let hidden = wholeRows(system, hiding.hidden); ; ) {
    const open = givenAway(system, hidden, secrets, solver)
    if (open.length === 0) return hidden
    const before = hidden.size
    for (const secret of open)
      for (const way of ['up', 'down'] as const) {
        const moved = cheapestMove(hiding, hidden, secret, way, solver)
        if (!moved) return null
        hidden = wholeRows(system, [...hidden, ...moved])
      }
    if (hidden.size === before) return null
  }
}

/** What must be hidden for one secret to reach one of its limits; null when nothing helps. */
function cheapestMove(
  hiding: Hiding,
  hidden: ReadonlySet<number>,
  secret: Secret,
  way: 'up' | 'down',
  solver: Solver,
): readonly number[] | null {
  const { system, mayHide } = hiding
  const bases = basesOf(system)
  const people = (place: number) => system.quantities[place]?.people ?? 0
  const columns: Column[] = []
  // What nobody gave is hidden with its row or not at all, and costs so much.
  const hiddenWith = (place: number) => (people(place) === 0 ? bases[place] : place)
  const moves = system.quantities.map((quantity, place) => {
    const cost = hiddenWith(place)
    if (!hidden.has(place) && (cost === undefined || !mayHide(quantity))) return undefined
    const limits = limitsOf(people(place), place === secret.place ? way : null, secret.threshold)
    const price = hidden.has(place) ? 0 : 1 + people(cost ?? place)
    return { up: columns.push({ ...limits.up, cost: price }) - 1, down: columns.push({ ...limits.down, cost: price }) - 1 }
  })
  const rows = lawfulChanges(system, (place) => {
    const move = moves[place]
    return move ? [[move.up, 1] as const, [move.down, -1] as const] : []
  })
  const outcome = solver.minimise({ columns, rows }, PATIENCE)
  if (outcome.found !== 'optimum') return null
  return moves.flatMap((move, place) => {
    if (!move || hidden.has(place)) return []
    const moved = Math.abs((outcome.values[move.up] ?? 0) - (outcome.values[move.down] ?? 0)) > HAIR
    return moved ? [hiddenWith(place) ?? place] : []
  })
}

/** How far a number may go up and down; `must` for the secret itself, which has to reach its limit. */
function limitsOf(people: number, must: 'up' | 'down' | null, threshold: number) {
  const reach = REACH * threshold
  const none = { low: 0, high: 0 }
  if (must === 'up') return { up: { low: Math.max(0, threshold - people), high: reach }, down: none }
  if (must === 'down') return { up: none, down: { low: people, high: people } }
  return { up: { low: 0, high: reach }, down: { low: 0, high: Math.min(people, reach) } }
}
