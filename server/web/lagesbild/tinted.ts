import { number } from '../../domain/format.ts'
import { cell, inBreath } from '../../domain/lagesbild/cells.ts'
import { againstRest } from '../../domain/lagesbild/changes.ts'
import { type Place, shareOf } from '../../domain/lagesbild/places.ts'
import { step, steps } from '../../domain/lagesbild/scale.ts'
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

/** Tints areas in steps of the question's share; those with too few answers are hatched, uncertain ones dotted, established differences edged. */
export function tinted(map: DrawnMap, places: readonly Place[], home: string, mapLabel: string, current?: string): TintedMap {
  const scale = steps(places.flatMap(({ now }) => shareOf(now, [])))
  const links = places.map(({ areaId, name, now }): AreaLink => {
    const told = toldOf(now)
    const tint = told ? step(scale, told.share) : now?.hidden ? 'few' : null
    const rest = againstRest(told)
    const words = [inBreath(cell(now)), ...(rest?.direction ? [`${rest.words} än i övriga kommunen`] : [])].join(', ')
    const edge = rest?.direction ? EDGES[rest.direction] : null
    return {
      areaId,
      name,
      href: `${home}/omrade/${areaId}`,
      words,
      tint,
      dotted: told?.uncertain ?? false,
      edge,
      current: areaId === current,
    }
  })
  const used = MARKS.filter(({ of }) => links.some(of)).map(({ of: _of, ...line }) => line)
  return { map, mapLabel, links, mapKey: [...stepWords(scale.width), ...used] }
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

const stepWords = (width: number): readonly KeyLine[] =>
  [1, 2, 3, 4, 5].map((tint) => ({ ...PLAIN, tint, words: `${number((tint - 1) * width * 100)}–${number(tint * width * 100)}\u00a0%` }))
