import type { Area } from '../../domain/area.ts'
import { type Ability, may, type Staff } from '../../domain/staff.ts'
import { monthsAfter } from '../../domain/year.ts'
import type { Way } from './part-words.ts'
import type { Year } from './year.ts'

/** What to do next, why when that needs saying, and the last day to do it; null when no day can be told. */
export interface NextStep extends Way {
  readonly why: string | null
  readonly by: string | null
}

/** So many months before the follow-up is due it is time to make the next round: letters, areas and questions take some. */
const READY_MONTHS = 4

const KEY_LOST =
  'Svaren ligger förseglade tills urnan öppnas med lösenfrasen eller återställningsbladet. Är båda borta kan ingen läsa dem: ställ då in omgången, så förstörs de.'

/** What one of a kommun's staff should do next. */
export function nextStep(year: Year, staff: Staff, kommun: Area): NextStep {
  const able = (ability: Ability) => may(staff, ability, kommun.id)
  switch (year.stage) {
    case 'none':
      return nothingBegun(year, kommun, able)
    case 'coming':
      if (able('make rounds')) return { ...step('Se över omgången', `/omgangar/${year.round?.id}`), by: year.round?.opensOn ?? null }
      return meanwhile(year, kommun, able, 'Vänta på att enkäten öppnar.')
    case 'open':
      return meanwhile(year, kommun, able, 'Vänta på att enkäten stänger.')
    case 'closed':
      if (!able('count rounds')) return step('Vänta på att samordnaren räknar svaren.', null)
      return {
        ...step(year.round?.sealed ? 'Öppna urnan' : 'Räkna svaren', `/omgangar/${year.round?.id}`),
        why: year.round?.sealed && year.today > year.round.resultsOn ? KEY_LOST : null,
        by: year.round?.resultsOn ?? null,
      }
    case 'counted':
      return afterwards(year, kommun, able)
  }
}

type Able = (ability: Ability) => boolean

const step = (words: string, address: string | null): NextStep => ({ words, address, why: null, by: null })

function nothingBegun({ areas, law }: Year, kommun: Area, able: Able): NextStep {
  const by = law.state === 'never' ? null : law.by
  if (areas === 0) {
    const why = 'Utan områden går det inte att ställa enkäten. Den som sköter systemet läser in dem med kommandot import areas.'
    return { words: `Börja med områdena i ${kommun.name}.`, address: null, why, by }
  }
  if (able('make rounds')) return { ...step('Lägg upp en enkät', `/omgangar/ny?kommun=${kommun.slug}`), by }
  return { ...step('Vänta på att samordnaren lägger upp en enkät.', null), by }
}

function meanwhile({ dialogues, round }: Year, kommun: Area, able: Able, otherwise: string): NextStep {
  if (!able('write dialogues')) return step(otherwise, null)
  const words = dialogues === 0 ? 'Skriv in dialoger' : 'Skriv in fler dialoger'
  return { ...step(words, `/dialoger/ny?kommun=${kommun.slug}`), by: round?.resultsOn ?? null }
}

function afterwards({ counted, followUpBy, today, taken }: Year, kommun: Area, able: Able): NextStep {
  if (followUpBy !== null && able('make rounds') && monthsAfter(today, READY_MONTHS) > followUpBy)
    return { ...step('Lägg upp nästa enkät', `/omgangar/ny?kommun=${kommun.slug}`), by: followUpBy }
  if (taken !== null) return step('Följ upp åtgärderna', `/atgarder/plan/${kommun.slug}`)
  return step(`Läs lägesbilden ${counted?.round.year}`, `/lagesbild/${kommun.slug}/${counted?.round.year}`)
}
