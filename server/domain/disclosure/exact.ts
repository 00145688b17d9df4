import { givenAway } from './attack.ts'
import { basesOf, type Hiding, wholeRows } from './hiding.ts'
import { lawfulChanges } from './other-tables.ts'
import type { Column, Program, Solver } from './program.ts'
import type { Secret } from './system.ts'

/** Seconds that one program may take; after that a good pattern will have to do instead of the best. */
const PATIENCE = 10
/** Programs with more columns are not tried: they would use up the time, and come to nothing. */
const MOST_COLUMNS = 60_000
/** Changes are followed so many thresholds far, which leaves room for every sum to be made up for. */
const REACH = 2

/**
 * The pattern that protects every secret and hides the fewest people's answers; null when it was not found in time, or there is
 * none. The least sum of hidden counts, after Fischetti & Salazar (2001) as in Hundepool et al., Statistical Disclosure Control
 * (2012), ch. 4: for each secret there must be two other tables with all that is shown unchanged, one that takes it up to its
 * threshold and one that takes it to nothing. Only secrets that a cheaper pattern was seen to give away are asked for: a
 * pattern that protects all of them at the least cost of protecting some is the cheapest for all.
 */
export function cheapest(hiding: Hiding, solver: Solver): ReadonlySet<number> | null {
  const { system, secrets } = hiding
  const asked: Secret[] = []
  for (let hidden = wholeRows(system, hiding.hidden); ; ) {
    const open = givenAway(system, hidden, secrets, solver)
    if (open.length === 0) return hidden
    const more = open.filter((secret) => !asked.includes(secret))
    asked.push(...more)
    if (more.length === 0 || system.quantities.length * (1 + 2 * asked.length) > MOST_COLUMNS) return null
    const found = cheapestFor(hiding, asked, solver)
    if (!found) return null
    hidden = found
  }
}

function cheapestFor(hiding: Hiding, secrets: readonly Secret[], solver: Solver): ReadonlySet<number> | null {
  const { system } = hiding
  const already = wholeRows(system, hiding.hidden)
  const columns: Column[] = []
  const rows: Program['rows'][number][] = []
  const switches = switchesOf(hiding, already, columns, rows)
  for (const secret of secrets)
    for (const way of ['up', 'down'] as const) rows.push(...otherTable(hiding, { secret, way, already, switches, columns }))
  const outcome = solver.minimise({ columns, rows }, PATIENCE)
  if (outcome.found !== 'optimum') return null
  const chosen = switches.own.flatMap((column, place) => (column !== undefined && (outcome.values[column] ?? 0) > 0.5 ? [place] : []))
  return wholeRows(system, [...already, ...chosen])
}

interface Switches {
  /** The switch of each quantity that may be hidden alone. */
  readonly own: readonly (number | undefined)[]
  /** The switch that hides a quantity: its own, or that of its row. */
  of(place: number): number | undefined
}

// What nobody gave is hidden with its row or not at all: alone it would protect others for nothing.
function switchesOf(
  { system, mayHide }: Hiding,
  already: ReadonlySet<number>,
  columns: Column[],
  rows: Program['rows'][number][],
): Switches {
  const bases = basesOf(system)
  const own = system.quantities.map((quantity, place) => {
    const alone = quantity.people > 0 || bases[place] === place
    return already.has(place) || !alone || !mayHide(quantity)
      ? undefined
      : columns.push({ low: 0, high: 1, cost: quantity.people, whole: true }) - 1
  })
  for (const [place, base] of bases.entries()) {
    const [part, row] = [own[place], own[base ?? -1]]
    if (part === undefined || row === undefined || part === row) continue
    const partIfRow = [[part, 1] as const, [row, -1] as const]
    rows.push({ low: 0, high: 1, terms: partIfRow })
  }
  return { own, of: (place) => own[place] ?? own[bases[place] ?? -1] }
}

interface Wanted {
  readonly secret: Secret
  readonly way: 'up' | 'down'
  readonly already: ReadonlySet<number>
  readonly switches: Switches
  readonly columns: Column[]
}

/** Another table that looks the same and takes a secret to its limit: a change for every quantity, and what holds for them. */
function otherTable({ system }: Hiding, { secret, way, already, switches, columns }: Wanted): Program['rows'] {
  const reach = REACH * secret.threshold
  const onlyHidden: Program['rows'][number][] = []
  const changes = system.quantities.map(({ people }, place) => {
    const on = switches.of(place)
    if (!already.has(place) && on === undefined) return undefined
    const [low, high] = [-Math.min(people, reach), reach]
    const wanted = place === secret.place
    const up = wanted && way === 'up' ? secret.threshold - people : low
    const down = wanted && way === 'down' ? -people : high
    const change = columns.push({ low: up, high: down, cost: 0 }) - 1
    if (on !== undefined && !already.has(place)) onlyHidden.push(...within(change, on, low, high))
    return change
  })
  const lawful = lawfulChanges(system, (place) => (changes[place] === undefined ? [] : [[changes[place], 1]]))
  return [...onlyHidden, ...lawful]
}

/** A change that is nothing while the switch is off, and between two limits when it is on. */
const within = (change: number, on: number, low: number, high: number): Program['rows'] => [
  {
    low: 0,
    high: Number.POSITIVE_INFINITY,
    terms: [
      [change, 1],
      [on, -low],
    ],
  },
  {
    low: Number.NEGATIVE_INFINITY,
    high: 0,
    terms: [
      [change, 1],
      [on, -high],
    ],
  },
]
