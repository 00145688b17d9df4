import type { Standing } from '../area.ts'

type Places = ReadonlyMap<string, Pick<Standing, 'parentId' | 'level' | 'name'>>

/** Why an area cannot be weighted together with another, in a sentence; null when it can. Both must lie right below the same kommun. */
export function unfit(areaId: string, neighbour: string, places: Places): string | null {
  if (areaId === neighbour) return `${areaId} kan inte vara granne till sig självt.`
  const [area, other] = [places.get(areaId), places.get(neighbour)]
  if (!area) return `Området ${areaId} finns inte.`
  if (area.level !== 'area') return `${areaId} är inget område i en kommun och vägs inte ihop med andra.`
  if (!other) return `Grannen ${neighbour} finns inte.`
  return other.level === 'area' && other.parentId === area.parentId
    ? null
    : `Grannen ${neighbour} ligger inte i samma kommun som ${areaId}.`
}
