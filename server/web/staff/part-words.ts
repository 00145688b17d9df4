import { count, day } from '../../domain/format.ts'
import { localDate } from '../../domain/round.ts'
import { answersWords } from '../../domain/snapshot.ts'
import { takenWords } from '../../domain/underlag/chosen.ts'
import type { Part } from '../../domain/year.ts'
import type { CountedRound, Year } from './year.ts'

/** Words that may lead somewhere. */
export interface Way {
  readonly words: string
  readonly address: string | null
}

/** What each part of the year is called. */
export const PART_NAMES: Readonly<Record<Part, string>> = {
  survey: 'Enkäten',
  response: 'Svaren',
  dialogues: 'Dialogerna',
  lagesbild: 'Lägesbilden',
  underlag: 'Underlaget',
  'follow-up': 'Uppföljningen',
}

/** How a part of the year stands, in words for anybody on the staff; `slug` is the kommun in addresses. */
export const wordsOfPart = (part: Part, year: Year, slug: string): Way => WORDS[part](year, slug)

const WORDS: Readonly<Record<Part, (year: Year, slug: string) => Way>> = {
  survey({ stage, round }) {
    if (!round) return { words: 'Ingen enkät är upplagd.', address: null }
    const words = {
      none: `Enkäten ${round.year} ställdes in.`,
      coming: `Enkäten ${round.year} öppnar ${day(round.opensOn)}.`,
      open: `Enkäten ${round.year} öppnade ${day(round.opensOn)}.`,
      closed: `Enkäten ${round.year} stängde ${day(round.closesOn)}.`,
      counted: `Enkäten ${round.year} stängde ${day(round.closesOn)}.`,
    }
    return { words: words[stage], address: `/omgangar/${round.id}` }
  },
  response({ stage, round, received, counted }) {
    if (!round || stage === 'none' || stage === 'coming') return { words: 'Kommer när enkäten har öppnat.', address: null }
    if (counted?.round.id === round.id) return { words: cameWords(counted.snapshot, received), address: null }
    const answers =
      received === 0 ? 'Inga svar har kommit.' : received === 1 ? 'Ett svar har kommit.' : `${count(received)} svar har kommit.`
    return { words: answers, address: null }
  },
  dialogues({ year, dialogues }, slug) {
    if (dialogues === 0) return { words: `Inga dialoger från ${year} är inskrivna än.`, address: null }
    const words = dialogues === 1 ? `En dialog från ${year} är inskriven.` : `${count(dialogues)} dialoger från ${year} är inskrivna.`
    return { words, address: `/dialoger?kommun=${slug}&fran=${year}-01-01&till=${year}-12-31` }
  },
  lagesbild({ stage, counted }, slug) {
    if (!counted) return { words: stage === 'closed' ? 'Svaren är inte räknade än.' : 'Finns när svaren är räknade.', address: null }
    const { round, snapshot } = counted
    const on = day(localDate(new Date(snapshot.countedAt)))
    const words = `Lägesbilden ${round.year} bygger på ${answersWords(snapshot)}, räknade ${on}.`
    return { words, address: `/lagesbild/${slug}/${round.year}` }
  },
  underlag({ counted, taken }, slug) {
    if (!counted) return { words: 'Finns när svaren är räknade.', address: null }
    return {
      words: takenWords(taken) ?? `Underlag till medborgarlöfte ${counted.round.year}`,
      address: `/underlag/${slug}/${counted.round.year}`,
    }
  },
  'follow-up': ({ stage, round }) =>
    stage === 'counted' && round
      ? { words: `Nästa enkät visar vad som blev av det som lovades efter enkäten ${round.year}.`, address: null }
      : { words: 'Nästa års enkät visar vad som blev av löftet.', address: null },
}

// Once counted no more is told than the lägesbild does: what is left when that is taken from all would be the few it hides.
function cameWords(snapshot: CountedRound['snapshot'], received: number): string {
  const came = snapshot.told === null ? 'För få svar har kommit för att visas.' : `${answersWords(snapshot)} har kommit.`
  return received > snapshot.responses ? `${came} Fler har kommit sedan de räknades.` : came
}
