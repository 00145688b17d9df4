import type { Area } from '../../area.ts'
import type { ShownRow } from '../../disclosure/protect.ts'
import { TOO_FEW } from '../../disclosure/protect.ts'
import type { Frame } from '../../draw/frame.ts'
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
  /** Letters sent there; '–' where the draw did not tell it apart. */
  readonly letters: string
  /** The response rate: answers in per cent of the letters, those that came back among them. */
  readonly response: string
}

/** Letters to people of one cell of the frame; null where the draw told no sexes, or ages, apart. */
export interface Letters extends Pick<Frame, 'areaId' | 'sex' | 'ages'> {
  readonly drawn: number
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
  letters: readonly Letters[],
): readonly AreaRate[] {
  const line = (name: string, key: string, inside: (areaId: string) => boolean) => {
    const people = peopleIn(register.filter(({ areaId }) => inside(areaId)))
    return { name, ...rateOf(rows.code.get(key), people, sent(letters.filter(({ areaId }) => inside(areaId)))) }
  }
  return [
    ...areas.map(({ id, name }) => line(name, populationKey({ kind: 'area', areaId: id }), (areaId) => areaId === id)),
    line('Hela kommunen', populationKey({ kind: 'kommun' }), () => true),
  ]
}

/**
 * Who was heard and who was not: the whole kommun by sex and age. Nothing where the register has nobody. Counts are told in
 * tens: those who did not say their sex or age must not be what is left when these are taken from sums that are told elsewhere.
 */
export function groupRates(
  register: readonly PopulationCell[],
  answered: readonly Answered[],
  letters: readonly Letters[],
): readonly GroupRate[] {
  if (register.length === 0) return []
  const groups = heard(register, answered).map((group) => ({ ...group, answers: inTens(group.row) }))
  const [heardFrom, all] = [groups.reduce((sum, { answers }) => sum + answers, 0), peopleIn(register)]
  return groups.map(({ sex, ageGroups, people, answers }) => ({
    name: `${sexWords(sex)} ${ageWords(ageGroups)}`,
    people: count(people),
    answers: count(answers),
    rate: rateIn(answers, people),
    ...responseOf(answers, sentTo(letters, sex, ageGroups)),
    ofPeople: percent(people / all),
    ofAnswers: percent(answers / heardFrom),
  }))
}

const inTens = (row: ShownRow): number => (row.hidden === 'row' ? 0 : 10 * Math.round(row.respondents / 10))

function rateOf(row: ShownRow | undefined, people: number, letters: number | null): Omit<AreaRate, 'name'> {
  const answers = !row ? 0 : row.hidden === 'row' ? null : row.respondents
  return {
    people: people === 0 ? 'saknas' : count(people),
    answers: answers === null ? TOO_FEW : count(answers),
    rate: answers === null || people === 0 ? '–' : rateIn(answers, people),
    ...responseOf(answers, letters),
  }
}

const sent = (letters: readonly Letters[]) => letters.reduce((sum, { drawn }) => sum + drawn, 0)

/** Letters to a sex and some age groups; null when a cell of the frame is partly among them, so that it cannot be told. */
function sentTo(letters: readonly Letters[], sex: string, ageGroups: readonly string[]): number | null {
  const own = letters.filter((cell) => (cell.sex ?? sex) === sex && (cell.ages ?? ageGroups).some((age) => ageGroups.includes(age)))
  const isWhole = own.every((cell) => cell.sex === sex && cell.ages?.every((age) => ageGroups.includes(age)))
  return isWhole ? sent(own) : null
}

// More answers than letters: some came with codes of an area, or by another way than that of the letters.
function responseOf(answers: number | null, letters: number | null): Pick<AreaRate, 'letters' | 'response'> {
  if (!letters) return { letters: '–', response: '–' }
  return { letters: count(letters), response: answers === null || answers > letters ? '–' : rateIn(answers, letters) }
}

const rateIn = (answers: number, people: number) => `${number((100 * answers) / people, 1)}\u00a0%`

const peopleIn = (cells: readonly PopulationCell[]) => cells.reduce((sum, { people }) => sum + people, 0)
