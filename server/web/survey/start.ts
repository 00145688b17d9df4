import type { Request, Response } from 'express'
import { NOTHING } from '../../domain/answers.ts'
import type { Draft } from '../../domain/draft.ts'
import type { FieldFault } from '../../domain/form.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import { sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { opening } from './codes.ts'
import type { Guesses } from './guesses.ts'
import { whereLeft } from './parts.ts'
import { type Act, begin, found, onward, showBlank, type Visit } from './visit.ts'

declare module '../show.ts' {
  interface Pages {
    'enkat/start': StartPage
  }
}

interface StartPage {
  readonly base: string
  readonly introduction: string
  readonly kommun: string
  readonly ages: string
  readonly minutes: number
  readonly closesOn: string
  /** What is known of this visitor: nothing, a draft under way, one sent, one that is gone, or one whose code somebody else has used. */
  readonly before: 'nothing' | 'going_on' | 'sent' | 'lost' | 'spent'
  /** Where a draft under way was left. */
  readonly goOn: string
  /** How the answers lie until they are counted: two sentences. */
  readonly urn: string
  readonly byCode: boolean
  readonly byLink: boolean
  /** What was typed as a code. */
  readonly typed: string
  readonly faults: readonly FieldFault[]
}

/** The survey's first page: what it is, who asks, how long it takes, what happens with the answers, and the ways in. */
export async function page(visit: Visit, req: Request, res: Response): Promise<void> {
  const draft = await found(visit)
  if (!draft) {
    const before = sentQuery(req)('utkast') === 'borta' ? 'lost' : 'nothing'
    return showBlank(visit, req, res, 'enkat/start', () => ({ ...modelOf(visit), before }))
  }
  const before = draft.sent ? 'sent' : sentQuery(req)('kod') === 'anvand' ? 'spent' : 'going_on'
  const goOn = draft.sent ? '' : `${visit.base}${whereLeft(draft.draft)}`
  show(req, res, 'enkat/start', { ...modelOf(visit), before, goOn })
}

/** Begins a draft, with the code that was typed or by the open link. Why a code opens nothing is said on the same page. */
export function begins(guesses: Guesses): Act {
  return async (visit, req, res) => {
    const sent = sentForm(req)
    if (sent('vag') === 'oppen' && byLink(visit)) return beginIn(visit, res, { source: 'open', areaId: onlyArea(visit) })
    const typed = sent('kod').slice(0, 100)
    const opened = await opening(visit, guesses, req, typed)
    if (opened.ok) return beginIn(visit, res, { source: 'code', ...opened.begun })
    const { why } = opened
    const instead = byLink(visit) && why !== 'spent' ? ` ${visit.t('enkat.start.code_or_open')}` : ''
    const faults = [{ field: 'kod', sentence: `${visit.t(`enkat.start.code_${why}`)}${instead}` }]
    show(req, res, 'enkat/start', { ...modelOf(visit), typed, faults, refused: true }, why === 'often' ? 429 : 422)
  }
}

const onlyArea = ({ areas, kommun }: Visit) => (areas.length === 0 ? kommun.id : null)

async function beginIn(visit: Visit, res: Response, begun: Omit<Draft, 'answers' | 'texts'>): Promise<void> {
  await begin(visit, res, { ...begun, ...NOTHING, answers: begun.code?.told ?? NOTHING.answers })
  onward(visit, res, begun.areaId === null ? '/omrade' : '/del/1')
}

// Staff may try the survey even where residents need a code.
const byLink = (visit: Visit) => visit.round.openLink || visit.channel.trial

function modelOf(visit: Visit) {
  const { survey, language, t, kommun, round } = visit
  const { from, to } = survey.ages
  return {
    ...visit.frame,
    title: `${inLanguage(survey.title, language)} – ${kommun.name}`,
    introduction: inLanguage(survey.introduction, language),
    kommun: kommun.name,
    ages:
      to === undefined
        ? t('enkat.start.ages_from', { from, kommun: kommun.name })
        : t('enkat.start.ages_between', { from, to, kommun: kommun.name }),
    minutes: survey.minutes,
    closesOn: round.closesOn,
    before: 'nothing' as const,
    goOn: '',
    urn: visit.round.sealed ? t('enkat.start.urn_sealed') : t('enkat.start.urn_clear'),
    byCode: visit.codes,
    byLink: byLink(visit),
    typed: '',
    faults: [],
    scripts: visit.codes ? ['code.js'] : [],
  }
}
