import type { Request } from 'express'
import type { Area } from '../../domain/area.ts'
import { themesOf } from '../../domain/dialogues/themes.ts'
import { notFound } from '../../domain/problem.ts'
import { type Queue, SOURCE_WORDS, SOURCES } from '../../domain/reading/queue.ts'
import type { Round } from '../../domain/round.ts'
import type { Staff } from '../../domain/staff.ts'
import { inLanguage, question, type Surveys } from '../../domain/survey/survey.ts'
import * as rounds from '../../store/rounds.ts'
import * as texts from '../../store/texts.ts'
import { kommunFor } from '../access.ts'
import type { Deps } from '../deps.ts'

/** A queue of a kommun as a reader meets it. */
export interface NamedQueue {
  readonly queue: Queue
  readonly kommunId: string
  /** '/lasning/varberg/enkat-2026'. */
  readonly address: string
  /** 'Enkäten 2026'. */
  readonly title: string
  /** The survey's; null for texts of other origins. */
  readonly year: number | null
  readonly rehearsal: boolean
  /** What a text is about, in words, and the question it answers when it answers one. */
  about(subject: string): { readonly label: string; readonly asked: string | null }
}

/** Every queue that a kommun may have texts in, the newest survey first. */
export async function queuesOf({ db, surveys }: Pick<Deps, 'db' | 'surveys'>, kommun: Area): Promise<readonly NamedQueue[]> {
  const all = await rounds.ofKommun(db, kommun.id)
  const others = SOURCES.filter((source) => source !== 'survey')
  return [...all.map((round) => ofRound(surveys, kommun, round)), ...others.map((source) => ofKommun(surveys, kommun, source, all[0]))]
}

/** The queue in the address, when the signed-in person may read there. Not yours and not there are the same 404. */
export async function queueFor(
  deps: Deps,
  req: Request,
): Promise<{ readonly staff: Staff; readonly kommun: Area; readonly named: NamedQueue }> {
  const { staff, kommun } = await kommunFor(deps, req, 'read texts', String(req.params.kommun))
  const address = `/lasning/${kommun.slug}/${String(req.params.ko)}`
  const named = (await queuesOf(deps, kommun)).find((one) => one.address === address)
  if (!named) throw notFound()
  return { staff, kommun, named }
}

function ofRound(surveys: Surveys, kommun: Area, { id, year, surveyId, rehearsal }: Round): NamedQueue {
  const { address, words } = SOURCE_WORDS.survey
  const survey = surveys.get(surveyId)
  return {
    queue: texts.queueOf(id),
    kommunId: kommun.id,
    address: `/lasning/${kommun.slug}/${address}-${year}`,
    title: `${words} ${year}`,
    year,
    rehearsal,
    about(subject) {
      const asked = survey && question(survey, subject)
      return asked ? { label: inLanguage(asked.label, 'sv'), asked: inLanguage(asked.text, 'sv') } : { label: subject, asked: null }
    },
  }
}

function ofKommun(surveys: Surveys, kommun: Area, source: Exclude<Queue['source'], 'survey'>, newest: Round | undefined): NamedQueue {
  const { address, words } = SOURCE_WORDS[source]
  const themes = themesOf(surveys, newest?.surveyId)
  return {
    queue: { source, collection: kommun.id },
    kommunId: kommun.id,
    address: `/lasning/${kommun.slug}/${address}`,
    title: words,
    year: null,
    rehearsal: newest?.rehearsal ?? false,
    about(subject) {
      const theme = themes.find(({ id }) => id === subject)
      return { label: theme ? inLanguage(theme.title, 'sv') : subject, asked: null }
    },
  }
}
