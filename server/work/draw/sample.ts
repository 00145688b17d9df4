import { createHash } from 'node:crypto'
import { type DrawnCell, frameCells } from '../../domain/draw/coarsen.ts'
import type { FrameCell } from '../../domain/draw/frame.ts'
import { type ReadLine, type Registered, readHead, type Scope } from '../../domain/draw/register.ts'
import { cellFaults, type DrawFault, type DrawReport, faultList } from '../../domain/draw/report.ts'
import { type Sampler, sampler } from '../../domain/draw/sampler.ts'
import { AGE_GROUPS, SEXES } from '../../domain/population.ts'
import { csvRecords } from '../../formats/stream-csv.ts'
import type { Drawn } from '../../store/draws.ts'
import { seen } from './repeated.ts'

/** What a draw is asked to be. */
export interface DrawOrder {
  /** How many to draw in each area; none where it is not named. */
  readonly sizes: ReadonlyMap<string, number>
  /** The part of those drawn that the sizes were planned for to answer, 0–1; null when they were given. */
  readonly responseRate: number | null
  readonly seed: string
  /** What the areas are called, for whoever reads of faults. */
  readonly names: ReadonlyMap<string, string>
  readonly ages: Scope['ages']
}

/** A draw that may be kept, or every fault that keeps it from being made. */
export type Sampling =
  | { readonly ok: true; readonly cells: readonly FrameCell[]; readonly people: readonly Drawn[]; readonly report: DrawReport }
  | { readonly ok: false; readonly faults: readonly DrawFault[] }

/** A register that can be read from its beginning as often as needed. */
export type Register = () => AsyncIterable<Uint8Array>

/** Lines between two breaths, in which others are let to their work. */
const A_BREATH = 20_000

/**
 * Draws a stratified random sample from a register: one pass, and a second only when a reference may stand there twice. The same
 * register and seed give the same draw. Holds those drawn and sixteen bytes for each line, however long the register is.
 */
export async function sample(register: Register, order: DrawOrder, read: (lines: number) => Promise<void>): Promise<Sampling> {
  const reading = await readRegister(register, order, read)
  const { faults, known, sampling, people, outside, sha256 } = reading
  const again = known.repeated()
  if (again.size > 0) await findRepeated(register, order, again, faults.add)
  if (faults.count === 0 && people.size === 0) faults.add(null, 'Registret har ingen i enkätens åldrar.')
  if (faults.count > 0) return { ok: false, faults: faults.list() }

  const chosen = [...order.sizes.keys()].flatMap((areaId) => sampling.drawn(areaId))
  const cells = frameCells(drawnCells(chosen, people, [...order.sizes.keys()]))
  const tooFew = cellFaults(cells, order.names)
  if (tooFew.length > 0) return { ok: false, faults: tooFew }
  const strata = [...order.sizes].map(([areaId, wanted]) => {
    const population = sampling.offered(areaId)
    return { areaId, wanted, population, drawn: Math.min(wanted, population) }
  })
  const cellOf = cellsByGroup(cells)
  // Every group that anybody was drawn in has a cell.
  const drawn = chosen.map(({ reference, ...person }) => ({ reference, cell: cellOf(groupKey(person)) ?? -1 }))
  return { ok: true, cells, people: drawn, report: { strata, outside, sha256, responseRate: order.responseRate } }
}

interface Reading {
  readonly faults: ReturnType<typeof faultList>
  readonly known: ReturnType<typeof seen>
  readonly sampling: Sampler<Registered>
  /** How many people there are of each area, sex and age group. */
  readonly people: ReadonlyMap<string, number>
  readonly outside: number
  readonly sha256: string
}

