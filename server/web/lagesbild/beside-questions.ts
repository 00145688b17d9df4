import type { Area } from '../../domain/area.ts'
import type { ShownRow } from '../../domain/disclosure/protect.ts'
import type { Cell } from '../../domain/lagesbild/cells.ts'
import { type Comparability, comparability, mayStandBeside } from '../../domain/lagesbild/comparability.ts'
import type { Item } from '../../domain/lagesbild/items.ts'
import { type MeanCell, type MeanItem, meanItems } from '../../domain/lagesbild/means.ts'
import type { Rows } from '../../domain/lagesbild/rows.ts'
import { axisEnd, reach } from '../../domain/lagesbild/scale.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import type { Scale } from '../../domain/statistics/scores.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { beforeCell, beforeMeanCell, comparableWords } from './lines.ts'
import { reachOf } from './mean-areas.ts'
import type { CountedRound } from './picture.ts'

/** A kommun in its newest counted round: the figures of the whole kommun, by question. */
export interface Side extends CountedRound {
  readonly kommun: Area
  readonly home: string
  readonly rows: Rows
}

/** What a line is made of. */
type Asked = Pick<Side, 'kommun' | 'home' | 'round' | 'survey' | 'rows'>

/** One question, or one group mean, over some kommuner. */
export interface BesideQuestion {
  readonly id: string
  readonly label: string
  readonly caption: string
  /** The ends of a group mean's scale in points; null for a share. */
  readonly points: Scale | null
  /** Where the axis of its chart ends, of the whole scale. */
  readonly axisEnd: string
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
  readonly cell: Cell | MeanCell
}

/**
 * One item of the newest survey over some kommuner. A kommun that asked another survey is held against the newest as an
 * earlier year is: its figure stands here only if the two may be compared.
 */
export const questionOf = (newest: Survey, item: Item, sides: readonly Asked[], axisEnd: string): BesideQuestion => ({
  ...over(newest, item, sides, (comparability, row) => beforeCell(comparability, row)),
  caption: `Så många procent ${sv(item.measure.text)}`,
  points: null,
  axisEnd,
})

/** One group mean of the newest survey over some kommuner, in points. Where another survey gave points on another scale there is no figure. */
export function meanOf(newest: Survey, item: MeanItem, sides: readonly Asked[]): BesideQuestion {
  const { from, to } = item.scale
  const rows = sides.map(({ rows }) => rows.code.get(item.id))
  return {
    ...over(newest, item, sides, (comparability, row, { survey }) => {
      const own = meanItems(survey).find(({ id }) => id === item.id)?.scale
      return mayStandBeside(comparability) && (own?.from !== from || own.to !== to)
        ? { shown: false, words: 'en annan skala' }
        : beforeMeanCell(comparability, row, item)
    }),
    caption: `Medelpoäng från ${from} till ${to}`,
    points: item.scale,
    axisEnd: String(axisEnd(rows.flatMap((row) => reachOf(row, item)))),
  }
}

type CellIn = (comparability: Comparability, row: ShownRow | undefined, side: Asked) => Cell | MeanCell

function over(newest: Survey, item: Pick<Item, 'id' | 'label' | 'comparable'>, sides: readonly Asked[], cellIn: CellIn) {
  const judged = sides.map((side) => ({ side, comparability: comparability(newest, item, side.survey) }))
  return {
    id: item.id,
    label: sv(item.label),
    lines: judged.map(({ side, comparability }) => ({
      name: side.kommun.name,
      year: side.round.year,
      href: comparability.degree === 'new' ? side.home : `${side.home}/fraga/${item.id}`,
      rehearsal: side.round.rehearsal,
      cell: cellIn(comparability, side.rows.code.get(item.id), side),
    })),
    notes: judged.flatMap(({ side, comparability }) => note(side, comparability)),
  }
}

function note({ kommun, round }: Asked, comparability: Comparability): readonly string[] {
  const { word, reason } = comparableWords(comparability)
  return reason === null ? [] : [`${kommun.name} ${round.year} är ${word}. ${reason}`]
}

/** Whether a kommun's shares stand for its residents; else for those who answered alone. */
export const isWeighted = ({ rows }: Side): boolean => [...rows.code.values()].some((row) => !row.hidden && row.weighted !== undefined)

/** Where an axis that holds every kommun's figure of some items ends. */
export const axisOf = (sides: readonly Side[], items: readonly Item[]): string =>
  String(axisEnd(reach(sides.flatMap(({ rows }) => items.map(({ id }) => rows.code.get(id))))))
