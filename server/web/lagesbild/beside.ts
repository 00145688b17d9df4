import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import { instant } from '../../domain/format.ts'
import { newest } from '../../domain/lagesbild/beside.ts'
import { grouped } from '../../domain/lagesbild/items.ts'
import { meanItems } from '../../domain/lagesbild/means.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { answersTold, markOf } from '../../domain/snapshot.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { ASSUMPTION } from '../../domain/weighting/assumption.ts'
import * as rounds from '../../store/rounds.ts'
import { kommunerFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { type BesideDialogues, besideDialogues } from './beside-dialogues.ts'
import { axisOf, type BesideQuestion, isWeighted, meanOf, questionOf, type Side } from './beside-questions.ts'
import { countedRound, rowsOf } from './picture.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/jamfor': BesidePage
  }
}

/** Kommuner side by side, each by its newest counted round. */
interface BesidePage {
  /** Whether the person has more than one kommun: else there is nothing to compare. */
  readonly several: boolean
  readonly choices: readonly { readonly slug: string; readonly name: string; readonly chosen: boolean }[]
  readonly groups: readonly { readonly id: string; readonly title: string; readonly chosen: boolean }[]
  readonly sides: readonly Ground[]
  /** The kommuner are seen in different years. */
  readonly yearsDiffer: boolean
  /** Some kommun's shares are weighted and some other's are not. */
  readonly weightedDiffer: boolean
  /** The survey whose questions are shown, when some kommun has asked another. */
  readonly byQuestionsOf: string | null
  /** Kommuner without a counted round: 'Varberg, Svenljunga'; null when all have one. */
  readonly uncounted: string | null
  /** The title of the group of questions shown; null when there is none. */
  readonly group: string | null
  readonly questions: readonly BesideQuestion[]
  /** What must be taken for granted where shares are weighted; null where none are. */
  readonly assumption: string | null
  readonly dialogues: BesideDialogues
}

/** What a kommun's figures rest on. */
interface Ground {
  readonly name: string
  readonly home: string
  readonly year: number
  readonly survey: string
  readonly responses: string
  readonly countedAt: string
  /** Names the counting. */
  readonly mark: string
  readonly rehearsal: boolean
}

/** Shows the kommuner of the signed-in person side by side: those named in the address, or all. Others' names there name nothing. */
export async function beside(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommuner } = await kommunerFor(deps, req, 'see lagesbild')
  const found = await Promise.all(kommuner.map((kommun) => sideOf(deps, kommun)))
  const counted = found.flatMap((side) => side ?? [])
  const sides = wanted(counted, [req.query.kommun].flat())
  for (const { kommun, round } of sides) {
    await tell(deps, req, kommun.id, { what: 'saw lagesbild', details: { year: round.year, part: 'beside', of: null } })
  }
  const survey = newest(sides.map(({ round, survey }) => ({ year: round.year, survey })))
  const groups = survey ? grouped(survey) : []
  const chosen = groups.find(({ group }) => group.id === req.query.grupp) ?? groups[0]
  const others = sides.some((side) => side.survey.hash !== survey?.hash)
  show(req, res, 'lagesbild/jamfor', {
    title: 'Kommuner sida vid sida',
    section: 'lagesbild',
    rehearsal: sides.some(({ round }) => round.rehearsal),
    charts: true,
    several: kommuner.length > 1,
    choices: counted.map((side) => ({ slug: side.kommun.slug ?? '', name: side.kommun.name, chosen: sides.includes(side) })),
    groups: groups.map(({ group }) => ({ id: group.id, title: sv(group.title), chosen: group.id === chosen?.group.id })),
    sides: sides.map(ground),
    yearsDiffer: new Set(sides.map(({ round }) => round.year)).size > 1,
    weightedDiffer: new Set(sides.map(isWeighted)).size > 1,
    byQuestionsOf: survey && others ? sv(survey.title) : null,
    uncounted: kommuner.length > counted.length ? uncounted(kommuner, counted) : null,
    group: chosen ? sv(chosen.group.title) : null,
    questions: survey && chosen ? questionsOf(survey, chosen, sides) : [],
    assumption: sides.some(isWeighted) ? ASSUMPTION : null,
    dialogues: await besideDialogues(deps, sides),
  })
}

function wanted(counted: readonly Side[], slugs: readonly unknown[]): readonly Side[] {
  const named = counted.filter(({ kommun }) => slugs.includes(kommun.slug))
  return named.length > 0 ? named : counted
}

/** A group's questions and then its group means. All shares have one axis, so that questions too can be held against each other. */
function questionsOf(
  survey: Survey,
  { group, items }: ReturnType<typeof grouped>[number],
  sides: readonly Side[],
): readonly BesideQuestion[] {
  const axisEnd = axisOf(sides, items)
  const means = (survey.groupMeans ?? []).filter((mean) => mean.group === group.id).map(({ id }) => id)
  return [
    ...items.map((item) => questionOf(survey, item, sides, axisEnd)),
    ...meanItems(survey)
      .filter(({ id }) => means.includes(id))
      .map((item) => meanOf(survey, item, sides)),
  ]
}

/** A kommun's newest counted round with the whole kommun's figures; null when none has been counted. */
async function sideOf(deps: Deps, kommun: Area): Promise<Side | null> {
  for (const round of await rounds.ofKommun(deps.db, kommun.id)) {
    const counted = await countedRound(deps, round)
    if (counted) {
      const home = `/lagesbild/${kommun.slug}/${round.year}`
      return { ...counted, kommun, home, rows: await rowsOf(deps, counted, { kind: 'kommun' }) }
    }
  }
  return null
}

const ground = ({ kommun, home, round, survey, snapshot }: Side): Ground => ({
  name: kommun.name,
  home,
  year: round.year,
  survey: sv(survey.title),
  responses: answersTold(snapshot),
  countedAt: instant(snapshot.countedAt),
  mark: markOf(snapshot),
  rehearsal: round.rehearsal,
})

const uncounted = (kommuner: readonly Area[], counted: readonly Side[]) =>
  kommuner
    .filter(({ id }) => !counted.some(({ kommun }) => kommun.id === id))
    .map(({ name }) => name)
    .join(', ')
