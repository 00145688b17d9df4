import type { ShownRow } from '../../domain/disclosure/protect.ts'
import { cell, inBreath } from '../../domain/lagesbild/cells.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { topProblems } from '../../domain/underlag/underlag.ts'
import type { Picture } from './picture.ts'

/** A problem among those with the highest shares, its figure in one breath. */
export interface TopLine {
  readonly label: string
  readonly means: string
  readonly href: string
  readonly figure: string
}

/** The problems with the highest shares of one population's answers by code: the same list that the underlag begins with. */
export function top({ survey, home }: Picture, rows: Iterable<ShownRow>): readonly TopLine[] {
  return topProblems(survey, [...rows], 'code').figures.map(({ item, row }) => ({
    label: sv(item.label),
    means: sv(item.measure.text),
    href: `${home}/fraga/${item.id}`,
    figure: inBreath(cell(row)),
  }))
}
