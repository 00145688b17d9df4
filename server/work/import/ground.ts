import type { Area } from '../../domain/area.ts'
import type { Ground } from '../../domain/imports/wish.ts'
import type { LocalDate } from '../../domain/round.ts'
import type { Surveys } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import type { Db } from '../../store/database.ts'
import * as rounds from '../../store/rounds.ts'

/** How things stand in a kommun for whoever wants to read answers in there. */
export async function groundOf(db: Db, surveys: Surveys, kommun: Area, today: LocalDate): Promise<Ground> {
  const taken = (await rounds.ofKommun(db, kommun.id)).filter(({ cancelledOn }) => cancelledOn === null)
  const years = [...new Set([...surveys.values()].map(({ year }) => year))]
  const areaCounts = await Promise.all(years.map(async (year) => [year, (await areas.namesBelow(db, kommun.id, year)).length] as const))
  const counted = new Map(areaCounts)
  return { kommun, surveys, today, takenYears: new Set(taken.map(({ year }) => year)), areasIn: (year) => counted.get(year) ?? 0 }
}
