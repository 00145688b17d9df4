import type { Area } from '../area.ts'
import type { ThemeCount } from '../dialogues/dialogue.ts'
import { MINIMUM_BASE, type ShownRow } from '../disclosure/protect.ts'
import type { CountedRound } from '../exports/counted-round.ts'
import { type Comparability, comparability } from '../lagesbild/comparability.ts'
import { type Established, establishedOf } from '../lagesbild/established.ts'
import { type Item, items, problems } from '../lagesbild/items.ts'
import { type MeanItem, meanItems, type ToldMean, toldMean } from '../lagesbild/means.ts'
import { type Told, toldOf } from '../lagesbild/told.ts'
import type { LocalDate, Source } from '../round.ts'
import type { Survey, Theme } from '../survey/survey.ts'
import { ASSUMPTION } from '../weighting/assumption.ts'
import { type Decided, NOTHING_DECIDED } from './chosen.ts'

/** How long the two lists are that focus areas are sought in. */
export const TOP = 5

/** A problem and the share that named it, among the highest. Equal figures have equal rank. */
export interface ProblemFigure {
  readonly rank: number
  readonly item: Item
  readonly row: Extract<ShownRow, { readonly hidden: false }>
  readonly told: Told
}

/** A theme and how often it was named in dialogues, among the most named. */
export interface ThemeFigure extends Omit<ThemeCount, 'areaId' | 'theme'> {
  readonly rank: number
  readonly theme: Theme
}

/** The first five of a list, and what stands just after with the very same figures as the fifth. */
export interface Top<Figure> {
  readonly figures: readonly Figure[]
  readonly tied: readonly Figure[]
}

/** A theme that is in both lists, with the figures it rests on. */
export interface Focus {
  readonly theme: Theme
  readonly problems: readonly ProblemFigure[]
  readonly dialogue: ThemeFigure
}

/** A group mean and what is told of it, what its tests found among that. */
export interface MeanFigure {
  readonly item: MeanItem
  readonly told: ToldMean
  readonly compared: Comparability
}

/** What the underlag says about one place. */
export interface Part {
  readonly place: Pick<Area, 'id' | 'name'>
  /** From answers by code. */
  readonly problems: Top<ProblemFigure>
  /** Problems whose share may not be shown here. */
  readonly hidden: readonly Item[]
  /** Problems whose share is shown with "stor osäkerhet". */
  readonly uncertain: readonly Item[]
  /** What is established of the change since the round before, of everything the survey reports by a share. */
  readonly changes: Established
  /** What is established of an area against the rest of the kommun; of the kommun itself nothing. */
  readonly againstRest: Established
  /** The group means that may be shown, in the survey's own order. */
  readonly means: readonly MeanFigure[]
  readonly themes: Top<ThemeFigure>
  readonly focus: readonly Focus[]
  /** From answers by the open link, never weighed together with the rest; null when there is nothing to show. */
  readonly openLink: Top<ProblemFigure> | null
}

/** A published edition, and whether it was made from the very counting that is told of here. */
export interface Published {
  readonly hash: string
  readonly sameCounting: boolean
}

/** The material from which the kommun and the police write next year's medborgarlöfte. */
export interface Underlag extends Pick<CountedRound, 'kommun' | 'round' | 'survey' | 'snapshot'> {
  /** The published edition that it rests on; null before the year is published. */
  readonly edition: Published | null
  /** The days whose dialogues are counted, both included. */
  readonly dialogues: { readonly from: LocalDate; readonly to: LocalDate }
  readonly whole: Part
  readonly areas: readonly Part[]
  /** Whether the shares stand for the residents; else only for those who answered. */
  readonly isWeighted: boolean
  /** The year of the round before; null without one. */
  readonly since: number | null
  /** What was asked then too, or is new, so that it may not be compared or only with care. */
  readonly incomparable: readonly { readonly item: Pick<Item, 'id' | 'label'>; readonly comparability: Comparability }[]
  /** What the figures cannot tell, in whole sentences. */
  readonly limits: readonly string[]
  readonly decided: Decided
}

/** What the underlag is made from besides the counted round itself. */
export interface Material {
  /** The published edition that holds; null, or left out, before the year is published. */
  readonly edition?: Published | null
  /** Protected rows about the kommun and its areas, in any order. */
  readonly rows: readonly ShownRow[]
  readonly themes: readonly ThemeCount[]
  readonly dialogues: { readonly from: LocalDate; readonly to: LocalDate }
  /** The kommun's last counted round before, and what it asked; null without one. */
  readonly before: { readonly year: number; readonly survey: Survey } | null
  /** What people have decided about it; absent before anybody has. */
  readonly decided?: Decided
}

/** The underlag of a counted round: for the kommun and each area, what weighs heaviest in survey and dialogue, and what is established. */
export function underlag(
  { kommun, areas, round, survey, snapshot }: CountedRound,
  { rows, themes, dialogues, before, edition = null, decided = NOTHING_DECIDED }: Material,
): Underlag {
  const isWeighted = rows.some((row) => toldOf(row)?.isWeighted)
  const part = (place: Part['place'], population: string, counts: readonly ThemeCount[]) =>
    partOf(
      { survey, before: before?.survey },
      place,
      rows.filter((row) => row.population === population),
      counts,
    )
  return {
    kommun,
    round,
    survey,
    snapshot,
    edition,
    dialogues,
    whole: part(kommun, 'kommun', themes),
    areas: areas.map((area) =>
      part(
        area,
        `area:${area.id}`,
        themes.filter(({ areaId }) => areaId === area.id),
      ),
    ),
    isWeighted,
    since: before?.year ?? null,
    incomparable: before ? incomparable(survey, before.survey) : [],
    decided,
    limits: [isWeighted ? ASSUMPTION : UNWEIGHTED, ...LIMITS],
  }
}

