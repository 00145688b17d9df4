import { shortOf } from '../editions/document.ts'
import { fileName } from '../exports/file-name.ts'
import { INVENTED } from '../exports/table.ts'
import { count, day, limits, percent } from '../format.ts'
import { noteOf, uncertainty } from '../lagesbild/cells.ts'
import { changeOf, type Standing } from '../lagesbild/changes.ts'
import { meanStandings } from '../lagesbild/means.ts'
import { meanLimits, meanWords } from '../lagesbild/points.ts'
import { listed, shareSentence, sv } from '../lagesbild/sentences.ts'
import { localDate } from '../round.ts'
import { answersWords, markOf } from '../snapshot.ts'
import { type ChosenWords, chosenWords, takenWords } from './chosen.ts'
import { establishedWords, untoldWords } from './established.ts'
import type { Focus, MeanFigure, Part, ProblemFigure, ThemeFigure, Top, Underlag } from './underlag.ts'

/** The underlag in words: what the page, the print and the Markdown all show. */
export interface Sheet {
  /** The name of a file of it, before the ending. */
  readonly name: string
  readonly title: string
  readonly place: string
  readonly year: string
  readonly notice: string | null
  /** What is found for the whole kommun, in one sentence. */
  readonly lead: string
  /** Where the figures come from, in whole sentences. */
  readonly sources: readonly string[]
  /** The focus areas that people have chosen, and who has taken the underlag. */
  readonly chosen: readonly ChosenWords[]
  readonly taken: string | null
  readonly whole: SheetPart
  readonly areas: readonly SheetPart[]
  readonly limits: readonly string[]
}

/** One place of the sheet. */
export interface SheetPart {
  readonly id: string
  readonly name: string
  /** The proposed focus areas in one breath, or why there are none. */
  readonly summary: string
  readonly focus: readonly FocusWords[]
  readonly problems: ProblemList
  readonly means: readonly MeanRow[]
  readonly themes: List<ThemeRow>
  /** What has been shown, a sentence each. */
  readonly established: readonly string[]
  /** What cannot be said of the place, and why. */
  readonly untold: readonly string[]
  readonly openLink: ProblemList | null
}

/** Rows of a table and the sentences that belong below it. */
export interface List<Row> {
  readonly rows: readonly Row[]
  readonly notes: readonly string[]
}

/** Problems, and whether any of them has an interval to show. */
export interface ProblemList extends List<ProblemRow> {
  readonly intervals: boolean
}

/** A proposed focus area and the figures it rests on. */
export interface FocusWords {
  readonly title: string
  readonly survey: readonly string[]
  readonly dialogue: string
}

/** A problem's row: 'fortkorning', '1', 'Bilar kör för fort', 'ser fortkörning som ett problem', '46 %', '41–51 %' or '', '380', 'stor osäkerhet' or ''. */
export interface ProblemRow {
  readonly question: string
  readonly rank: string
  readonly label: string
  readonly measure: string
  readonly share: string
  readonly limits: string
  readonly base: string
  readonly note: string
}

/** A group mean's row: 'medel_trafik', 'Problem i trafiken, medel 0–6', '2,4', '2,3–2,6' or '', '380', 'stor osäkerhet' or ''; what was tested, in words. */
export interface MeanRow {
  readonly question: string
  readonly label: string
  readonly mean: string
  readonly limits: string
  readonly base: string
  readonly note: string
  readonly change: string
  readonly rest: string
}

/** A theme's row: '1', 'Trafik', '7', '3', '41'. */
export interface ThemeRow {
  readonly rank: string
  readonly title: string
  readonly observations: string
  readonly dialogues: string
  readonly people: string
}

/** Said where no change and no difference has been shown. */
export const NOTHING_ESTABLISHED = 'Ingen förändring och ingen skillnad är säkerställd här.'

/** The underlag in words. */
export function sheet(underlag: Underlag): Sheet {
  const { kommun, round } = underlag
  const words = (part: Part) => partWords(part, underlag, part !== underlag.whole)
  return {
    name: fileName('underlag', kommun, round),
    title: `Underlag till medborgarlöfte ${round.year + 1}`,
    place: kommun.name,
    year: String(round.year),
    notice: round.rehearsal ? INVENTED : null,
    lead: lead(underlag.whole),
    sources: sources(underlag),
    chosen: chosenWords(underlag),
    taken: takenWords(underlag.decided.taken),
    whole: words(underlag.whole),
    areas: underlag.areas.map(words),
    limits: underlag.limits,
  }
}

function lead({ focus }: Part): string {
  const both = 'både bland enkätens fem högsta andelar och bland de fem teman som nämnts oftast i dialogerna'
  const titles = focus.map(({ theme }) => `”${sv(theme.title)}”`)
  if (titles.length === 0) return `Inget tema finns ${both}.`
  return `${titles.length === 1 ? 'Temat' : 'Temana'} ${listed(titles)} finns ${both}.`
}

