import type { Area } from './area.ts'
import { type FieldFault, isDay } from './form.ts'
import type { LocalDate, Round } from './round.ts'
import type { Survey, Surveys } from './survey/survey.ts'
import { monthsAfter } from './year.ts'

/** The days of a round, as somebody wrote them. */
export type Days = Pick<Round, 'opensOn' | 'closesOn' | 'resultsOn'>

/** What somebody asks for when they plan a round; dates as they were written. */
export interface Wish extends Days {
  /** Undefined when none was chosen. */
  readonly survey: Survey | undefined
  readonly kommun: Pick<Area, 'id' | 'name'>
  readonly openLink: boolean
  readonly areaCodes: boolean
  /** People are to be drawn, each with a code of their own. */
  readonly sample: boolean
  readonly rehearsal: boolean
  readonly sealed: boolean
}

/** A round ready to be kept, or every reason why it cannot be. */
export type Planning = { readonly ok: true; readonly round: Round } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** Plans a round of one survey in one kommun, whose areas in the survey's year are `areas`. `id` is the new round's own. */
export function plan(wish: Wish, areas: readonly Pick<Area, 'id'>[], id: string): Planning {
  const { survey, kommun, opensOn, closesOn, resultsOn, openLink, rehearsal, sealed } = wish
  const faults = [
    ...(survey ? [] : [fault('enkat', 'Välj vilken enkät omgången ska ställa.')]),
    ...(survey && areas.length === 0 ? [fault('enkat', `${kommun.name} har inga områden ${survey.year}. Läs in dem först.`)] : []),
    ...dayFaults(wish),
    ...waysFaults(wish),
    ...sealFaults(wish),
  ]
  if (!survey || faults.length > 0) return { ok: false, faults }
  const of = { kommunId: kommun.id, surveyId: survey.id, surveyHash: survey.hash, year: survey.year }
  return { ok: true, round: { id, ...of, opensOn, closesOn, resultsOn, openLink, rehearsal, sealed, cancelledOn: null } }
}

/** What is wrong with a round that nobody can answer. */
export const waysFaults = ({ openLink, areaCodes, sample }: Pick<Wish, 'openLink' | 'areaCodes' | 'sample'>): readonly FieldFault[] =>
  openLink || areaCodes || sample ? [] : [fault('oppen', 'Välj urval, områdeskoder eller öppen länk: annars kan ingen svara.')]

const sealFaults = ({ sealed, rehearsal }: Pick<Wish, 'sealed' | 'rehearsal'>): readonly FieldFault[] =>
  sealed || rehearsal
    ? []
    : [fault('forseglad', 'En omgång som invånare svarar på har alltid en förseglad urna. Bara en övning får vara utan.')]

/** What is wrong with a round that is to be answered from now on, when a day of it has been. */
export function bygoneFaults({ opensOn, closesOn }: Days, today: LocalDate): readonly FieldFault[] {
  const been = (field: string, name: string, date: string) =>
    isDay(date) && date < today ? [fault(field, `${name} har redan varit. Välj i dag eller en senare dag.`)] : []
  return [...been('oppnar', 'Första dagen', opensOn), ...been('stanger', 'Sista dagen', closesOn)]
}

/** Everything wrong with the days of a round, each by its field. */
export function dayFaults({ opensOn, closesOn, resultsOn }: Days): readonly FieldFault[] {
  const days = [
    ['oppnar', 'första dagen', opensOn],
    ['stanger', 'sista dagen', closesOn],
    ['resultat', 'resultatdagen', resultsOn],
  ] as const
  const wrong = days
    .filter(([, , date]) => !isDay(date))
    .map(([field, name, date]) =>
      fault(field, date === '' ? `Skriv ${name}, till exempel 2026-09-01.` : `”${date}” är inte ett datum för ${name}. Skriv ÅÅÅÅ-MM-DD.`),
    )
  if (wrong.length > 0) return wrong
  return [
    ...(closesOn < opensOn ? [fault('stanger', 'Sista dagen ligger före den första.')] : []),
    ...(resultsOn <= closesOn ? [fault('resultat', 'Resultatet kan inte komma förrän dagen efter den sista svarsdagen.')] : []),
  ]
}

/** A round to begin a plan from. */
export interface Suggestion extends Days {
  readonly surveyId: string
  readonly openLink: boolean
  readonly areaCodes: boolean
  /** People are to be drawn, each with a code of their own. */
  readonly sample: boolean
  readonly rehearsal: boolean
  readonly sealed: boolean
}

/** The surveys a kommun may ask next, newest first: those of years in which it has no round, cancelled ones apart. */
export function askable(surveys: Surveys, rounds: readonly Round[]): readonly Survey[] {
  const taken = new Set(rounds.filter(({ cancelledOn }) => cancelledOn === null).map(({ year }) => year))
  return [...surveys.values()].filter(({ year }) => !taken.has(year)).sort((a, b) => b.year - a.year)
}

/** Next year's round made from last year's: the survey that follows, the same days as many years later, the same ways to answer. */
export function suggestion(
  last: Round | undefined,
  had: Pick<Suggestion, 'areaCodes' | 'sample'>,
  surveys: readonly Survey[],
): Suggestion | undefined {
  const survey = surveys.find(({ previous }) => last && previous === last.surveyId) ?? surveys[0]
  if (!survey) return undefined
  if (!last)
    return {
      surveyId: survey.id,
      opensOn: '',
      closesOn: '',
      resultsOn: '',
      openLink: false,
      areaCodes: true,
      sample: false,
      rehearsal: false,
      sealed: true,
    }
  const later = (day: LocalDate) => monthsAfter(day, 12 * (survey.year - last.year))
  const days = { opensOn: later(last.opensOn), closesOn: later(last.closesOn), resultsOn: later(last.resultsOn) }
  return {
    surveyId: survey.id,
    ...days,
    openLink: last.openLink,
    areaCodes: had.areaCodes,
    sample: had.sample,
    rehearsal: last.rehearsal,
    sealed: last.sealed || !last.rehearsal,
  }
}

const fault = (field: string, sentence: string): FieldFault => ({ field, sentence })
