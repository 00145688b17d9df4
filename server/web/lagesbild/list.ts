import type { Request, Response } from 'express'
import { day } from '../../domain/format.ts'
import { localDate, type Round, status } from '../../domain/round.ts'
import { answersWords } from '../../domain/snapshot.ts'
import * as rounds from '../../store/rounds.ts'
import { kommunerFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { countedRound } from './picture.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/list': {
      readonly kommuner: readonly KommunYears[]
      /** Whether there are several kommuner, to be set side by side. */
      readonly several: boolean
    }
  }
}

/** A kommun and its years, newest first. */
interface KommunYears {
  readonly name: string
  readonly years: readonly Year[]
}

/** A year's round: a link when it is counted, else what has to be done first. */
interface Year {
  readonly year: number
  readonly href: string | null
  readonly words: string
}

/** The lägesbilder a person may open. */
export async function list(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommuner } = await kommunerFor(deps, req, 'see lagesbild')
  const today = localDate(deps.now())
  const models = kommuner.map(async (kommun) => {
    const ofKommun = await rounds.ofKommun(deps.db, kommun.id)
    return { name: kommun.name, years: await Promise.all(ofKommun.map((round) => year(deps, kommun.slug ?? '', round, today))) }
  })
  const model = { kommuner: await Promise.all(models), several: kommuner.length > 1 }
  show(req, res, 'lagesbild/list', { title: 'Lägesbilder', section: 'lagesbild', ...model })
}

async function year(deps: Deps, slug: string, round: Round, today: string): Promise<Year> {
  const counted = await countedRound(deps, round)
  if (counted) {
    return { year: round.year, href: `/lagesbild/${slug}/${round.year}`, words: answersWords(counted.snapshot) }
  }
  return { year: round.year, href: null, words: first(round, today) }
}

// What has to happen before there is anything to see.
function first(round: Round, today: string): string {
  if (round.cancelledOn !== null) return 'Enkäten ställdes in.'
  switch (status(round, today)) {
    case 'coming':
      return `Enkäten öppnar ${day(round.opensOn)}.`
    case 'open':
      return `Enkäten är öppen till och med ${day(round.closesOn)}. Svaren räknas när den har stängt.`
    case 'closed':
      return 'Enkäten har stängt men svaren är inte räknade.'
  }
}