const incomparable = (survey: Survey, before: Survey): Underlag['incomparable'] =>
  [...items(survey), ...meanItems(survey)]
    .map((item) => ({ item, comparability: comparability(survey, item, before) }))
    .filter(({ comparability }) => comparability.degree !== 'yes')

/** This year's survey and the one before, if there is one. */
interface Surveys {
  readonly survey: Survey
  readonly before: Survey | undefined
}

function partOf({ survey, before }: Surveys, { id, name }: Part['place'], rows: readonly ShownRow[], counts: readonly ThemeCount[]): Part {
  const highest = topProblems(survey, rows, 'code')
  const themes = topThemes(survey, counts)
  const openLink = topProblems(survey, rows, 'open')
  const byCode = new Map(rows.filter(({ source }) => source === 'code').map((row) => [row.question, row]))
  return {
    place: { id, name },
    problems: highest,
    hidden: hiddenProblems(survey, rows),
    uncertain: problems(survey).filter(({ id }) => toldOf(byCode.get(id))?.uncertain),
    changes: establishedOf(items(survey), byCode, 'change'),
    againstRest: establishedOf(items(survey), byCode, 'againstRest'),
    means: meanItems(survey).flatMap((item) => {
      const told = toldMean(byCode.get(item.id))
      return told ? [{ item, told, compared: comparability(survey, item, before) }] : []
    }),
    themes,
    focus: focusAreas(highest, themes),
    openLink: openLink.figures.length > 0 ? openLink : null,
  }
}

/** The problems with the highest shares above zero. Among equal shares the one that rests on more answers, then the survey's own order. */
export function topProblems(survey: Survey, rows: readonly ShownRow[], source: Source): Top<ProblemFigure> {
  const figures = problems(survey).flatMap((item) => {
    const row = rows.find((candidate) => candidate.question === item.id && candidate.source === source)
    const told = toldOf(row)
    return row && !row.hidden && told && told.share > 0 ? [{ item, row, told }] : []
  })
  return top(figures, (a, b) => b.told.share - a.told.share || b.told.base - a.told.base)
}

/** The themes with the most observations; among equals the one from more dialogues, then from more people, then the survey's own order. */
export function topThemes(survey: Survey, counts: readonly ThemeCount[]): Top<ThemeFigure> {
  const figures = survey.themes.flatMap((theme) => {
    const named = counts.filter((count) => count.theme === theme.id && count.observations > 0)
    const sum = (of: 'observations' | 'dialogues' | 'people') => named.reduce((total, count) => total + count[of], 0)
    return named.length === 0 ? [] : [{ theme, observations: sum('observations'), dialogues: sum('dialogues'), people: sum('people') }]
  })
  return top(figures, (a, b) => b.observations - a.observations || b.dialogues - a.dialogues || b.people - a.people)
}

/** The themes in both lists, in the order of the survey's shares. */
export function focusAreas(problems: Top<ProblemFigure>, themes: Top<ThemeFigure>): readonly Focus[] {
  const ids = [...new Set(problems.figures.map(({ item }) => item.theme))]
  return ids.flatMap((id) => {
    const dialogue = themes.figures.find(({ theme }) => theme.id === id)
    return dialogue ? [{ theme: dialogue.theme, problems: problems.figures.filter(({ item }) => item.theme === id), dialogue }] : []
  })
}

function hiddenProblems(survey: Survey, rows: readonly ShownRow[]): readonly Item[] {
  return problems(survey).filter((item) => rows.some((row) => row.hidden && row.question === item.id && row.source === 'code'))
}

// The sort is stable: figures that compare equal keep the order of the survey.
function top<Figure>(figures: readonly Figure[], compare: (a: Figure, b: Figure) => number): Top<Figure & { readonly rank: number }> {
  const sorted = figures.toSorted(compare)
  const ranked = sorted.map((figure) => ({ ...figure, rank: 1 + sorted.findIndex((other) => compare(other, figure) === 0) }))
  const last = ranked[TOP - 1]
  return { figures: ranked.slice(0, TOP), tied: ranked.slice(TOP).filter(({ rank }) => rank === last?.rank) }
}

const UNWEIGHTED = 'Andelarna är oviktade. De beskriver dem som svarade och är inte uppräknade till alla invånare.'

const LIMITS: readonly string[] = [
  'En ökning eller minskning är säkerställd bara där det står så. Överallt annars kan skillnaden mellan två år eller två områden bero på slumpen.',
  'Ordningen i listorna är ordningen mellan de uppmätta talen. Där konfidensintervallen går in i varandra kan den verkliga ordningen vara en annan.',
  `Siffror som vilar på färre än ${MINIMUM_BASE} svar visas inte. Ett problem kan alltså finnas i ett område utan att det syns här.`,
  'Svar via den öppna länken redovisas för sig. De ingår inte i listorna och inte i förslagen.',
  'Dialogerna visar vad som har sagts, inte hur vanligt det är. Observationerna är antal och ska inte läsas som andelar. Den som deltagit i flera dialoger räknas i var och en.',
  'Ett fokusområde här är ett förslag: temat finns bland de fem högsta i både enkät och dialog. Siffrorna säger inte varför problemet finns eller vad som hjälper.',
]
