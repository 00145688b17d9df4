import type { Request, Response } from 'express'
import { answerTo, applicable, ofSection } from '../../domain/answers.ts'
import { documentOf, isTold } from '../../domain/draft.ts'
import { wordsOf } from '../../domain/questions/index.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import { show } from '../show.ts'
import { lastPart } from './parts.ts'
import { type Act, found, goingOn, onward, showBlank, type Visit } from './visit.ts'

declare module '../show.ts' {
  interface Pages {
    'enkat/granska': ReviewPage
    'enkat/kvitto': ReceiptPage
  }
}

interface ReviewPage {
  readonly base: string
  readonly area: string
  /** The area may be changed: it was chosen, not given by a code. */
  readonly areaChosen: boolean
  /** How many questions are put to this person, and how many of them they have answered; what their code has answered is neither. */
  readonly asked: number
  readonly answered: number
  readonly back: string
  readonly sections: readonly {
    readonly n: number
    readonly title: string
    readonly questions: readonly { readonly id: string; readonly text: string; readonly label: string; readonly words: string | null }[]
  }[]
}

interface ReceiptPage {
  readonly base: string
  readonly thanks: string
  readonly kommun: string
  readonly closesOn: string
  readonly resultsOn: string
  /** Where the kommun's results are published. */
  readonly published: string
}

/** Everything answered so far, each with a way to change it, before it is sent. */
export async function page(visit: Visit, req: Request, res: Response): Promise<void> {
  goingOn(visit, res, await found(visit), (draft) => {
    if (draft.areaId === null) return onward(visit, res, '/omrade')
    const { survey, language } = visit
    const questions = applicable(survey, draft.answers)
    const sections = survey.sections.map((section, index) => ({
      n: index + 1,
      title: inLanguage(section.title, language),
      questions: ofSection(survey, section.id)
        .filter(({ id }) => questions.has(id) && !isTold(draft, id))
        .map((question) => {
          const answer = answerTo(question, draft)
          const words = answer === undefined ? null : wordsOf(question, answer, language)
          return { id: question.id, text: inLanguage(question.text, language), label: inLanguage(question.label, language), words }
        }),
    }))
    const shown = sections.flatMap(({ questions }) => questions)
    const model = {
      ...visit.frame,
      title: visit.t('enkat.review.title'),
      area: visit.areas.find(({ id }) => id === draft.areaId)?.name ?? visit.kommun.name,
      areaChosen: draft.source === 'open' && visit.areas.length > 0,
      asked: shown.length,
      answered: shown.filter(({ words }) => words !== null).length,
      back: `${visit.base}${lastPart(visit, draft)}`,
      sections: sections.filter((section) => section.questions.length > 0),
    }
    show(req, res, 'enkat/granska', model)
  })
}

/** Lets an answer by the open link through, or throws. */
export type Guard = (req: Request, res: Response) => void

/** Sends the draft, exactly once however many times the form is sent, and shows the receipt only after it lies in the urn. */
export const send =
  (ofOpenAnswers: Guard): Act =>
  async (visit, req, res) => {
    const draft = await found(visit)
    if (!draft || draft.sent || draft.draft.areaId === null) return goingOn(visit, res, draft, () => onward(visit, res, '/omrade'))
    const { areaId, source } = draft.draft
    if (source === 'open' && !visit.channel.trial) ofOpenAnswers(req, res)
    const sending = await visit.channel.box.send(visit.round.id, visit.key, (latest) => documentOf(visit.survey, latest, areaId))
    onward(visit, res, { gone: '?utkast=borta', spent: '?kod=anvand', already: '/kvitto', sent: '/kvitto' }[sending])
  }

/** The receipt: what happens next, when results come, whom to ask. Only for who has sent something. */
export async function receipt(visit: Visit, req: Request, res: Response): Promise<void> {
  const draft = await found(visit)
  if (!draft) return onward(visit, res, '')
  if (!draft.sent) return onward(visit, res, '/granska')
  const { survey, language, t, round, kommun } = visit
  showBlank(visit, req, res, 'enkat/kvitto', () => ({
    ...visit.frame,
    title: t(visit.channel.trial ? 'enkat.receipt.trial_title' : 'enkat.receipt.title'),
    thanks: inLanguage(survey.thanks, language),
    kommun: kommun.name,
    closesOn: round.closesOn,
    resultsOn: round.resultsOn,
    published: `/${kommun.slug}/lagesbild`,
  }))
}
