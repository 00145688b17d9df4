import type { Request, Response } from 'express'
import { paperForm } from '../../domain/paper/form.ts'
import { notFound } from '../../domain/problem.ts'
import { attachment } from '../attachment.ts'
import type { Deps } from '../deps.ts'
import { roundFor } from './standing.ts'

// Loaded when somebody prints: fonts and what shapes them are most of a server's memory at rest.
const printing = () => import('../../formats/pdf/paper-form.ts')

/** A round's questionnaire as a form to print, in one of the survey's languages. */
export async function file(deps: Deps, req: Request, res: Response, at: { readonly id: string; readonly language: string }): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'see rounds', at.id)
  const survey = deps.surveys.get(round.surveyId)
  if (!survey?.languages.includes(at.language)) throw notFound()
  const name = `enkat-${kommun.slug}-${round.year}-${at.language}.pdf`
  res.set({ 'Content-Type': 'application/pdf', 'Content-Disposition': attachment(name), 'Cache-Control': 'no-store' })
  const { paperForm: printed } = await printing()
  printed(paperForm(survey, at.language), { kommun: kommun.name, code: '', rehearsal: round.rehearsal }).pipe(res)
}
