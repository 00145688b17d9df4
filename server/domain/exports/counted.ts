import type { Area } from '../area.ts'
import { codesOf } from '../questions/index.ts'
import type { Round } from '../round.ts'
import type { Snapshot } from '../snapshot.ts'
import { inLanguage, question, type Survey } from '../survey/survey.ts'
import { type Population, populationKey } from '../tables.ts'

/** A round that has been counted: where, with which survey, and the snapshot its figures stand in. */
export interface Counted {
  readonly kommun: Area
  /** The kommun's areas that year, in the order they are to be listed. */
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly round: Round
  readonly survey: Survey
  readonly snapshot: Snapshot
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

/** Every population a round's figures may be about, in the order files list them: the kommun, its areas, then groups of people. */
export function populations({ kommun, areas, survey }: Counted): readonly Named[] {
  const named = (population: Population, kind: Named['kind'], code: string, name: string): Named => ({
    key: populationKey(population),
    kind,
    code,
    name,
  })
  const groups = [
    ...values(survey, survey.cell.sex).map(({ code, name }) => named({ kind: 'sex', sex: code }, 'kön', code, name)),
    ...values(survey, survey.cell.ageGroup).map(({ code, name }) => named({ kind: 'age', ageGroup: code }, 'ålder', code, name)),
    ...survey.breakdowns.flatMap((id) =>
      values(survey, id).map(({ code, name, label }) =>
        named({ kind: 'breakdown', question: id, code }, 'bakgrund', `${id}=${code}`, `${label}: ${name}`),
      ),
    ),
  ]
  return [
    named({ kind: 'kommun' }, 'kommun', kommun.id, kommun.name),
    ...areas.map((area) => named({ kind: 'area', areaId: area.id }, 'område', area.id, area.name)),
    ...groups,
  ]
}

function values(survey: Survey, id: string): readonly { readonly code: string; readonly name: string; readonly label: string }[] {
  const asked = question(survey, id)
  if (!asked) return []
  return codesOf(asked)
    .filter(({ role }) => role === 'value')
    .map(({ code, text }) => ({ code, name: inLanguage(text, 'sv'), label: inLanguage(asked.label, 'sv') }))
}