async function readRegister(register: Register, order: DrawOrder, read: (lines: number) => Promise<void>): Promise<Reading> {
  const [faults, known, sampling, people] = [faultList(), seen(), sampler<Registered>(order.sizes), new Map<string, number>()]
  const hash = createHash('sha256')
  let [readLine, outside, lines]: [ReadLine | undefined, number, number] = [undefined, 0, 0]
  for await (const record of csvRecords(hashed(register(), hash))) {
    if (!record.ok) {
      faults.add(record.line, record.sentence)
      break // nothing after it can be told apart
    }
    if (!readLine) {
      const head = readHead(record.cells, { areaIds: order.names, ages: order.ages })
      if (!head.ok) {
        for (const sentence of head.sentences) faults.add(record.line, sentence)
        break
      }
      readLine = head.read
      continue
    }
    const reading = readLine(record.cells)
    if (reading.kind === 'faulty') for (const sentence of reading.sentences) faults.add(record.line, sentence)
    else if (reading.kind === 'outside') {
      outside += 1
      known.add(rankOf(order.seed, reading.reference))
    } else {
      const { person } = reading
      const rank = rankOf(order.seed, person.reference)
      known.add(rank)
      people.set(groupKey(person), (people.get(groupKey(person)) ?? 0) + 1)
      sampling.offer(person.areaId, person, rank)
    }
    if (++lines % A_BREATH === 0) await read(A_BREATH)
  }
  return { faults, known, sampling, people, outside, sha256: hash.digest('hex') }
}

async function findRepeated(
  register: Register,
  order: DrawOrder,
  hashes: ReadonlySet<number>,
  add: (line: number, sentence: string) => void,
): Promise<void> {
  const first = new Map<string, number>()
  let readLine: ReadLine | undefined
  for await (const record of csvRecords(register())) {
    if (!record.ok) return
    const head = readLine ? undefined : readHead(record.cells, { areaIds: order.names, ages: order.ages })
    if (head) {
      if (!head.ok) return
      readLine = head.read
      continue
    }
    const reading = readLine?.(record.cells)
    if (!reading || reading.kind === 'faulty') continue
    const { reference } = reading.kind === 'person' ? reading.person : reading
    if (!hashes.has(rankOf(order.seed, reference))) continue
    const before = first.get(reference)
    if (before === undefined) first.set(reference, record.line)
    else add(record.line, `Referensen står redan på rad ${before}.`)
  }
}

/**
 * The number chance gives somebody: the first 48 bits of SHA-256 over the seed and the reference. Whoever has the register and
 * the seed can draw again with any tool, and see that nobody was chosen by hand.
 */
export const rankOf = (seed: string, reference: string): number =>
  createHash('sha256').update(`${seed}\n${reference}`).digest().readUIntBE(0, 6)

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
}

const groupKey = ({ areaId, sex, ageGroup }: Omit<Registered, 'reference'>) => `${areaId}|${sex}|${ageGroup}`

function drawnCells(chosen: readonly Registered[], people: ReadonlyMap<string, number>, areaIds: readonly string[]): readonly DrawnCell[] {
  const drawn = new Map<string, number>()
  for (const person of chosen) drawn.set(groupKey(person), (drawn.get(groupKey(person)) ?? 0) + 1)
  return areaIds.flatMap((areaId) =>
    SEXES.flatMap((sex) =>
      AGE_GROUPS.map((ageGroup) => {
        const key = groupKey({ areaId, sex, ageGroup })
        return { areaId, sex, ageGroup, population: people.get(key) ?? 0, drawn: drawn.get(key) ?? 0 }
      }),
    ),
  )
}

/** Finds the number of the frame cell of a group of the register, "1383R001|kvinna|30-44"; undefined when nobody was drawn there. */
export function cellsByGroup(cells: readonly FrameCell[]): (group: string) => number | undefined {
  const known = new Map<string, number>()
  for (const { cell, areaId, sex, ages } of cells) {
    for (const one of sex === null ? SEXES : [sex]) {
      for (const ageGroup of ages ?? AGE_GROUPS) known.set(groupKey({ areaId, sex: one, ageGroup }), cell)
    }
  }
  return (group) => known.get(group)
}
