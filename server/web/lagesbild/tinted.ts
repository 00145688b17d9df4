import { number } from '../../domain/format.ts'
import { cell, inBreath } from '../../domain/lagesbild/cells.ts'
import { againstRest, type Standing } from '../../domain/lagesbild/changes.ts'
import { type MeanItem, meanCell, onScale, toldMean } from '../../domain/lagesbild/means.ts'
import type { Place } from '../../domain/lagesbild/places.ts'
import { step, steps } from '../../domain/lagesbild/scale.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { toldOf } from '../../domain/lagesbild/told.ts'
import type { DrawnMap } from '../../domain/map.ts'

/** A map of areas tinted by one question, as the map partial takes it. */
export interface TintedMap {
  readonly map: DrawnMap
  readonly mapLabel: string
  readonly links: readonly AreaLink[]
  readonly mapKey: readonly KeyLine[]
}

type Tint = number | 'few' | null

/** What is drawn over an area's tint: dots where the share is uncertain, an edge where it is established to differ from the rest. */
interface Marks {
  readonly dotted: boolean
  readonly edge: 'higher' | 'lower' | null
}

interface KeyLine extends Marks {
  readonly tint: Tint
  readonly words: string
}

/** An area as a link in a map. */
export interface AreaLink extends Marks {
  readonly areaId: string
  readonly name: string
  readonly href: string
  readonly words: string
  readonly tint: Tint
  readonly current: boolean
}

/** What of an area is drawn: null where nothing may be said of it. */
interface Drawn {
  /** On the axis 0–1. */
  readonly value: number
  readonly uncertain: boolean
  readonly rest: Standing | null
  /** The figure in one breath. */
  readonly words: string
}

/** Tints areas in steps of the question's share; those with too few answers are hatched, uncertain ones dotted, established differences edged. */
export function tinted(map: DrawnMap, places: readonly Place[], home: string, mapLabel: string, current?: string): TintedMap {
  const drawn = ({ now }: Place): Drawn | null => {
    const told = toldOf(now)
    return told && { value: told.share, uncertain: told.uncertain, rest: againstRest(told), words: inBreath(cell(now)) }
  }
  return coloured(map, places, { home, mapLabel, drawn, current, unit: (share) => `${number(share * 100)}`, after: '\u00a0%' })
}

/** The same of a group mean: the steps are points on its scale. */
export function tintedMeans(map: DrawnMap, places: readonly Place[], home: string, item: MeanItem): TintedMap {
  const { from, to } = item.scale
  const drawn = ({ now }: Place): Drawn | null => {
    const told = toldMean(now)
    const shown = meanCell(now, item)
    if (!told || !shown.shown) return null
    const words = `${shown.mean} poäng${shown.limits ? ` (${shown.limits})` : ''}, ${shown.base} svar${shown.note ? `, ${shown.note}` : ''}`
    return { value: onScale(told.mean, item.scale), uncertain: told.uncertain, rest: againstRest(told), words }
  }
  const unit = (value: number) => number(from + value * (to - from), 1)
  return coloured(map, places, {
    home,
    mapLabel: `Karta över områdena: ${sv(item.label)}`,
    drawn,
    current: undefined,
    unit,
    after: ' poäng',
  })
}

/** How areas are drawn: `unit` says where a step on the axis 0–1 begins. */
interface Drawing {
  readonly home: string
  readonly mapLabel: string
  readonly drawn: (place: Place) => Drawn | null
  readonly current: string | undefined
  readonly unit: (value: number) => string
  readonly after: string
}

function coloured(map: DrawnMap, places: readonly Place[], { home, mapLabel, drawn, current, unit, after }: Drawing): TintedMap {
  const found = places.map((place) => ({ place, one: drawn(place) }))
  const scale = steps(found.flatMap(({ one }) => (one ? [one.value] : [])))
  const links = found.map(({ place: { areaId, name, now }, one }): AreaLink => {
    const way = one?.rest?.direction
    return {
      areaId,
      name,
      href: `${home}/omrade/${areaId}`,
      words: [one?.words ?? inBreath(cell(now)), ...(way ? [`${one.rest?.words} än i övriga kommunen`] : [])].join(', '),
      tint: one ? step(scale, one.value) : now?.hidden ? 'few' : null,
      dotted: one?.uncertain ?? false,
      edge: way ? EDGES[way] : null,
      current: areaId === current,
    }
  })
  const used = MARKS.filter(({ of }) => links.some(of)).map(({ of: _of, ...line }) => line)
  const stepped = [1, 2, 3, 4, 5].map((tint) => ({
    ...PLAIN,
    tint,
    words: `${unit((tint - 1) * scale.width)}–${unit(tint * scale.width)}${after}`,
  }))
  const hasSteps = links.some(({ tint }) => typeof tint === 'number')
  return { map, mapLabel, links, mapKey: [...(hasSteps ? stepped : []), ...used] }
}

const EDGES = { up: 'higher', down: 'lower' } as const
const PLAIN: Marks = { dotted: false, edge: null }

/** What the key explains besides the steps, when an area has it. */
const MARKS: readonly (KeyLine & { of(link: AreaLink): boolean })[] = [
  { ...PLAIN, tint: 'few', words: 'för få svar', of: ({ tint }) => tint === 'few' },
  { ...PLAIN, tint: null, dotted: true, words: 'prickat: stor osäkerhet', of: ({ dotted }) => dotted },
  { ...PLAIN, tint: null, edge: 'higher', words: 'hel kant: säkerställt högre än i övriga kommunen', of: ({ edge }) => edge === 'higher' },
  {
    ...PLAIN,
    tint: null,
    edge: 'lower',
    words: 'streckad kant: säkerställt lägre än i övriga kommunen',
    of: ({ edge }) => edge === 'lower',
  },
]
