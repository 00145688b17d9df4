import type { ShownRow } from '../../domain/disclosure/protect.ts'
import { TOO_FEW } from '../../domain/disclosure/protect.ts'
import { count } from '../../domain/format.ts'
import { askedOfEverybody } from '../../domain/survey/everybody.ts'
import { populationKey } from '../../domain/tables.ts'
import type { Picture } from './picture.ts'

/** How many sent in answers in each area, by code and by the open link; the kommun last. */
export interface Responses {
  readonly lines: readonly ResponseLine[]
  /** Whether anybody answered by the open link: else its column is left out. */
  readonly open: boolean
}

interface ResponseLine {
  readonly name: string
  readonly code: string
  readonly open: string
}

/** Response counts, read from the rows of a question that everybody is asked. */
export async function responses(picture: Picture): Promise<Responses> {
  const rows = await picture.figures.about(askedOfEverybody(picture.survey))
  const line = (name: string, key: string) => ({ name, code: sent(rows.code.get(key)), open: sent(rows.open.get(key)) })
  const areas = picture.areas.map(({ id, name }) => line(name, populationKey({ kind: 'area', areaId: id })))
  return { lines: [...areas, line('Hela kommunen', populationKey({ kind: 'kommun' }))], open: rows.open.size > 0 }
}

const sent = (row: ShownRow | undefined): string => (!row ? '0' : row.hidden === 'row' ? TOO_FEW : count(row.respondents))
