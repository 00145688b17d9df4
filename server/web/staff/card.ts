import type { Area } from '../../domain/area.ts'
import { count, day } from '../../domain/format.ts'
import { may, type Staff } from '../../domain/staff.ts'
import type { LawClock, Part, Progress } from '../../domain/year.ts'
import type { Deps } from '../deps.ts'
import { standingOf } from '../reading/progress.ts'
import { queuesOf } from '../reading/queues.ts'
import { type NextStep, nextStep } from './next-step.ts'
import { PART_NAMES, type Way, wordsOfPart } from './part-words.ts'
import { type Year, yearOf } from './year.ts'

/** Where the year stands in one kommun: each part of it, what to do next, and the law's clock. */
export interface Card {
  readonly kommun: string
  readonly slug: string
  readonly rehearsal: boolean
  readonly parts: readonly (Way & { readonly name: string; readonly progress: Progress; readonly by: string | null })[]
  readonly next: NextStep
  /** What waits for somebody who may read it, queue by queue. */
  readonly unread: readonly { readonly address: string; readonly words: string }[]
  readonly law: { readonly progress: Progress; readonly heading: string; readonly sentences: readonly string[] }
}

/** Where the year stands in a kommun, in words for one of its staff. */
export async function cardOf(deps: Deps, staff: Staff, kommun: Area): Promise<Card> {
  const year = await yearOf(deps, kommun)
  const slug = kommun.slug ?? ''
  const next = nextStep(year, staff, kommun)
  return {
    kommun: kommun.name,
    slug,
    rehearsal: year.round?.rehearsal ?? false,
    parts: year.parts.map(({ part, progress, by }) => ({
      ...wordsOfPart(part, year, slug),
      name: PART_NAMES[part],
      progress,
      by: progress === 'done' ? null : byOf(part, by, year.today),
    })),
    next: { ...next, by: next.by === null ? null : lastDay(next.by, year.today) },
    unread: may(staff, 'read texts', kommun.id) ? await unreadIn(deps, kommun) : [],
    law: { progress: LAW_PROGRESS[year.law.state], ...lawWords(year) },
  }
}

async function unreadIn(deps: Deps, kommun: Area): Promise<Card['unread']> {
  const queues = await queuesOf(deps, kommun)
  const waiting = await Promise.all(queues.map(async (queue) => ({ ...queue, ...(await standingOf(deps.db, queue.queue)) })))
  return waiting
    .filter((queue) => queue.waiting > 0)
    .map(({ address, title, waiting }) => ({
      address,
      words: `${waiting === 1 ? 'En text' : `${count(waiting)} texter`} väntar på att läsas: ${title}`,
    }))
}

function byOf(part: Part, by: string | null, today: string): string | null {
  if (by === null) return null
  return part === 'response' ? `Sista svarsdag är ${day(by)}.` : lastDay(by, today)
}

const lastDay = (by: string, today: string) => (today > by ? `Skulle ha varit klart ${day(by)}.` : `Senast ${day(by)}.`)

const LAW_PROGRESS: Readonly<Record<LawClock['state'], Progress>> = { never: 'waiting', running: 'done', soon: 'now', overdue: 'late' }

const DUTY = 'Enligt lagen (2023:196) ska kommunens lägesbild uppdateras när det behövs, minst vartannat år.'

function lawWords({ law, counted }: Year): Pick<Card['law'], 'heading' | 'sentences'> {
  if (law.state === 'never') {
    const start = counted
      ? 'En övning räknas inte: klockan startar när riktiga svar räknas.'
      : 'Klockan startar när svaren räknas första gången. Har kommunen en äldre lägesbild gäller två år från den.'
    return { heading: 'Lagens klocka har inte startat', sentences: [DUTY, start] }
  }
  const sentences = [DUTY, `Den uppdaterades senast ${day(law.updatedOn)}.`]
  if (law.state === 'overdue') return { heading: `Lagens tid gick ut ${day(law.by)}`, sentences }
  const hurry = law.state === 'soon' ? ['Det är dags att lägga upp en enkät: från plan till räknade svar tar det ungefär ett halvår.'] : []
  return { heading: `Lagens klocka: nästa lägesbild senast ${day(law.by)}`, sentences: [...sentences, ...hurry] }
}
