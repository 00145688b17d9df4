import type { Request, Response } from 'express'
import { notFound } from '../../domain/problem.ts'
import { overview, type SectionOverview } from '../../domain/survey/overview.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import type { Deps } from '../deps.ts'
import { LANGUAGE_NAMES } from '../languages.ts'
import { show } from '../show.ts'
import { type Printed, printedForms } from './paper.ts'
import { roundFor } from './standing.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/fragor': {
      readonly roundId: string
      readonly round: string
      readonly survey: string
      /** The survey's languages in running text: 'svenska och engelska'. */
      readonly inLanguages: string
      /** The form to print, in each of them. */
      readonly printed: readonly Printed[]
      readonly questions: number
      readonly minutes: number
      readonly sections: readonly SectionOverview[]
    }
  }
}

const AND = new Intl.ListFormat('sv')

/** Every question of a round's survey on one page, in all its languages, to be read through and printed. */
export async function page(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'see rounds', id)
  const survey = deps.surveys.get(round.surveyId)
  if (!survey) throw notFound()
  show(req, res, 'omgangar/fragor', {
    title: `Alla frågor: ${kommun.name} ${round.year}`,
    section: 'omgangar',
    rehearsal: round.rehearsal,
    roundId: round.id,
    round: `${kommun.name} ${round.year}`,
    survey: inLanguage(survey.title, 'sv'),
    inLanguages: AND.format(survey.languages.map((tag) => LANGUAGE_NAMES[tag] ?? tag)),
    printed: printedForms(round, survey),
    questions: survey.questions.length,
    minutes: survey.minutes,
    sections: overview(survey),
  })
}
