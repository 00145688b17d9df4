import type { Area } from '../../area.ts'
import type { ShownRow } from '../../disclosure/protect.ts'
import { TOO_FEW } from '../../disclosure/protect.ts'
import { count, number, percent } from '../../format.ts'
import type { PopulationCell } from '../../population.ts'
import { populationKey } from '../../tables.ts'
import { type Answered, heard } from '../../weighting/heard.ts'
import type { Rows } from '../rows.ts'
import { ageWords, sexWords } from './weights.ts'

/** How many of an area's residents answered, in words. */
export interface AreaRate {
  readonly name: string
  readonly people: string
  readonly answers: string
  /** Answers in per cent of the residents; '–' where it cannot be said. */
  readonly rate: string
}

/** How a sex and age group stands among the residents, and among the answers. */
export interface GroupRate extends AreaRate {
  /** Its share of the kommun's residents. */
  readonly ofPeople: string
  /** Its share of the answers told here. */
  readonly ofAnswers: string
}

/** Answers by code in each area against its residents, the kommun last. */
export function areaRates(
  areas: readonly Pick<Area, 'id' | 'name'>[],
  rows: Rows,
  register: readonly PopulationCell[],
): readonly AreaRate[] {
  const line = (name: string, key: string, cells: readonly PopulationCell[]) => ({ name, ...rateOf(rows.code.get(key), peopleIn(cells)) })
  return [
    ...areas.map(({ id, name }) =>
      line(
        name,
        populationKey({ kind: 'area', areaId: id }),
        register.filter(({ areaId }) => areaId === id),
      ),
    ),
    line('Hela kommunen', populationKey({ kind: 'kommun' }), register),
  ]
}

/**
 * Who was heard and who was not: the whole kommun by sex and age. Nothing where the register has nobody. Counts are told in
 * tens: those who did not say their sex or age must not be what is left when these are taken from sums that are told elsewhere.
 */
export function groupRates(register: readonly PopulationCell[], answered: readonly Answered[]): readonly GroupRate[] {
  if (register.length === 0) return []
  const groups = heard(register, answered).map((group) => ({ ...group, answers: inTens(group.row) }))
  const [heardFrom, all] = [groups.reduce((sum, { answers }) => sum + answers, 0), peopleIn(register)]
  return groups.map(({ sex, ageGroups, people, answers }) => ({
    name: `${sexWords(sex)} ${ageWords(ageGroups)}`,
    people: count(people),
    answers: count(answers),
    rate: rateIn(answers, people),
    ofPeople: percent(people / all),
    ofAnswers: percent(answers / heardFrom),
  }))
}

const inTens = (row: ShownRow): number => (row.hidden === 'row' ? 0 : 10 * Math.round(row.respondents / 10))

function rateOf(row: ShownRow | undefined, people: number): Omit<AreaRate, 'name'> {
  const answers = !row ? 0 : row.hidden === 'row' ? null : row.respondents
  return {
    people: people === 0 ? 'saknas' : count(people),
    answers: answers === null ? TOO_FEW : count(answers),
    rate: answers === null || people === 0 ? '–' : rateIn(answers, people),
  }
}

const rateIn = (answers: number, people: number) => `${number((100 * answers) / people, 1)}\u00a0%`

const peopleIn = (cells: readonly PopulationCell[]) => cells.reduce((sum, { people }) => sum + people, 0)
