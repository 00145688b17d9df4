import { type Cell, cell, unweightedCell } from '../../domain/lagesbild/cells.ts'
import { grouped } from '../../domain/lagesbild/items.ts'
import { type MeanCell, meanCell, meanItems } from '../../domain/lagesbild/means.ts'
import type { Rows } from '../../domain/lagesbild/rows.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { codesOf } from '../../domain/questions/index.ts'
import { question, type Survey } from '../../domain/survey/survey.ts'
import { type Population, populations } from '../../domain/tables.ts'
import type { Frame } from '../show.ts'
import { type About, about } from './frame.ts'
import type { Picture } from './picture.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/grupper': GroupsPage
  }
}

/** The kommun divided in every way that is planned. */
export interface GroupsPage {
  readonly about: About
  readonly divisions: readonly Division[]
}

/** The kommun divided one way: every question, one column a group of people. */
interface Division {
  readonly id: string
  readonly title: string
  readonly caption: string
  readonly columns: readonly string[]
  /** How many columns the table has, the questions' own included. */
  readonly span: number
  readonly groups: readonly { readonly title: string; readonly lines: readonly DivisionLine[] }[]
  /** The lines of all groups. */
  readonly lines: readonly DivisionLine[]
  /** Group means, in points. */
  readonly means: readonly { readonly label: string; readonly href: string; readonly cells: readonly MeanCell[] }[]
}

interface DivisionLine {
  readonly label: string
  readonly means: string
  readonly href: string
  readonly cells: readonly Cell[]
  /** The same, each answer counted the same. */
  readonly unweighted: readonly Cell[]
}

/** The kommun by sex, by age and by each of the survey's breakdowns, one at a time: no two are ever crossed. */
export async function groups(picture: Picture): Promise<GroupsPage & Frame> {
  const { survey, kommun, round } = picture
  const planned = populations(survey, [])
  const whole = await picture.figures.of({ kind: 'kommun' })
  const divide = (id: string, members: readonly Population[]) => division(picture, id, members)
  const divisions = [
    await divide(
      survey.cell.sex,
      planned.filter(({ kind }) => kind === 'sex'),
    ),
    await divide(
      survey.cell.ageGroup,
      planned.filter(({ kind }) => kind === 'age'),
    ),
  ]
  for (const id of survey.breakdowns) {
    divisions.push(
      await divide(
        id,
        planned.filter((one) => one.kind === 'breakdown' && one.question === id),
      ),
    )
  }
  return {
    title: `Kön, ålder och boende, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, whole.code.values()),
    divisions,
  }
}

async function division(picture: Picture, id: string, members: readonly Population[]): Promise<Division> {
  const columns: Rows[] = []
  const title = sv(question(picture.survey, id)?.label ?? {})
  for (const member of members) columns.push(await picture.figures.of(member))
  const groups = grouped(picture.survey).map(({ group, items }) => ({
    title: sv(group.title),
    lines: items.map((item) => ({
      label: sv(item.label),
      means: sv(item.measure.text),
      href: `${picture.home}/fraga/${item.id}`,
      cells: columns.map((rows) => cell(rows.code.get(item.id))),
      unweighted: columns.map((rows) => unweightedCell(rows.code.get(item.id))),
    })),
  }))
  return {
    id,
    title,
    caption: `Andel och antal svar efter ${title.toLowerCase()}`,
    span: members.length + 1,
    columns: members.map((member) => nameOf(picture.survey, id, codeOf(member))),
    groups,
    lines: groups.flatMap(({ lines }) => lines),
    means: meanItems(picture.survey).map((item) => ({
      label: sv(item.label),
      href: `${picture.home}/fraga/${item.id}`,
      cells: columns.map((rows) => meanCell(rows.code.get(item.id), item)),
    })),
  }
}

function codeOf(population: Population): string {
  if (population.kind === 'sex') return population.sex
  if (population.kind === 'age') return population.ageGroup
  return population.kind === 'breakdown' ? population.code : ''
}

function nameOf(survey: Survey, id: string, code: string): string {
  const asked = question(survey, id)
  const found = asked && codesOf(asked).find((one) => one.code === code)
  return found ? sv(found.text) : code
}
