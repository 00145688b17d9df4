import { type DrawnCell, frameCells } from '../../domain/draw/coarsen.ts'
import type { DrawReport } from '../../domain/draw/report.ts'
import { plannedSizes } from '../../domain/draw/sizes.ts'
import type { Land } from '../../domain/rehearsal/draw.ts'
import { named } from '../../domain/rehearsal/random.ts'
import { type LocalDate, localDate, type Round } from '../../domain/round.ts'
import type { CodeKey } from '../../store/code-key.ts'
import * as codes from '../../store/codes.ts'
import type { Db } from '../../store/database.ts'
import * as draws from '../../store/draws.ts'
import * as mailings from '../../store/mailings.ts'
import { cellsByGroup } from '../draw/sample.ts'

/** How many answered with a code, by area, sex and age group: "1383R001|kvinna|30-44". */
export type Answered = ReadonlyMap<string, number>

/** What the sample of a rehearsal is invented from. */
export interface Inventing {
  readonly land: Land
  readonly answered: Answered
  readonly seed: number
  readonly now: Date
  /** What its codes are made with; null for a round whose codes have been destroyed. */
  readonly key: CodeKey | null
}

/** What its size is planned for. */
const AIM = { halfWidth: 0.1, responseRate: 0.35 }
/** One letter in so many comes back. */
const RETURNED = 40
/** Part of the answers that come on paper. */
const ON_PAPER = 0.15

/**
 * Gives a rehearsal round a sample as large as is usual, drawn in proportion to who lives there, and lets as many of it have
 * answered as there are answers with a code in its urn.
 */
export async function inventSample(db: Db, round: Round, { land, answered, seed, now, key }: Inventing): Promise<void> {
  const areaIds = land.areas.map(({ id }) => id)
  const people = new Map(areaIds.map((id) => [id, sum(land.population.filter(({ areaId }) => areaId === id).map((cell) => cell.people))]))
  const sizes = plannedSizes(people, AIM)
  const drawn = land.population
    .filter(({ areaId }) => (sizes.get(areaId) ?? 0) > 0)
    .map(({ areaId, sex, ageGroup, people: population }): DrawnCell => {
      const share = population / (people.get(areaId) || 1)
      return { areaId, sex, ageGroup, population, drawn: Math.min(population, Math.round((sizes.get(areaId) ?? 0) * share)) }
    })
  const cells = frameCells(drawn)
  const strata = areaIds.map((areaId) => ({
    areaId,
    wanted: sizes.get(areaId) ?? 0,
    population: people.get(areaId) ?? 0,
    drawn: sum(cells.filter((cell) => cell.areaId === areaId).map((cell) => cell.drawn)),
  }))
  const report: DrawReport = { strata, outside: null, sha256: null, responseRate: AIM.responseRate }
  const draw = {
    roundId: round.id,
    method: 'register',
    seed: `övning-${seed}`,
    drawnOn: daysAfter(round.opensOn, -21),
    keyMark: key?.markOf(round.id) ?? '',
    report,
  } as const
  await draws.begin(db, draw, cells)
  const references = cells.flatMap(({ cell, drawn }) => Array.from({ length: drawn }, (_, n) => ({ cell, reference: `Ö${cell}-${n + 1}` })))
  if (key) await draws.addCodes(db, key, round.id, references)
  await draws.finish(db, round.id)

  const cellOf = cellsByGroup(cells)
  const came = new Map<number, number>()
  for (const [group, answers] of answered) {
    const cell = cellOf(group)
    if (cell !== undefined) came.set(cell, (came.get(cell) ?? 0) + answers)
  }
  const standing = cells
    .map(({ cell, drawn }) => ({ cell, answered: Math.min(drawn, came.get(cell) ?? 0), undeliverable: 0 }))
    .map((one, index) => {
      const left = (cells[index]?.drawn ?? 0) - one.answered
      return { ...one, undeliverable: Math.min(left, Math.round((cells[index]?.drawn ?? 0) / RETURNED)) }
    })
  await codes.invent(db, round.id, standing, daysOf(round, sum(standing.map((one) => one.answered)), seed, now))
  await mailings.note(db, round.id, { number: 1, sentOn: daysAfter(round.opensOn, -3), sheets: references.length })
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** The answers spread over the days since the round opened, most of them at first. */
function daysOf({ opensOn, closesOn }: Round, answers: number, seed: number, now: Date): readonly codes.DaySum[] {
  const today = localDate(now)
  const last = closesOn < today ? closesOn : today
  const days: LocalDate[] = []
  for (let day = opensOn; day <= last; day = daysAfter(day, 1)) days.push(day)
  const chance = named(seed, 'days', opensOn)
  const counts = new Map<string, codes.DaySum>()
  for (let one = 0; one < answers; one++) {
    const day = days[Math.floor(chance() ** 2 * days.length)] ?? opensOn
    const channel = chance() < ON_PAPER ? 'paper' : 'web'
    counts.set(`${day}|${channel}`, { day, channel, answered: (counts.get(`${day}|${channel}`)?.answered ?? 0) + 1 })
  }
  return [...counts.values()]
}

function daysAfter(day: LocalDate, days: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
