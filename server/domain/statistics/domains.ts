import type { Cell } from '../cube.ts'
import { type Population, populationKey } from '../tables.ts'

/** People a figure may be about: those of the cube's cells that fit everything named here. */
export interface Domain {
  /** 'kommun', 'area:1383R001', 'breakdown:boendeform:1': the key of a planned population where it is one. */
  readonly key: string
  /** '' for everybody, or the slice of those who gave a code to a breakdown question. */
  readonly slice: string
  readonly areaId?: string
  /** Every area but this. */
  readonly exceptAreaId?: string
  readonly sex?: string
  readonly ageGroup?: string
}

/** The people of a planned population. */
export function domainOf(population: Population): Domain {
  const key = populationKey(population)
  switch (population.kind) {
    case 'kommun':
      return { key, slice: '' }
    case 'area':
      return { key, slice: '', areaId: population.areaId }
    case 'sex':
      return { key, slice: '', sex: population.sex }
    case 'age':
      return { key, slice: '', ageGroup: population.ageGroup }
    case 'breakdown':
      return { key, slice: `${population.question}=${population.code}` }
  }
}

/** Everybody but the people of an area. */
export const restOf = (areaId: string): Domain => ({ key: `rest:${areaId}`, slice: '', exceptAreaId: areaId })

/** Whether a cell of the cube belongs to a domain. Answers by open link never do. */
export function belongs({ slice, areaId, exceptAreaId, sex, ageGroup }: Domain, cell: Cell): boolean {
  return (
    cell.source === 'code' &&
    cell.slice === slice &&
    (areaId === undefined || cell.areaId === areaId) &&
    cell.areaId !== exceptAreaId &&
    (sex === undefined || cell.sex === sex) &&
    (ageGroup === undefined || cell.ageGroup === ageGroup)
  )
}
