import { cell } from '../../domain/lagesbild/cells.ts'
import { topProblem } from '../../domain/lagesbild/finding.ts'
import { items } from '../../domain/lagesbild/items.ts'
import { type MeanLine, meanLines } from '../../domain/lagesbild/means.ts'
import { placesOf } from '../../domain/lagesbild/places.ts'
import { NONE } from '../../domain/lagesbild/rows.ts'
import { kommunSaid } from '../../domain/lagesbild/said.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { isInWords } from '../../domain/questions/index.ts'
import type { Frame } from '../show.ts'
import { type Chosen, chosen, chosenItem } from './chosen.ts'
import { type DialogueSection, dialogueSection } from './dialogue-section.ts'
import type { Download } from './downloads.ts'
import { type About, about } from './frame.ts'
import { type Line, type LineGroup, lineGroups } from './lines.ts'
import { type OpenLink, openLink } from './open-link.ts'
import type { Picture } from './picture.ts'
import { type Responses, responses } from './responses.ts'
import { type TopLine, top } from './top.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/kommun': KommunPage
  }
}

/** The kommun's lägesbild: where it is worst first, then everything there is. */
export interface KommunPage {
  readonly about: About
  /** What the figures say, first of all. */
  readonly sentences: readonly string[]
  /** Null when the survey has nothing to show as shares. */
  readonly chosen: Chosen | null
  readonly top: readonly TopLine[]
  readonly groups: readonly LineGroup[]
  /** The lines of all groups. */
  readonly lines: readonly Line[]
  readonly others: readonly QuestionLink[]
  readonly means: readonly MeanLine[]
  readonly responses: Responses
  readonly dialogues: DialogueSection
  readonly openLink: OpenLink | null
  readonly downloads: readonly Download[]
  /** Where its problemindex is; null without one. */
  readonly problemindex: string | null
}

/** A question that has no share, only answers to look at. */
interface QuestionLink {
  readonly label: string
  readonly href: string
}

const KOMMUN = { kind: 'kommun' } as const

/** The kommun; `asked` is the question that the address asks the map to show. */
export async function kommun(picture: Picture, asked: unknown): Promise<KommunPage & Frame> {
  const { survey, round } = picture
  const since = picture.before?.round.year ?? null
  const now = await picture.figures.of(KOMMUN)
  const before = (await picture.before?.figures.of(KOMMUN)) ?? NONE
  const counts = await picture.themes()
  const problem = topProblem(survey, [...now.code.values()])
  const item = chosenItem(survey, asked, problem?.item)
  const placesFor = async (id: string) => placesOf(picture.areas, await picture.figures.about(id))
  const places = item ? await placesFor(item.id) : []
  const groups = lineGroups(picture, { now, before, kommun: now })
  const worst = problem && problem.item.id !== item?.id ? await placesFor(problem.item.id) : places
  return {
    title: `Lägesbild för ${picture.kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, now.code.values()),
    sentences: picture.said?.kommun ?? kommunSaid({ survey, since }, now.code, { problem, places: worst }, counts),
    chosen: item ? chosen(picture, item, places, cell(now.code.get(item.id)), await picture.map()) : null,
    top: top(picture, now.code.values()),
    groups,
    lines: groups.flatMap(({ lines }) => lines),
    others: others(picture),
    means: meanLines(picture, { now, before }),
    responses: await responses(picture),
    dialogues: dialogueSection(picture, counts),
    openLink: openLink(survey, now),
    downloads: picture.downloads,
    problemindex: picture.hasIndex ? `${picture.home}/problemindex` : null,
  }
}

function others({ survey, home }: Picture): readonly QuestionLink[] {
  const withShare = new Set(items(survey).map(({ id }) => id))
  return survey.questions
    .filter((question) => !withShare.has(question.id) && !isInWords(question))
    .map(({ id, label }) => ({ label: sv(label), href: `${home}/fraga/${id}` }))
}
