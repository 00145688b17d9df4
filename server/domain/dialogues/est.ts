import type { LocalDate } from '../round.ts'
import type { Dialogue, Observation } from './dialogue.ts'
import { TIMES_OF_DAY, type TimeOfDay } from './where.ts'

/** A week of the ISO calendar: 2026, 12. */
export interface Week {
  readonly year: number
  readonly week: number
}

/** How many weeks the current picture covers. */
export const EST_WEEKS = 4

/** The ISO week of a day (ISO 8601): the one that its Thursday's year counts. */
export function weekOf(day: LocalDate): Week {
  const date = new Date(`${day}T00:00:00Z`)
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS)
  const year = thursday.getUTCFullYear()
  return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) }
}

/** The first day of the weeks that the current picture of a day covers: a Monday. */
export function estFrom(today: LocalDate): LocalDate {
  const date = new Date(`${today}T00:00:00Z`)
  const monday = date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS
  return new Date(monday - (EST_WEEKS - 1) * 7 * DAY_MS).toISOString().slice(0, 10)
}

/** What units reported in the last weeks: how often each theme, week by week and by time of day, and what was done. */
export interface EstPicture {
  readonly weeks: readonly Week[]
  readonly reports: number
  readonly themes: readonly {
    readonly theme: string
    /** Times it happened in each of the weeks, in their order. */
    readonly times: readonly number[]
    /** Times it happened at each time of day, in their order, and last when nobody said. */
    readonly byTime: readonly number[]
    /** Places that were named, the most often named first. */
    readonly places: readonly string[]
  }[]
  readonly done: readonly {
    readonly heldOn: LocalDate
    readonly areaId: string | null
    readonly themes: readonly string[]
    readonly words: string
  }[]
}

/** The current picture on a day, from EST reports; those outside its weeks are passed over. Themes that happened most come first. An event about two themes counts in each. */
export function estPicture(
  reports: readonly Pick<Dialogue, 'heldOn' | 'areaId' | 'place' | 'observations'>[],
  today: LocalDate,
): EstPicture {
  const from = estFrom(today)
  const within = reports.filter(({ heldOn }) => heldOn >= from && heldOn <= today)
  const weeks = Array.from({ length: EST_WEEKS }, (_, at) =>
    weekOf(new Date(Date.parse(from) + at * 7 * DAY_MS).toISOString().slice(0, 10)),
  )
  const events = within.flatMap(({ observations, ...report }) =>
    observations.filter(({ severity }) => severity > 0).map((event) => ({ ...event, report })),
  )
  const themes = [...new Set(events.flatMap(({ themes }) => themes))].map((theme) => {
    const about = events.filter((event) => event.themes.includes(theme))
    return {
      theme,
      times: weeks.map((week) => sum(about.filter(({ report }) => isSame(weekOf(report.heldOn), week)))),
      byTime: TIMES.map((time) => sum(about.filter(({ timeOfDay }) => timeOfDay === time))),
      places: mostNamed(about.map(({ place, report }) => place || report.place)),
    }
  })
  return {
    weeks,
    reports: within.length,
    themes: themes.sort((a, b) => total(b.times) - total(a.times)),
    done: events
      .filter(({ suggestion }) => suggestion !== '')
      .map(({ report, themes, suggestion }) => ({ heldOn: report.heldOn, areaId: report.areaId, themes, words: suggestion }))
      .sort((a, b) => b.heldOn.localeCompare(a.heldOn)),
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
const TIMES: readonly (TimeOfDay | string | null)[] = [...TIMES_OF_DAY.map(({ value }) => value), null]

const sum = (events: readonly Pick<Observation, 'times'>[]) => events.reduce((all, { times }) => all + times, 0)
const total = (times: readonly number[]) => times.reduce((all, one) => all + one, 0)
const isSame = (a: Week, b: Week) => a.year === b.year && a.week === b.week

function mostNamed(places: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([place]) => place)
    .slice(0, 3)
}
