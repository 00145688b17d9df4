import type { Area } from '../area.ts'
import { codesOf } from '../questions/index.ts'
import type { Round } from '../round.ts'
import type { Snapshot } from '../snapshot.ts'
import { inLanguage, question, type Survey } from '../survey/survey.ts'
import { type Population, populationKey, populations } from '../tables.ts'
import type { Made } from './origin.ts'

/** A round that has been counted: where, with which survey, and the snapshot its figures stand in. */
export interface CountedRound {
  readonly kommun: Pick<Area, 'id' | 'name' | 'slug'>
  /** The kommun's areas that year, in the order they are to be listed. */
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly round: Round
  readonly survey: Survey
  readonly snapshot: Snapshot
}

/** A counted round on its way out in a file: also what made it, and as which edition. */
export interface LeavingRound extends CountedRound {
  readonly origin: Made
}

/** A population as a file names it. */
export interface Named {
  /** As the figures are kept by. */
  readonly key: string
  /** What divides people into it: 'kommun', 'område', 'kön', 'ålder' or 'bakgrund'. */
  readonly kind: 'kommun' | 'område' | 'kön' | 'ålder' | 'bakgrund'
  readonly code: string
  readonly name: string
}

/** Every population a round's figures may be about, named, in the order of the planned tables. */
export function named(round: CountedRound): readonly Named[] {
  const areaIds = round.areas.map(({ id }) => id)
  return populations(round.survey, areaIds).map((population) => ({ key: populationKey(population), ...naming(round, population) }))
}

function naming({ kommun, areas, survey }: CountedRound, population: Population): Omit<Named, 'key'> {
  switch (population.kind) {
    case 'kommun':
      return { kind: 'kommun', code: kommun.id, name: kommun.name }
    case 'area': {
      const { areaId } = population
      return { kind: 'område', code: areaId, name: areas.find(({ id }) => id === areaId)?.name ?? areaId }
    }
    case 'sex':
      return { kind: 'kön', code: population.sex, name: inWords(survey, survey.cell.sex, population.sex) }
    case 'age':
      return { kind: 'ålder', code: population.ageGroup, name: inWords(survey, survey.cell.ageGroup, population.ageGroup) }
    case 'breakdown': {
      const { question: id, code } = population
      const label = inLanguage(question(survey, id)?.label ?? {}, 'sv')
      return { kind: 'bakgrund', code: `${id}=${code}`, name: `${label}: ${inWords(survey, id, code)}` }
    }
  }
}

/** What a code of a question is called; the code itself when the survey has no words for it. */
function inWords(survey: Survey, id: string, name: string): string {
  const asked = question(survey, id)
  const code = asked && codesOf(asked).find(({ code }) => code === name)
  return code ? inLanguage(code.text, 'sv') : name
}
