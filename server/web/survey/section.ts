import type { Request, Response } from 'express'
import { answerTo, applicable, type Body, type Given, ofSection, readSection, sentAs, sentFor } from '../../domain/answers.ts'
import { type Draft, isTold, withTold } from '../../domain/draft.ts'
import type { FieldFault } from '../../domain/form.ts'
import { notFound } from '../../domain/problem.ts'
import type { Question, Refusal } from '../../domain/questions/contract.ts'
import { inLanguage, type Section } from '../../domain/survey/survey.ts'
import { sentForm } from '../form.ts'
import { show } from '../show.ts'
import { addressOf, after, before, whereLeft } from './parts.ts'
import { change, found, goingOn, onward, showBlank, type Visit, wantsReview } from './visit.ts'

declare module '../show.ts' {
  interface Pages {
    'enkat/del': SectionPage
  }
}

interface SectionPage {
  readonly base: string
  readonly heading: string
  /** Which part of how many, from 1. */
  readonly n: number
  readonly of: number
  readonly toReview: boolean
  readonly introduction: string
  readonly emergency: boolean
  readonly questions: readonly QuestionView[]
  readonly faults: readonly FieldFault[]
}

/** A question as it stands on a page: what has been answered or was just sent, and what is wrong with that. */
interface QuestionView {
  readonly question: Question
  readonly sent: readonly string[]
  readonly refusal: string | null
}

/** One part of the survey, with what has been answered in it before. A part where nothing is asked of this person is passed by. */
export async function page(visit: Visit, req: Request, res: Response): Promise<void> {
  const section = sectionOf(visit, req)
  goingOn(visit, res, await found(visit), (draft) => {
    if (draft.areaId === null) return onward(visit, res, '/omrade')
    const views = viewsOf(visit, section, draft, (question) => sentAs(answerTo(question, draft)), [])
    if (views.length === 0) return onward(visit, res, after(visit, section, draft))
    if (views.some(({ sent }) => sent.length > 0)) return showSection(visit, req, res, section, views)
    showBlank(visit, req, res, 'enkat/del', () => modelOf(visit, req, section, views), views.map(({ question }) => question.id).join())
  })
}

/** Keeps what was answered in one part, then goes on or back. What cannot be read is said, all of it at once, and stays as typed. */
export async function save(visit: Visit, req: Request, res: Response): Promise<void> {
  const section = sectionOf(visit, req)
  const body: Body = req.body ?? {}
  let refusals: readonly Refusal[] = []
  const draft = await change(visit, (draft) => {
    const reading = readSection(visit.survey, section.id, body, draft)
    refusals = reading.ok ? [] : reading.refusals
    const kept = withTold({ ...draft, ...reading.given })
    return { ...kept, left: reading.ok ? next(visit, section, kept, req) : addressOf(visit, section) }
  })
  goingOn(visit, res, draft, (draft) => {
    if (refusals.length === 0) return onward(visit, res, whereLeft(draft))
    const views = viewsOf(visit, section, draft, (question) => sentFor(body, question.id), refusals)
    showSection(visit, req, res, section, views)
  })
}

function next(visit: Visit, section: Section, draft: Draft, req: Request): string {
  if (wantsReview(req)) return '/granska'
  return sentForm(req)('_till') === 'tillbaka' ? before(visit, section, draft) : after(visit, section, draft)
}

function sectionOf(visit: Visit, req: Request): Section {
  const { n } = req.params
  const section = typeof n === 'string' && /^[1-9]\d?$/.test(n) ? visit.survey.sections[Number(n) - 1] : undefined
  if (!section) throw notFound()
  return section
}

function viewsOf(
  { survey, t }: Visit,
  section: Section,
  given: Given & Pick<Draft, 'code'>,
  sent: (question: Question) => readonly string[],
  refusals: readonly Refusal[],
): readonly QuestionView[] {
  const asked = applicable(survey, given.answers)
  return ofSection(survey, section.id)
    .filter(({ id }) => asked.has(id) && !isTold(given, id))
    .map((question) => {
      const refusal = refusals.find(({ field }) => field === question.id)
      return { question, sent: sent(question), refusal: refusal ? t(refusal.key, refusal.values) : null }
    })
}

function showSection(visit: Visit, req: Request, res: Response, section: Section, questions: readonly QuestionView[]): void {
  const model = modelOf(visit, req, section, questions)
  show(req, res, 'enkat/del', model, model.refused ? 422 : 200)
}

function modelOf(visit: Visit, req: Request, section: Section, questions: readonly QuestionView[]) {
  const { language, survey, t } = visit
  const faults = questions.flatMap(({ question: { id, label }, refusal }) => {
    if (refusal === null) return []
    return [{ field: `svar-${id}`, sentence: t('questions.fault', { label: inLanguage(label, language), sentence: refusal }) }]
  })
  const heading = inLanguage(section.title, language)
  const [n, of] = [survey.sections.indexOf(section) + 1, survey.sections.length]
  return {
    ...visit.frame,
    title: t('enkat.part', { heading, n, of }),
    heading,
    n,
    of,
    toReview: wantsReview(req),
    introduction: section.introduction ? inLanguage(section.introduction, language) : '',
    emergency: section.help === 'emergency',
    scripts: section.help === 'emergency' ? ['leave.js'] : [],
    questions,
    faults,
    refused: faults.length > 0,
  }
}
