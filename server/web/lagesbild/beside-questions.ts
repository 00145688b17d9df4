import type { Area } from '../../domain/area.ts'
import type { Cell } from '../../domain/lagesbild/cells.ts'
import { type Comparability, comparability } from '../../domain/lagesbild/comparability.ts'
import type { Item } from '../../domain/lagesbild/items.ts'
import type { Rows } from '../../domain/lagesbild/rows.ts'
import { axisEnd, reach } from '../../domain/lagesbild/scale.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { beforeCell, comparableWords } from './lines.ts'
import type { CountedRound } from './picture.ts'

/** A kommun in its newest counted round: the figures of the whole kommun, by question. */
export interface Side extends CountedRound {
  readonly kommun: Area
  readonly home: string
  readonly rows: Rows
}

/** One question over some kommuner. */
export interface BesideQuestion {
  readonly id: string
  readonly label: string
  readonly means: string
  /** One line a kommun, in the order of names: never of figures, which nobody has tested. */
  readonly lines: readonly SideLine[]
  /** What must be said of a kommun's figure, or why it does not stand here. */
  readonly notes: readonly string[]
}

interface SideLine {
  readonly name: string
  readonly year: number
  readonly href: string
  readonly rehearsal: boolean
  readonly cell: Cell
}

/**
 * One item of the newest survey over some kommuner. A kommun that asked another survey is held against the newest as an
 * earlier year is: its figure stands here only if the two may be compared.
 */
export function questionOf(newest: Survey, item: Item, sides: readonly Side[]): BesideQuestion {
  const judged = sides.map((side) => ({ side, comparability: comparability(newest, item, side.survey) }))
  return {
    id: item.id,
    label: sv(item.label),
    means: sv(item.measure.text),
    lines: judged.map(({ side: { kommun, round, home, rows }, comparability }) => ({
      name: kommun.name,
      year: round.year,
      href: comparability.degree === 'new' ? home : `${home}/fraga/${item.id}`,
      rehearsal: round.rehearsal,
      cell: beforeCell(comparability, rows.code.get(item.id)),
    })),
    notes: judged.flatMap(({ side, comparability }) => note(side, comparability)),
  }
}

function note({ kommun, round }: Side, comparability: Comparability): readonly string[] {
  const { word, reason } = comparableWords(comparability)
  return reason === null ? [] : [`${kommun.name} ${round.year} är ${word}. ${reason}`]
}

/** Whether a kommun's shares stand for its residents; else for those who answered alone. */
export const isWeighted = ({ rows }: Side): boolean => [...rows.code.values()].some((row) => !row.hidden && row.weighted !== undefined)

/** Where an axis that holds every kommun's figure of some items ends. */
export const axisOf = (sides: readonly Side[], items: readonly Item[]): string =>
  String(axisEnd(reach(sides.flatMap(({ rows }) => items.map(({ id }) => rows.code.get(id))))))
