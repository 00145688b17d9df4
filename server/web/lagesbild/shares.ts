import type { ShownRow } from '../../domain/disclosure/protect.ts'
import { bandWords } from '../../domain/lagesbild/bands.ts'
import { type Cell, cell, unweightedCell } from '../../domain/lagesbild/cells.ts'
import { againstRest, changeOf, type Standing } from '../../domain/lagesbild/changes.ts'
import { mayStandBeside } from '../../domain/lagesbild/comparability.ts'
import type { Item } from '../../domain/lagesbild/items.ts'
import { type Order, ordered, type Place, placesOf } from '../../domain/lagesbild/places.ts'
import { NONE, type Rows } from '../../domain/lagesbild/rows.ts'
import { axisEnd, reach } from '../../domain/lagesbild/scale.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { toldOf } from '../../domain/lagesbild/told.ts'
import type { DrawnMap } from '../../domain/map.ts'
import { populationKey } from '../../domain/tables.ts'
import { ORDER } from './chosen.ts'
import { chartKey } from './frame.ts'
import { beforeCell, type ComparableWords, comparableWords } from './lines.ts'
import { compared, type Picture } from './picture.ts'
import { type TintedMap, tinted } from './tinted.ts'

/** A question's share over areas and years, on one axis. */
export interface Shares {
  readonly means: string
  readonly lines: readonly ShareLine[]
  readonly kommun: Pick<ShareLine, 'now' | 'before' | 'change'>
  /** The same, each answer counted the same; the kommun last. */
  readonly unweighted: readonly { readonly label: string; readonly unweighted: Cell }[]
  /** Whether areas were tested against the rest of the kommun, and whether they have bands: else no columns for it. */
  readonly hasRest: boolean
  readonly bandsOf: number | null
  readonly order: Order
  readonly orderWords: string
  readonly axisEnd: string
  readonly chartKey: string
  readonly comparable: ComparableWords
  /** Whether last year's figures stand beside this year's: else there are no columns for them. */
  readonly hasBefore: boolean
  /** The year before was counted, but not asked this. */
  readonly isNew: boolean
  /** Last year's own page for the question, when its figures exist but may not stand here. */
  readonly beforeHref: string | null
  readonly tinted: TintedMap
  /** The same by the open link; null when nobody came that way. */
  readonly open: { readonly kommun: Cell; readonly lines: readonly { readonly name: string; readonly now: Cell }[] } | null
}

interface ShareLine {
  readonly name: string
  readonly href: string
  readonly now: Cell
  readonly before: Cell
  readonly change: Standing
  readonly rest: Standing | null
  /** Which places it may truly have, counted from the worst: '3–11'; null where nothing is known of it. */
  readonly band: string | null
}

/** The kommun's rows among those of a question. */
export const WHOLE = populationKey({ kind: 'kommun' })

/** An item's rows, both years, over the areas. Last year's are left out when they may not stand beside this year's. */
export interface Table {
  readonly item: Item
  readonly now: Rows
  readonly before: Rows
  readonly places: readonly Place[]
}

/** An item's table, from this year's rows. */
export async function tableOf(picture: Picture, item: Item, now: Rows): Promise<Table> {
  const before = (mayStandBeside(compared(picture, item)) && (await picture.before?.figures.about(item.id))) || NONE
  return { item, now, before, places: placesOf(picture.areas, now, before) }
}

/** The table as the page shows it, in the order asked for. */
export function shares(picture: Picture, { item, now, before, places }: Table, order: Order, map: DrawnMap): Shares {
  const { home, round } = picture
  const { direction, text } = item.measure
  const comparability = compared(picture, item)
  const figures = (now: ShownRow | undefined, before: ShownRow | undefined) => ({
    now: cell(now),
    before: beforeCell(comparability, before),
    change: changeOf(comparability, toldOf(now)),
  })
  const line = ({ areaId, name, now, before }: Place): ShareLine => ({
    name,
    href: `${home}/omrade/${areaId}`,
    ...figures(now, before),
    rest: againstRest(toldOf(now)),
    band: bandWords(toldOf(now)?.band ?? null, direction),
  })
  const inOrder = ordered(places, order, direction)
  const lines = inOrder.map(line)
  return {
    means: sv(text),
    lines,
    kommun: figures(now.code.get(WHOLE), before.code.get(WHOLE)),
    unweighted: [...inOrder, { name: 'Hela kommunen', now: now.code.get(WHOLE) }].map(({ name, now }) => ({
      label: name,
      unweighted: unweightedCell(now),
    })),
    hasRest: lines.some(({ rest }) => rest !== null),
    bandsOf: order === 'andel' ? (places.flatMap((place) => toldOf(place.now)?.band?.of ?? [])[0] ?? null) : null,
    order,
    orderWords: ORDER[direction],
    axisEnd: String(axisEnd(reach(places.flatMap((place) => [place.now, place.before])))),
    chartKey: chartKey(
      round.year,
      mayStandBeside(comparability) ? (picture.before?.round.year ?? null) : null,
      `Streckad linje: hela kommunen ${round.year}.`,
    ),
    comparable: comparableWords(comparability),
    hasBefore: mayStandBeside(comparability),
    isNew: comparability.degree === 'new',
    beforeHref: comparability.degree === 'no' && picture.homeBefore ? `${picture.homeBefore}/fraga/${item.id}` : null,
    tinted: tinted(map, places, home, `Karta över områdena: så många procent ${sv(text)}`),
    open: openShares(picture, now),
  }
}

function openShares({ areas }: Picture, now: Rows): Shares['open'] {
  if (now.open.size === 0) return null
  const lines = areas.map(({ id, name }) => ({ name, now: cell(now.open.get(populationKey({ kind: 'area', areaId: id }))) }))
  return { kommun: cell(now.open.get(WHOLE)), lines }
}
