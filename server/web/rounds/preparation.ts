import { type Check, type CheckName, openingChecks, type Preparation } from '../../domain/opening.ts'
import { localDate, type Round, status } from '../../domain/round.ts'
import * as areas from '../../store/areas.ts'
import * as codes from '../../store/codes.ts'
import * as draws from '../../store/draws.ts'
import * as focus from '../../store/focus.ts'
import * as population from '../../store/population.ts'
import * as rounds from '../../store/rounds.ts'
import * as seals from '../../store/sealing/seals.ts'
import type { Deps } from '../deps.ts'

/** A thing to have in place before the round opens, with the page where it is looked at; null when there is none. */
export interface Prepared extends Check {
  readonly label: string
  readonly way: { readonly address: string; readonly words: string } | null
}

/** What is to be in place before a round opens, and what the list is called. */
export interface PreparationList {
  readonly heading: string
  readonly checks: readonly Prepared[]
}

/** Everything to have in place before a round opens; null once it has closed or been cancelled. `place` is the kommun and year in addresses. */
export async function preparationOf(deps: Deps, round: Round, place: string): Promise<PreparationList | null> {
  const today = localDate(deps.now())
  const now = status(round, today)
  if (now === 'closed') return null
  const facts = await factsOf(deps, round)
  const checks = openingChecks(facts, today)
  return {
    heading: now === 'coming' ? 'Innan omgången öppnar' : 'Så är omgången förberedd',
    checks: checks.map((check) => ({ ...check, label: LABELS[check.name], way: wayTo(check.name, facts, place) })),
  }
}

const LABELS: Readonly<Record<CheckName, string>> = {
  survey: 'Enkäten',
  languages: 'Språken',
  areas: 'Områdena',
  codes: 'Koderna',
  population: 'Folkmängden',
  days: 'Dagarna',
  seal: 'Urnan',
  focus: 'Fokusfrågorna',
  trial: 'Provsvaret',
}

async function factsOf({ db, surveys }: Deps, round: Round): Promise<Preparation> {
  const inside = await areas.namesBelow(db, round.kommunId, round.year)
  const ids = inside.map(({ id }) => id)
  const coded = new Set((await rounds.areaCodes(db, round.id)).map(({ areaId }) => areaId))
  const year = await population.newestYear(db, ids, round.year)
  const known = new Set(year === null ? [] : (await population.ofAreas(db, ids, year)).map(({ areaId }) => areaId))
  const without = (has: ReadonlySet<string>) => inside.filter(({ id }) => !has.has(id)).map(({ name }) => name)
  return {
    round,
    survey: surveys.get(round.surveyId),
    areas: inside.map(({ name }) => name),
    uncoded: without(coded),
    drawn: await drawnIn(db, round.id),
    register: year === null ? null : { year, unknown: without(known) },
    sealed: (await seals.ofRound(db, round.id)) !== undefined,
    focus: (await focus.ofRound(db, round.id)).length,
  }
}

async function drawnIn(db: Deps['db'], roundId: string): Promise<number | null> {
  if (!(await draws.ofRound(db, roundId))) return null
  return (await codes.cells(db, roundId)).reduce((sum, { drawn }) => sum + drawn, 0)
}

function wayTo(name: CheckName, { round: { id, sealed: isToBeSealed }, drawn, sealed }: Preparation, place: string): Prepared['way'] {
  if (name === 'codes')
    return drawn === null
      ? { address: `/omgangar/${id}/urval`, words: 'Urvalet' }
      : { address: `/omgangar/${id}/utskick`, words: 'Utskicken' }
  if (name === 'survey') return { address: `/omgangar/${id}/fragor`, words: 'Läs alla frågor' }
  if (name === 'trial') return { address: `/provsvar/${place}`, words: 'Provsvara' }
  if (name === 'focus') return { address: `/omgangar/${id}/fokus`, words: 'Fokusfrågorna' }
  if (name === 'seal' && isToBeSealed) return { address: `/omgangar/${id}/forsegling`, words: sealed ? 'Förseglingen' : 'Försegla urnan' }
  return null
}
