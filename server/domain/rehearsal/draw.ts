import type { Area } from '../area.ts'
import type { UrnDocument } from '../document.ts'
import type { PopulationCell } from '../population.ts'
import type { Source } from '../round.ts'
import type { Survey } from '../survey/survey.ts'
import { persons } from './person.ts'
import type { Random } from './random.ts'
import { answering, divide } from './response.ts'

/** A kommun, its areas and who lives there. */
export interface Land {
  readonly kommun: Area
  readonly areas: readonly Area[]
  readonly population: readonly PopulationCell[]
}

/** How many answer, by code and by the open link. */
export type Turnout = Readonly<Record<Source, number>>

/** Draws the documents of a whole round, area by area: people as they live there and are willing to answer, answering as is true of them. */
export function* documents(survey: Survey, land: Land, turnout: Turnout, random: Random): Generator<UrnDocument> {
  const lived = land.areas
    .map(({ id }) => ({ id, cells: land.population.filter(({ areaId, people }) => areaId === id && people > 0) }))
    .filter(({ cells }) => cells.length > 0)
  const people = new Map(lived.map(({ id, cells }) => [id, cells.reduce((sum, cell) => sum + cell.people, 0)]))
  for (const source of ['code', 'open'] as const) {
    const answers = divide(turnout[source], people)
    for (const { id, cells } of lived) {
      yield* ofArea(survey, { kommunId: land.kommun.id, source }, cells, answers.get(id) ?? 0, random)
    }
  }
}

function* ofArea(
  survey: Survey,
  of: { readonly kommunId: string; readonly source: Source },
  cells: readonly PopulationCell[],
  answers: number,
  random: Random,
): Generator<UrnDocument> {
  const draw = answering(cells)
  const known = new Map<PopulationCell, (random: Random) => UrnDocument>()
  for (let drawn = 0; drawn < answers; drawn++) {
    const cell = draw(random)
    const { areaId, sex, ageGroup } = cell
    const person = known.get(cell) ?? persons(survey, { ...of, areaId, sex, ageGroup })
    known.set(cell, person)
    yield person(random)
  }
}
