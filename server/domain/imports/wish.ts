import { type FieldFault, isDay } from '../form.ts'
import type { LocalDate } from '../round.ts'
import type { Survey, Surveys } from '../survey/survey.ts'

/** What a file of answers is to become, as somebody has typed it. */
export interface Typed {
  readonly survey: string
  readonly opensOn: string
  readonly closesOn: string
  readonly rehearsal: boolean
}

/** What a file of answers is to become. */
export interface Wanted {
  readonly kommunId: string
  readonly survey: Survey
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  readonly rehearsal: boolean
}

/** How things stand in the kommun. */
export interface Ground {
  readonly kommun: { readonly id: string; readonly name: string }
  readonly surveys: Surveys
  readonly today: LocalDate
  /** Years in which the kommun has a round that is not cancelled. */
  readonly takenYears: ReadonlySet<number>
  /** How many areas the kommun has in a year. */
  readonly areasIn: (year: number) => number
}

/** What is wanted, or everything that stands in its way, by field. */
export type WishReading = { readonly ok: true; readonly wanted: Wanted } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** Reads what a file is to become. The answers must have been given already, to a survey whose definition is here. */
export function readWish({ survey: id, opensOn, closesOn, rehearsal }: Typed, ground: Ground): WishReading {
  const { kommun, surveys, today, takenYears, areasIn } = ground
  const survey = surveys.get(id)
  const faults: FieldFault[] = []
  const refuse = (field: string, sentence: string) => void faults.push({ field, sentence })
  if (!survey)
    refuse(
      'enkat',
      id === '' ? 'Välj vilken enkät svaren gavs på.' : `Enkäten ”${id}” finns inte. Det finns: ${[...surveys.keys()].join(', ')}.`,
    )
  else if (takenYears.has(survey.year)) refuse('enkat', `${kommun.name} har redan en omgång ${survey.year}.`)
  else if (areasIn(survey.year) === 0)
    refuse(
      'enkat',
      `${kommun.name} har inga områden ${survey.year}. Läs in områdena så att de gäller från det året (import areas --from ${survey.year}).`,
    )
  if (!isDay(opensOn)) refuse('forsta', 'Skriv den första svarsdagen med år, månad och dag, till exempel 2024-09-01.')
  else if (survey && !opensOn.startsWith(`${survey.year}`))
    refuse('forsta', `Enkäten är från ${survey.year}. Första svarsdagen ska vara det året.`)
  if (!isDay(closesOn)) refuse('sista', 'Skriv den sista svarsdagen med år, månad och dag, till exempel 2024-10-31.')
  else if (closesOn < opensOn) refuse('sista', 'Sista svarsdagen ligger före den första.')
  else if (closesOn >= today) refuse('sista', 'Svaren ska vara givna: sista svarsdagen måste ha passerat.')
  return survey && faults.length === 0
    ? { ok: true, wanted: { kommunId: kommun.id, survey, opensOn, closesOn, rehearsal } }
    : { ok: false, faults }
}
