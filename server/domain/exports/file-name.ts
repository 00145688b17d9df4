import type { Area } from '../area.ts'
import type { Round } from '../round.ts'

/** What a file is called, before its ending: 'resultat-västervik-2026', and with '-övning' when its answers are invented. */
export function fileName(what: string, kommun: Pick<Area, 'name'>, { year, rehearsal }: Pick<Round, 'year' | 'rehearsal'>): string {
  const place = kommun.name.toLocaleLowerCase('sv').replace(/[^\p{L}\p{N}]+/gu, '-')
  return [what, place, year, ...(rehearsal ? ['övning'] : [])].join('-')
}
