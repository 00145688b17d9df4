import type { Request, Response } from 'express'
import { NOTHING } from '../../domain/answers.ts'
import * as code from '../../domain/code.ts'
import type { FieldFault } from '../../domain/form.ts'
import type { Source } from '../../domain/round.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import * as rounds from '../../store/rounds.ts'
import { sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { whereLeft } from './parts.ts'
import { begin, found, onward, showBlank, type Visit } from './visit.ts'

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
  /** What is known of this visitor: nothing, a draft under way, one sent, or one that is gone. */
  readonly before: 'nothing' | 'going_on' | 'sent' | 'lost'
  /** Where a draft under way was left. */
  readonly goOn: string
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
  const before = draft.sent ? 'sent' : 'going_on'
  const goOn = draft.sent ? '' : `${visit.base}${whereLeft(visit, draft.draft)}`
  show(req, res, 'enkat/start', { ...modelOf(visit), before, goOn })
}

/** Begins a draft, with the area code that was typed or by the open link. A code that is not right is said on the same page. */
export async function begins(visit: Visit, req: Request, res: Response): Promise<void> {
  const sent = sentForm(req)
  if (sent('vag') === 'oppen' && byLink(visit)) return beginIn(visit, res, 'open', visit.areas.length === 0 ? visit.kommun.id : null)
  const typed = sent('kod').slice(0, 100)
  const read = code.read(typed)
  const areaId = read && (await rounds.areaOfCode(visit.deps.db, visit.round.id, read))
  if (areaId) return beginIn(visit, res, 'code', areaId)
  const why = `enkat.start.code_${typed.trim() === '' ? 'missing' : 'wrong'}${byLink(visit) ? '_open' : ''}`
  const faults = [{ field: 'kod', sentence: visit.t(why) }]
  show(req, res, 'enkat/start', { ...modelOf(visit), typed, faults, refused: true }, 422)
}

async function beginIn(visit: Visit, res: Response, source: Source, areaId: string | null): Promise<void> {
  await begin(visit, res, { source, areaId, ...NOTHING })
  onward(visit, res, areaId === null ? '/omrade' : '/del/1')
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
    byCode: visit.codes,
    byLink: byLink(visit),
    typed: '',
    faults: [],
  }
}