function sources({ survey, snapshot, dialogues, edition, round }: Underlag): readonly string[] {
  return [
    `Enkät: ${sv(survey.title)}. ${answersWords(snapshot)}, räknade ${day(localDate(new Date(snapshot.countedAt)))} (räkning ${markOf(snapshot)}).`,
    editionWords(edition, round.year),
    `Dialoger: de som hölls från och med ${day(dialogues.from)} till och med ${day(dialogues.to)}.`,
  ]
}

/** Which published edition the figures are those of. The public sees fewer of them: only those that are certain enough. */
function editionWords(edition: Underlag['edition'], year: number): string {
  if (!edition) return `Lägesbilden ${year} är inte publicerad.`
  const name = shortOf(edition.hash)
  return edition.sameCounting
    ? `Publicerad lägesbild: utgåva ${name}, ur samma räkning.`
    : `Den publicerade lägesbilden (utgåva ${name}) är gjord ur en annan räkning. Siffrorna där kan vara andra.`
}

function partWords(part: Part, { round, since, incomparable }: Underlag, isArea: boolean): SheetPart {
  const { place, problems, hidden, themes, focus, openLink } = part
  return {
    id: place.id,
    name: place.name,
    summary: focus.length > 0 ? focus.map(({ theme }) => sv(theme.title)).join(', ') : 'Inget tema finns i båda listorna.',
    focus: focus.map(focusWords),
    problems: problemList(problems, [
      ...(problems.figures.length === 0 ? ['Enkäten har ingen andel att visa här.'] : []),
      ...(hidden.length > 0 ? [`För få svar för att visas: ${listed(hidden.map(({ label }) => sv(label)))}.`] : []),
    ]),
    means: part.means.map(meanRow),
    themes: {
      rows: themes.figures.map(themeRow),
      notes: [
        ...(themes.figures.length === 0 ? [`Inget tema är nämnt i dialogerna ${round.year}.`] : []),
        ...tied(themes, ({ theme }) => sv(theme.title)),
      ],
    },
    established: establishedWords(part, since),
    untold: [...untoldWords(part, since, isArea), ...(isArea ? [] : notCompared(incomparable, since))],
    openLink: openLink && problemList(openLink, [SELF_SELECTED]),
  }
}

/** Questions that may not be set against the round before, each with its reason. */
const notCompared = (incomparable: Underlag['incomparable'], since: number | null): readonly string[] =>
  incomparable.map(({ item, comparability }) => {
    const { words, reason } = changeOf(comparability, null)
    return `Om ”${sv(item.label)}” har ändrats sedan ${since}: ${words}.${reason ? ` ${reason}` : ''}`
  })

const SELF_SELECTED = 'De som svarat via länken har själva valt att delta. Siffrorna ingår inte i listan ovan och visas utan felmarginal.'

function problemList(top: Top<ProblemFigure>, notes: readonly string[]): ProblemList {
  return {
    rows: top.figures.map(problemRow),
    intervals: top.figures.some(({ told }) => told.interval !== null),
    notes: [...tied(top, ({ item }) => sv(item.label)), ...notes],
  }
}

function focusWords({ theme, problems, dialogue }: Focus): FocusWords {
  return {
    title: sv(theme.title),
    survey: problems.map(({ rank, item, told }) => `Enkäten, plats ${rank}: ${shareSentence(told, item.measure)}`),
    dialogue: `Dialogerna, plats ${dialogue.rank}: ${observed(dialogue)}.`,
  }
}

function problemRow({ rank, item, row, told }: ProblemFigure): ProblemRow {
  const { share, interval, base } = told
  return {
    question: item.id,
    rank: String(rank),
    label: sv(item.label),
    measure: sv(item.measure.text),
    share: percent(share),
    limits: interval ? `${limits(interval)}${NBSP}%` : '',
    base: count(base),
    note: noteOf(row, told) ?? '',
  }
}

function meanRow({ item, told, compared }: MeanFigure): MeanRow {
  const { change, rest } = meanStandings(compared, told, item)
  const words = (standing: Standing | null) => (standing ? [standing.words, standing.measured].filter(Boolean).join(', ') : '')
  return {
    question: item.id,
    label: sv(item.label),
    mean: meanWords(told.mean),
    limits: told.interval ? meanLimits(told.interval) : '',
    base: count(told.base),
    note: told.isWeighted ? (told.uncertain ? uncertainty(told) : '') : 'oviktat',
    change: compared.degree === 'none' ? '' : words(change),
    rest: words(rest),
  }
}

function themeRow({ rank, theme, observations, dialogues, people }: ThemeFigure): ThemeRow {
  return {
    rank: String(rank),
    title: sv(theme.title),
    observations: count(observations),
    dialogues: count(dialogues),
    people: count(people),
  }
}

function tied<Figure>({ tied }: Top<Figure>, name: (figure: Figure) => string): readonly string[] {
  return tied.length === 0 ? [] : [`Lika högt som plats fem, men inte med i listan: ${listed(tied.map(name))}.`]
}

const observed = ({ observations, dialogues, people }: ThemeFigure) =>
  `${count(observations)} ${observations === 1 ? 'observation' : 'observationer'} i ${count(dialogues)} ${
    dialogues === 1 ? 'dialog' : 'dialoger'
  } med ${count(people)} ${people === 1 ? 'deltagare' : 'deltagare'}`

const NBSP = '\u00a0'
