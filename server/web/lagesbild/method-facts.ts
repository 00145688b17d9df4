import { type MethodFacts, methodFacts } from '../../domain/lagesbild/method/facts.ts'
import { simulationWords } from '../../domain/lagesbild/method/simulation.ts'
import { askedOfEverybody } from '../../domain/survey/everybody.ts'
import * as codes from '../../store/codes.ts'
import * as cubes from '../../store/cubes.ts'
import * as figures from '../../store/figures.ts'
import * as population from '../../store/population.ts'
import * as protections from '../../store/protections.ts'
import * as weighings from '../../store/weighings.ts'
import type { Deps } from '../deps.ts'
import type { Picture, Told } from './picture.ts'

/** How a counted round was counted, weighted and protected, from what was stored then. */
export async function methodOf({ db, surveys }: Deps, told: Told, areas: Picture['areas']): Promise<MethodFacts> {
  const { survey, snapshot } = told
  const report = await weighings.ofSnapshot(db, snapshot.id)
  const protection = await protections.ofSnapshot(db, snapshot.id)
  const year = report?.registerYear ?? null
  const ids = areas.map(({ id }) => id)
  return methodFacts({
    ...{ survey, areas, report, protection, simulation: simulationWords(surveys) },
    rows: protection ? await figures.ofSnapshot(db, snapshot.id) : [],
    everybody: await told.figures.about(askedOfEverybody(survey)),
    register: year === null ? [] : await population.ofAreas(db, ids, year),
    answered: await cubes.answeredBy(db, snapshot.id),
    letters: await codes.cells(db, told.round.id),
  })
}
