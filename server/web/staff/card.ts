import type { Area } from '../../domain/area.ts'
import { count, day } from '../../domain/format.ts'
import { localDate, type Round } from '../../domain/round.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import { may, type Staff } from '../../domain/staff.ts'
import { type Stage, stage } from '../../domain/year.ts'
import * as dialogues from '../../store/dialogues.ts'
import * as responses from '../../store/responses.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as urn from '../../store/urn.ts'
import type { Deps } from '../deps.ts'

/** Words that may lead somewhere. */
interface Way {
  readonly words: string
  readonly address: string | null
}

/** Where the year stands in one kommun, line by line. */
export interface Card {
  readonly kommun: string
  readonly rehearsal: boolean
  readonly lines: readonly (Way & { readonly label: string })[]
  readonly next: Way
}

/** What is known of a kommun's year. */
interface Year {
  readonly stage: Stage
  /** Its newest round. */
  readonly round: Round | undefined
  /** Answers received to that round. */
  readonly received: number
  /** The newest round that has been counted, and its counting. */
  readonly counted: { readonly round: Round; readonly snapshot: Snapshot } | undefined
  /** The calendar year dialogues are counted in, and how many were held. */
  readonly year: string
  readonly dialogues: number
}

/** Where the year stands in a kommun, in words for one of its staff. */
export async function cardOf(deps: Deps, staff: Staff, kommun: Area): Promise<Card> {
  const year = await yearOf(deps, kommun)
  const slug = kommun.slug ?? ''
  return {
    kommun: kommun.name,
    rehearsal: year.round?.rehearsal ?? false,
    lines: [
      { label: 'Enkäten', ...surveyLine(year) },
      { label: 'Räkningen', ...countLine(year) },
      { label: `Dialoger ${year.year}`, ...dialogueLine(year, slug) },
      { label: 'Lägesbilden', ...resultLine(year, `/lagesbild/${slug}`, 'Lägesbild') },
      { label: 'Underlaget', ...resultLine(year, `/underlag/${slug}`, 'Underlag till medborgarlöfte') },
    ],
    next: nextStep(year, staff, kommun),
  }
}

async function yearOf({ db, now }: Deps, kommun: Area): Promise<Year> {
  const today = localDate(now())
  const all = await rounds.ofKommun(db, kommun.id)
  const counts = await Promise.all(all.map(async (round) => ({ round, snapshot: await snapshots.latest(db, round.id) })))
  const [newest] = counts
  const year = today.slice(0, 4)
  return {
    stage: stage(newest?.round, newest?.snapshot !== undefined, today),
    round: newest?.round,
    received: newest ? await received({ db }, newest.round, newest.snapshot) : 0,
    counted: counts.flatMap(({ round, snapshot }) => (snapshot ? [{ round, snapshot }] : []))[0],
    year,
    dialogues: await dialogues.count(db, kommun.id, `${year}-01-01`, `${year}-12-31`),
  }
}

// What has been counted lies outside the urn; what has come since lies in it.
async function received({ db }: Pick<Deps, 'db'>, round: Round, snapshot: Snapshot | undefined): Promise<number> {
  const [opened, sealed] = await Promise.all([snapshot?.responses ?? responses.count(db, round.id), urn.count(db, round.id)])
  return opened + sealed
}

function surveyLine({ stage, round, received }: Year): Way {
  if (!round) return { words: 'Ingen enkätomgång är upplagd.', address: null }
  const answers = received === 0 ? 'Inga svar har kommit.' : `${count(received)} svar har kommit.`
  const words = {
    none: '',
    coming: `Öppnar ${day(round.opensOn)}.`,
    open: `Öppen till och med ${day(round.closesOn)}. ${answers}`,
    closed: `Stängd sedan ${day(round.closesOn)}. ${answers}`,
    counted: `Stängd sedan ${day(round.closesOn)}. ${answers}`,
  }
  return { words: words[stage], address: `/omgangar/${round.id}` }
}

function countLine({ counted, stage }: Year): Way {
  if (!counted) return { words: stage === 'closed' ? 'Svaren är inte räknade än.' : 'Svaren räknas när enkäten har stängt.', address: null }
  const { round, snapshot } = counted
  const on = day(localDate(new Date(snapshot.countedAt)))
  return { words: `Enkäten ${round.year} räknades ${on}: ${count(snapshot.responses)} svar.`, address: `/omgangar/${round.id}` }
}

function dialogueLine({ year, dialogues }: Year, slug: string): Way {
  const words = dialogues === 0 ? 'Inga är inskrivna än.' : dialogues === 1 ? 'En är inskriven.' : `${count(dialogues)} är inskrivna.`
  return { words, address: dialogues === 0 ? null : `/dialoger?kommun=${slug}&fran=${year}-01-01&till=${year}-12-31` }
}

function resultLine({ counted }: Year, address: string, name: string): Way {
  if (!counted) return { words: 'Finns när svaren är räknade.', address: null }
  return { words: `${name} ${counted.round.year}`, address: `${address}/${counted.round.year}` }
}

function nextStep({ stage, round, counted }: Year, staff: Staff, kommun: Area): Way {
  if (stage === 'counted' && counted)
    return { words: `Läs lägesbilden ${counted.round.year}`, address: `/lagesbild/${kommun.slug}/${counted.round.year}` }
  if (stage === 'closed' && round && may(staff, 'count rounds', kommun.id))
    return { words: 'Räkna svaren', address: `/omgangar/${round.id}` }
  if (stage === 'closed') return { words: 'Vänta på att samordnaren räknar svaren.', address: null }
  if (may(staff, 'write dialogues', kommun.id)) return { words: 'Skriv in dialoger', address: `/dialoger/ny?kommun=${kommun.slug}` }
  return { words: 'Vänta på att enkäten stänger.', address: null }
}
