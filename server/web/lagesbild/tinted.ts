import { number } from '../../domain/format.ts'
import { cell, inBreath } from '../../domain/lagesbild/cells.ts'
import { type Place, shareOf } from '../../domain/lagesbild/places.ts'
import { step, steps } from '../../domain/lagesbild/scale.ts'
import type { DrawnMap } from '../../domain/map.ts'

/** A map of areas tinted by one question, as the map partial takes it. */
export interface TintedMap {
  readonly map: DrawnMap
  readonly mapLabel: string
  readonly links: readonly AreaLink[]
  readonly mapKey: readonly { readonly tint: Tint; readonly words: string }[]
}

type Tint = number | 'few' | null

/** An area as a link in a map. */
export interface AreaLink {
  readonly areaId: string
  readonly name: string
  readonly href: string
  readonly words: string
  readonly tint: Tint
  readonly current: boolean
}

/** Tints areas in steps of the question's share; those with too few answers are hatched. */
export function tinted(map: DrawnMap, places: readonly Place[], home: string, mapLabel: string, current?: string): TintedMap {
  const shares = places.flatMap(({ now }) => shareOf(now, []))
  const scale = steps(shares)
  const links = places.map(({ areaId, name, now }): AreaLink => {
    const share = shareOf(now, null)
    const tint = share !== null ? step(scale, share) : now?.hidden ? 'few' : null
    return { areaId, name, href: `${home}/omrade/${areaId}`, words: inBreath(cell(now)), tint, current: areaId === current }
  })
  return { map, mapLabel, links, mapKey: [...stepWords(scale.width), ...(links.some(({ tint }) => tint === 'few') ? [FEW] : [])] }
}

const FEW = { tint: 'few', words: 'för få svar' } as const

const stepWords = (width: number) =>
  [1, 2, 3, 4, 5].map((tint) => ({ tint, words: `${number((tint - 1) * width * 100)}–${number(tint * width * 100)}\u00a0%` }))
