import type { Area } from './area.ts'
import type { Round } from './round.ts'
import type { Survey } from './survey/survey.ts'

/** What somebody asks for when they plan a round; dates as they were written. */
export interface Wish {
  readonly survey: Survey
  readonly kommun: Area
  readonly opensOn: string
  readonly closesOn: string
  readonly resultsOn: string
  readonly openLink: boolean
  readonly areaCodes: boolean
  readonly rehearsal: boolean
}

/** A round ready to be kept, or every reason why it cannot be. */
export type Planning = { readonly ok: true; readonly round: Round } | { readonly ok: false; readonly sentences: readonly string[] }

/** Plans a round of one survey in one kommun, whose areas that year are `areas`. `id` is the new round's own. */
export function plan(wish: Wish, areas: readonly Area[], id: string): Planning {
  const { survey, kommun, opensOn, closesOn, resultsOn, openLink, areaCodes, rehearsal } = wish
  const dates = Object.entries({ 'första dagen': opensOn, 'sista dagen': closesOn, resultatdagen: resultsOn })
  const wrong = dates
    .filter(([, date]) => !isDate(date))
    .map(([name, date]) => `”${date}” är inte ett datum för ${name}. Skriv ÅÅÅÅ-MM-DD.`)
  const sentences = [
    ...wrong,
    ...(wrong.length === 0 && closesOn < opensOn ? ['Sista dagen ligger före den första.'] : []),
    ...(wrong.length === 0 && resultsOn <= closesOn ? ['Resultatet kan inte komma förrän dagen efter den sista svarsdagen.'] : []),
    ...(openLink || areaCodes ? [] : ['Välj öppen länk, områdeskoder eller båda: annars kan ingen svara.']),
    ...(areas.length > 0 ? [] : [`${kommun.name} har inga områden ${survey.year}. Läs in dem först.`]),
  ]
  if (sentences.length > 0) return { ok: false, sentences }
  const of = { kommunId: kommun.id, surveyId: survey.id, surveyHash: survey.hash, year: survey.year }
  return { ok: true, round: { id, ...of, opensOn, closesOn, resultsOn, openLink, rehearsal } }
}

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
