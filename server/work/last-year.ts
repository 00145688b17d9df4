import { protect, type ShownRow } from '../domain/disclosure/protect.ts'
import type { Told, ToldOf } from '../domain/focus/outlook.ts'
import { meanItems } from '../domain/lagesbild/means.ts'
import type { Round } from '../domain/round.ts'
import type { Survey } from '../domain/survey/survey.ts'
import { type Population, populationKey } from '../domain/tables.ts'
import * as areas from '../store/areas.ts'
import * as figures from '../store/figures.ts'
import { roundBefore, type Sources } from './exports.ts'

/** What the kommun's last counted round told of its questions, place by place. */
export interface LastYear {
  readonly year: number
  readonly survey: Survey
  /** The kommun, and its areas of the round that is asked about. */
  of(question: string): { readonly kommun: Told | null; readonly areas: readonly ToldOf[] }
}

/** A kommun's last counted round before a year's, as far as it tells of some questions; null without any. */
export async function lastYear(
  sources: Sources,
  round: Pick<Round, 'kommunId' | 'year'>,
  questions: readonly string[],
): Promise<LastYear | null> {
  const before = await roundBefore(sources, round)
  if (!before) return null
  const found = new Map<string, ShownRow>()
  for (const question of questions) // one at a time: other visitors come in between
    for (const row of protect(await figures.ofQuestion(sources.db, before.snapshot.id, question)))
      if (row.source === 'code') found.set(`${row.population}|${row.question}`, row)
  const places = await areas.namesBelow(sources.db, round.kommunId, round.year)
  const { meanToldBy, toldBy } = await import('../domain/focus/outlook.ts') // when somebody asks: the distributions it needs are 400 files
  const scales = new Map(meanItems(before.survey).map(({ id, scale }) => [id, scale]))
  const told = (question: string, population: Population) => {
    const [row, scale] = [found.get(`${populationKey(population)}|${question}`), scales.get(question)]
    return scale ? meanToldBy(row, scale) : toldBy(row)
  }
  return {
    year: before.round.year,
    survey: before.survey,
    of: (question) => ({
      kommun: told(question, { kind: 'kommun' }),
      areas: places.map(({ id, name }) => ({ name, told: told(question, { kind: 'area', areaId: id }) })),
    }),
  }
}
