import { published, type ShownRow } from '../../domain/disclosure/protect.ts'
import type { Edition, EditionDocument } from '../../domain/editions/document.ts'
import { grouped } from '../../domain/grouped.ts'
import { rowsBy } from '../../domain/lagesbild/rows.ts'
import { populationKey } from '../../domain/tables.ts'
import type { HeldDocument } from '../../work/editions/aside.ts'
import { type RowBytes, rowsIn } from '../../work/editions/row-bytes.ts'
import type { Download } from '../lagesbild/downloads.ts'
import type { Figures, Picture } from '../lagesbild/picture.ts'
import type { Indexed } from '../problemindex/indexed.ts'
import { indexedIn } from './indexed.ts'
import { candidateWords, type EditionWords, editionWords } from './words.ts'

/** A published lägesbild, and its problemindex. */
export interface PublishedPicture extends Picture {
  indexed(): Promise<Indexed | null>
}

/** A published lägesbild whose pages begin at `home`, of a kommun called `slug` in addresses: all else in it is read from the edition's own document. */
export const publishedPicture = (
  edition: Edition,
  document: EditionDocument,
  { slug, home }: { readonly slug: string | null; readonly home: string },
): PublishedPicture =>
  pictureIn(document, figuresOf, {
    home,
    edition: editionWords(edition, document, { slug, downloads: downloadsAt(home) }),
    above: { href: `/${slug}/lagesbild`, words: `Publicerade lägesbilder för ${document.kommun.name}` },
  })

/** A lägesbild as its pages would be once it has been published. It has no files yet. */
export const candidatePicture = (document: HeldDocument, home: string, above: Download): PublishedPicture =>
  pictureIn(document, figuresHeld, { home, edition: candidateWords(document), above })

/** A document, whatever its rows are kept as. */
interface Kept<Rows> extends Omit<EditionDocument, 'rows' | 'before'> {
  readonly rows: Rows
  readonly before: (Omit<NonNullable<EditionDocument['before']>, 'rows'> & { readonly rows: Rows }) | null
}

/** How the pages of a document stand among others. */
type Place = Pick<Picture, 'home' | 'above'> & { readonly edition: EditionWords }

function pictureIn<Rows>(document: Kept<Rows>, figuresIn: (rows: Rows) => Figures, { home, edition, above }: Place): PublishedPicture {
  const { kommun, round, snapshot, survey, areas, imported, sentences, references, themes, map, method } = document
  const before = document.before && { ...document.before, figures: figuresIn(document.before.rows) }
  return {
    ...{ kommun, round, snapshot, survey, areas, imported, home, before },
    figures: figuresIn(document.rows),
    said: sentences,
    edition,
    homeBefore: null,
    above,
    hasIndex: document.index !== null,
    indexed: () => indexedIn({ index: document.index, snapshot, before }, home, edition.downloads),
    downloads: [],
    themes: async () => themes,
    themeName: (id) => survey.themes.find((theme) => theme.id === id)?.title.sv ?? id,
    heard: async () => null,
    references: async (questionId) => references.filter(({ question }) => question !== '' && (questionId ?? question) === question),
    map: async () => map,
    method: async () => method,
  }
}

/** Rows looked up by either key; each lookup is made once. */
function figuresOf(rows: readonly ShownRow[]): Figures {
  const all = published(rows)
  const by = { population: grouped(all, ({ population }) => population), question: grouped(all, ({ question }) => question) }
  return {
    of: async (population) => rowsBy('question', by.population.get(populationKey(population)) ?? []),
    about: async (questionId) => rowsBy('population', by.question.get(questionId) ?? []),
  }
}

/** Rows that lie as bytes: those looked up are read, and no others. */
const figuresHeld = (rows: RowBytes): Figures => ({
  of: async (population) => rowsBy('question', rowsIn(rows, 'population', populationKey(population))),
  about: async (questionId) => rowsBy('population', rowsIn(rows, 'question', questionId)),
})

const downloadsAt = (home: string): readonly Download[] => [
  { href: `${home}/resultat.csv?dialekt=excel`, words: 'Resultat för Excel (CSV)' },
  { href: `${home}/resultat.csv?dialekt=internationell`, words: 'Resultat för R och andra program (CSV)' },
  { href: `${home}/resultat.json`, words: 'Resultat (JSON)' },
  { href: `${home}/kodbok.csv`, words: 'Kodbok (CSV)' },
  { href: `${home}/problemindex.csv`, words: 'Problemindex (CSV)' },
]
