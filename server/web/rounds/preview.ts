import { setImmediate } from 'node:timers/promises'
import type { Area } from '../../domain/area.ts'
import { protect } from '../../domain/disclosure/protect.ts'
import type { Rules } from '../../domain/disclosure/rules.ts'
import { count } from '../../domain/format.ts'
import { items } from '../../domain/lagesbild/items.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { toldOf } from '../../domain/lagesbild/told.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { type Population, populationKey } from '../../domain/tables.ts'
import * as areas from '../../store/areas.ts'
import type { Db } from '../../store/database.ts'
import * as figures from '../../store/figures.ts'

/** What would become public of a counted round: of how many questions each place's share would be shown. */
export interface Preview {
  readonly questions: string
  readonly places: readonly { readonly name: string; readonly shown: string; readonly hidden: string }[]
  /** Questions whose share would not be shown of the whole kommun. */
  readonly missing: readonly string[]
}

/** What a preview is made of. */
interface Ground {
  readonly snapshot: Snapshot
  readonly survey: Survey
  readonly kommun: Pick<Area, 'id' | 'name'>
  readonly year: number
  readonly rules: Rules
}

/** What would become public, as the figures stand. */
export async function previewOf(db: Db, { snapshot, survey, kommun, year, rules }: Ground): Promise<Preview> {
  const all = items(survey)
  const told = async (population: Population): Promise<ReadonlySet<string>> => {
    await setImmediate() // areas may be many: others get their turn
    const rows = protect(await figures.ofPopulation(db, snapshot.id, populationKey(population)), 'public', rules)
    return new Set(rows.flatMap((row) => (row.source === 'code' && toldOf(row) ? [row.question] : [])))
  }
  const line = (name: string, shown: ReadonlySet<string>) => {
    const number = all.filter(({ id }) => shown.has(id)).length
    return { name, shown: count(number), hidden: count(all.length - number) }
  }
  const whole = await told({ kind: 'kommun' })
  const places = [line('Hela kommunen', whole)]
  for (const { id, name } of await areas.namesBelow(db, kommun.id, year)) places.push(line(name, await told({ kind: 'area', areaId: id })))
  return { questions: count(all.length), places, missing: all.flatMap(({ id, label }) => (whole.has(id) ? [] : [sv(label)])) }
}
