import { sv } from '../../domain/lagesbild/sentences.ts'
import { indexWords } from '../../domain/statistics/problemindex/labels.ts'
import type { Problemindex } from '../../domain/statistics/problemindex/problemindex.ts'
import { indexSentences } from '../../domain/statistics/problemindex/words.ts'
import { type About, about } from '../lagesbild/frame.ts'
import type { Picture } from '../lagesbild/picture.ts'
import type { Frame } from '../show.ts'
import type { ModelWords } from './chosen.ts'
import type { Indexed } from './indexed.ts'
import {
  type GroupLines,
  groupCell,
  groupLines,
  type IndexCell,
  indexCell,
  type MissingWords,
  missingWords,
  questions,
  referenceNotes,
} from './lines.ts'

declare module '../show.ts' {
  interface Pages {
    'problemindex/kommun': KommunIndexPage
  }
}

/** The problemindex of a kommun; `made` is null when no model is made for the survey. */
export interface KommunIndexPage {
  readonly about: About
  readonly made: KommunIndex | null
}

/** The problemindex of a kommun and its areas, in words. */
interface KommunIndex {
  readonly model: ModelWords
  readonly sentences: readonly string[]
  /** The earlier year's by the same model; null when it cannot be made. */
  readonly before: string | null
  /** What each column is about, and how many questions it rests on where nothing else is said. */
  readonly columns: readonly { readonly title: string; readonly of: string }[]
  readonly lines: readonly PlaceLine[]
  readonly groups: readonly GroupLines[]
  readonly missing: readonly MissingWords[]
  readonly notes: readonly string[]
  /** Where the files are, by the same model; null for those who may not take them. */
  readonly files: { readonly excel: string; readonly other: string; readonly json: string } | null
}

interface PlaceLine {
  readonly name: string
  readonly href: string | null
  readonly total: IndexCell
  readonly groups: readonly IndexCell[]
}

/** The kommun's problemindex, its indicators, and every area's. */
export async function kommun(picture: Picture, indexed: Indexed | null): Promise<KommunIndexPage & Frame> {
  const { kommun, round } = picture
  return {
    title: `Problemindex, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, (await picture.figures.of({ kind: 'kommun' })).code.values()),
    made: indexed && made(picture, indexed),
  }
}

function made(picture: Picture, { model, words, whole, areas, before, file }: Indexed): KommunIndex {
  const { kommun, survey, home } = picture
  // A column for each group that somewhere has a level: the others are listed as missing.
  const told = whole.groups.filter((_, at) => [whole, ...areas.values()].some(({ groups }) => groups[at]?.average))
  const ids = new Set(told.map(({ group }) => group.id))
  const cells = (index: Problemindex) => ({
    total: indexCell(index, whole.total?.items),
    groups: index.groups.flatMap((group, at) => (ids.has(group.group.id) ? [groupCell(group, whole.groups[at]?.average?.items)] : [])),
  })
  const linkTo = (areaId: string) => `${home}/problemindex/${areaId}${words.query}`
  return {
    model: words,
    sentences: indexSentences(kommun.name, whole, model),
    before: before?.total ? beforeWords(before.total, whole, picture) : null,
    columns: [
      { title: 'Alla frågor', average: whole.total },
      ...told.map(({ group, average }) => ({ title: sv(group.title), average })),
    ].map(({ title, average }) => ({ title, of: average ? questions(average.items) : '' })),
    lines: [
      ...picture.areas.flatMap(({ id, name }) => {
        const own = areas.get(id)
        return own ? [{ name, href: linkTo(id), ...cells(own) }] : []
      }),
      { name: 'Hela kommunen', href: null, ...cells(whole) },
    ],
    groups: groupLines(whole, before, { model, survey, home }),
    missing: missingWords(whole, survey),
    notes: referenceNotes(model),
    files: file === null ? null : filesAt(file, words.query),
  }
}

function filesAt(path: string, query: string): KommunIndex['files'] {
  const csv = `${path}.csv${query === '' ? '?' : `${query}&`}dialekt=`
  return { excel: `${csv}excel`, other: `${csv}internationell`, json: `${path}.json${query}` }
}

function beforeWords(total: NonNullable<Problemindex['total']>, now: Problemindex, { before }: Picture): string {
  const same = total.items === now.total?.items ? '' : ' Det vilar inte på samma frågor.'
  return `${before?.round.year ?? ''} var det ${indexWords(total)}, räknat med samma modell.${same} Skillnaden är inte prövad.`
}
