import type { ShownRow } from '../../domain/disclosure/protect.ts'
import { TOO_FEW } from '../../domain/disclosure/protect.ts'
import { count, number, percent } from '../../domain/format.ts'
import type { Rows } from '../../domain/lagesbild/rows.ts'
import type { PopulationCell } from '../../domain/population.ts'
import { populationKey } from '../../domain/tables.ts'
import { heard } from '../../domain/weighting/heard.ts'
import * as cubes from '../../store/cubes.ts'
import type { Deps } from '../deps.ts'
import type { Picture } from './picture.ts'
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
export function areaRates({ areas }: Picture, rows: Rows, register: readonly PopulationCell[]): readonly AreaRate[] {
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

/** Who was heard and who was not: the whole kommun by sex and age. Nothing where the register has nobody. */
export async function groupRates({ db }: Deps, { snapshot }: Picture, register: readonly PopulationCell[]): Promise<readonly GroupRate[]> {
  if (register.length === 0) return []
  const groups = heard(register, await cubes.answeredBy(db, snapshot.id))
  const answers = groups.reduce((sum, { row }) => sum + (row.hidden ? 0 : row.respondents), 0)
  const all = peopleIn(register)
  return groups.map(({ sex, ageGroups, people, row }) => ({
    name: `${sexWords(sex)} ${ageWords(ageGroups)}`,
    ...rateOf(row, people),
    ofPeople: percent(people / all),
    ofAnswers: row.hidden || answers === 0 ? '–' : percent(row.respondents / answers),
  }))
}

function rateOf(row: ShownRow | undefined, people: number): Omit<AreaRate, 'name'> {
  const answers = row?.hidden ? TOO_FEW : count(row?.respondents ?? 0)
  const rate = !row || row.hidden || people === 0 ? '–' : `${number((100 * row.respondents) / people, 1)}\u00a0%`
  return { people: people === 0 ? 'saknas' : count(people), answers, rate }
}

const peopleIn = (cells: readonly PopulationCell[]) => cells.reduce((sum, { people }) => sum + people, 0)
