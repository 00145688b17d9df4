import { type Cell, cell } from '../../domain/lagesbild/cells.ts'
import { grouped, type Item, items } from '../../domain/lagesbild/items.ts'
import { ordered, type Place } from '../../domain/lagesbild/places.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import type { DrawnMap } from '../../domain/map.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Picture } from './picture.ts'
import { type TintedMap, tinted } from './tinted.ts'

/** The question a kommun's map shows, and the same figures as a list. */
export interface Chosen extends TintedMap {
  readonly label: string
  readonly means: string
  readonly href: string
  /** How the list is ordered: 'högst andel först'. */
  readonly order: string
  readonly kommun: Cell
  readonly places: readonly { readonly name: string; readonly href: string; readonly now: Cell }[]
  readonly options: readonly OptionGroup[]
}

interface OptionGroup {
  readonly title: string
  readonly items: readonly { readonly id: string; readonly label: string; readonly chosen: boolean }[]
}

/** The item asked for in the address, or the one given, or the survey's first; undefined when the survey has no shares at all. */
export function chosenItem(survey: Survey, asked: unknown, otherwise: Item | undefined): Item | undefined {
  const all = items(survey)
  return all.find(({ id }) => id === asked) ?? otherwise ?? all[0]
}

/** One question over the areas, worst first, on a map and in a list. */
export function chosen(picture: Picture, item: Item, places: readonly Place[], whole: Cell, map: DrawnMap): Chosen {
  const { home, survey } = picture
  const { direction, text } = item.measure
  const inOrder = ordered(places, 'andel', direction)
  return {
    ...tinted(map, inOrder, home, `Karta över områdena: så många procent ${sv(text)}`),
    label: sv(item.label),
    means: sv(text),
    href: `${home}/fraga/${item.id}`,
    order: ORDER[direction],
    kommun: whole,
    places: inOrder.map(({ areaId, name, now }) => ({ name, href: `${home}/omrade/${areaId}`, now: cell(now) })),
    options: grouped(survey).map(({ group, items }) => ({
      title: sv(group.title),
      items: items.map(({ id, label }) => ({ id, label: sv(label), chosen: id === item.id })),
    })),
  }
}

/** How areas are ordered by value, in words: the worst first. */
export const ORDER = { adverse: 'högst andel först', favourable: 'lägst andel först' } as const
