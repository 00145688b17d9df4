import type { Request, Response } from 'express'
import { paperForm } from '../../domain/paper/form.ts'
import { notFound } from '../../domain/problem.ts'
import type { Round } from '../../domain/round.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { attachment } from '../attachment.ts'
import type { Deps } from '../deps.ts'
import { LANGUAGE_NAMES } from '../languages.ts'
import { roundFor } from './standing.ts'

// Loaded when somebody prints: fonts and what shapes them are most of a server's memory at rest.
const printing = () => import('../../formats/pdf/paper-form.ts')

/** A form to print, and the language it is in. */
export interface Printed {
  readonly address: string
  readonly language: string
}

/** The questionnaire of a round as forms to print, one in each of the survey's languages. */
export const printedForms = ({ id }: Pick<Round, 'id'>, { languages }: Pick<Survey, 'languages'>): readonly Printed[] =>
  languages.map((tag) => ({ address: `/omgangar/${id}/enkat-${tag}.pdf`, language: LANGUAGE_NAMES[tag] ?? tag }))

/** A round's questionnaire as a form to print, in one of the survey's languages. */
export async function file(deps: Deps, req: Request, res: Response, at: { readonly id: string; readonly language: string }): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'see rounds', at.id)
  const survey = deps.surveys.get(round.surveyId)
  if (!survey?.languages.includes(at.language)) throw notFound()
  const name = `enkat-${kommun.slug}-${round.year}-${at.language}.pdf`
  res.set({ 'Content-Type': 'application/pdf', 'Content-Disposition': attachment(name) })
  const { paperForm: printed } = await printing()
  printed(paperForm(survey, at.language), { kommun: kommun.name, code: '', rehearsal: round.rehearsal }).pipe(res)
}
