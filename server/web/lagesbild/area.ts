import type { Area } from '../../domain/area.ts'
import { type Heard, occasionsIn, overForms, unheardIn, voicesAbout, voiceWords } from '../../domain/dialogues/voices.ts'
import { count } from '../../domain/format.ts'
import { inBreath } from '../../domain/lagesbild/cells.ts'
import { items } from '../../domain/lagesbild/items.ts'
import { type MeanLine, meanLines } from '../../domain/lagesbild/means.ts'
import { NONE } from '../../domain/lagesbild/rows.ts'
import { areaSaid } from '../../domain/lagesbild/said.ts'
import { axisEnd, reach } from '../../domain/lagesbild/scale.ts'
import { themesNamed } from '../../domain/lagesbild/themes.ts'
import type { DrawnMap } from '../../domain/map.ts'
import { notFound } from '../../domain/problem.ts'
import type { Frame } from '../show.ts'
import { type About, about, chartKey } from './frame.ts'
import { type Line, type LineGroup, lineGroups } from './lines.ts'
import { type OpenLink, openLink } from './open-link.ts'
import type { Picture } from './picture.ts'
import { type ReferenceLine, referencesByQuestion } from './references.ts'
import type { TintedMap } from './tinted.ts'
import { type TopLine, top } from './top.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/omrade': AreaPage
  }
}

/** Everything one area said, beside last year and the kommun. */
export interface AreaPage {
  readonly about: About
  readonly name: string
  readonly sentences: readonly string[]
  /** Answers by code, in words; null when too few to say. */
  readonly respondents: string | null
  readonly top: readonly TopLine[]
  readonly groups: readonly LineGroup[]
  readonly means: readonly MeanLine[]
  /** Whether any of them was tested against the rest of the kommun. */
  readonly meansHaveRest: boolean
  /** Whether any of its questions was tested against the rest of the kommun: else there is no column for it. */
  readonly hasRest: boolean
  /** Where the axis of the area's charts ends: the same for all of them. */
  readonly axisEnd: string
  readonly chartKey: string
  /** None in an edition: what was said of one area could be what one person said. */
  readonly themes: readonly ThemeBeside[]
  /** How many dialogues were held about the area, and whose voices were not heard by themselves ('' when all were); null in an edition. */
  readonly heard: { readonly occasions: string; readonly missing: string } | null
  readonly openLink: OpenLink | null
  /** What others have measured, by question. */
  readonly references: Readonly<Record<string, readonly ReferenceLine[]>>
  /** Where the area lies among the others: a map of ways to them, untinted; null when it has no outline. */
  readonly whereabouts: Whereabouts | null
  readonly previous: Neighbour | null
  readonly next: Neighbour | null
}

/** A theme's survey figures and, beside them, how often dialogues named it, on how many occasions and by whose voices. */
interface ThemeBeside {
  readonly title: string
  readonly shares: readonly { readonly label: string; readonly href: string; readonly words: string }[]
  readonly observations: string
  readonly occasions: string
  /** '–' when nobody named it. */
  readonly voices: string
}

/** A map that shows one area among the others. */
type Whereabouts = Pick<TintedMap, 'map' | 'mapLabel' | 'links'>

/** The area before or after in the order of names. */
interface Neighbour {
  readonly name: string
  readonly href: string
}

/** An area of the kommun. An area of another kommun, or of other years, is not there. */
export async function area(picture: Picture, areaId: string): Promise<AreaPage & Frame> {
  const at = picture.areas.findIndex(({ id }) => id === areaId)
  const here = picture.areas[at]
  if (!here) throw notFound()
  const population = { kind: 'area', areaId: here.id } as const
  const now = await picture.figures.of(population)
  const before = (await picture.before?.figures.of(population)) ?? NONE
  const since = picture.before?.round.year ?? null
  const kommun = await picture.figures.of({ kind: 'kommun' })
  const heard = await picture.heard(here.id)
  const groups = lineGroups(picture, { now, before, kommun })
  const means = meanLines(picture, { now, before, kommun })
  const shown = [...now.code.values()].find((row) => !row.hidden)
  return {
    title: `${here.name}, ${picture.kommun.name} ${picture.round.year}`,
    section: 'lagesbild',
    rehearsal: picture.round.rehearsal,
    charts: true,
    about: about(picture, now.code.values()),
    name: here.name,
    sentences: picture.said?.areas[here.id] ?? areaSaid({ survey: picture.survey, since }, now.code, overForms(heard?.counts ?? [])),
    respondents: shown && !shown.hidden ? count(shown.respondents) : null,
    top: top(picture, now.code.values()),
    groups,
    means,
    meansHaveRest: means.some(({ rest }) => rest !== null),
    hasRest: groups.some(({ lines }) => lines.some(({ rest }) => rest !== null)),
    axisEnd: String(axisEnd(reach([now, before, kommun].flatMap(({ code }) => [...code.values()])))),
    chartKey: chartKey(picture.round.year, picture.before?.round.year ?? null, 'Streck: hela kommunen.'),
    themes: heard ? themesBeside(picture, allLines(groups), heard) : [],
    heard: heard && heardWords(heard, here.id),
    openLink: openLink(picture.survey, now),
    references: await referencesByQuestion(picture),
    whereabouts: whereabouts(picture, here, await picture.map()),
    previous: neighbour(picture, picture.areas[at - 1]),
    next: neighbour(picture, picture.areas[at + 1]),
  }
}

const allLines = (groups: readonly LineGroup[]): readonly Line[] => groups.flatMap(({ lines }) => lines)

const heardWords = ({ held }: Heard, areaId: string): AreaPage['heard'] => ({
  occasions: count(occasionsIn(held, areaId)),
  missing: voiceWords(unheardIn(held, areaId)),
})

function themesBeside({ survey, themeName }: Picture, lines: readonly Line[], { counts }: Heard): readonly ThemeBeside[] {
  const all = items(survey)
  return themesNamed(survey.themes, counts).map(({ id }) => {
    const named = overForms(counts).find(({ theme }) => theme === id)
    const about = lines.filter((line) => all.some((item) => item.id === line.id && item.theme === id))
    return {
      title: themeName(id),
      shares: about.map(({ label, href, now }) => ({ label, href, words: inBreath(now) })),
      observations: count(named?.observations ?? 0),
      occasions: count(named?.dialogues ?? 0),
      voices: voiceWords(voicesAbout(counts, id)) || '–',
    }
  })
}

const whereabouts = ({ areas, home }: Picture, here: Pick<Area, 'id' | 'name'>, map: DrawnMap): Whereabouts | null =>
  map.shapes.some(({ areaId }) => areaId === here.id)
    ? {
        map,
        mapLabel: `Karta: ${here.name} bland områdena`,
        links: areas.map(({ id, name }) => ({
          ...{ areaId: id, name, href: `${home}/omrade/${id}`, words: '' },
          ...{ tint: null, dotted: false, edge: null, current: id === here.id },
        })),
      }
    : null

const neighbour = ({ home }: Picture, area: Pick<Area, 'id' | 'name'> | undefined): Neighbour | null =>
  area ? { name: area.name, href: `${home}/omrade/${area.id}` } : null
