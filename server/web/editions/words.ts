import { type Edition, type EditionDocument, shortOf } from '../../domain/editions/document.ts'
import type { Attack } from '../../domain/editions/inputs.ts'
import { count, day, instant } from '../../domain/format.ts'
import { localDate } from '../../domain/round.ts'
import type { Download } from '../lagesbild/downloads.ts'

/** What an edition's pages say of it: its name, whether it holds, where it is found again, and whom to reach. */
export interface EditionWords {
  /** Its name and where it is; null while it is only looked at before it is published. */
  readonly named: Named | null
  /** Its files, to be found on every page. */
  readonly downloads: readonly Download[]
  readonly contact: { readonly name: string; readonly phone: string; readonly tel: string; readonly email: string }
  /** What it was put to before it was published, in words; null for one that has not been yet. */
  readonly attack: string | null
  /** What its figures take for granted. */
  readonly assumption: string
  /** Whether its shares stand for the residents. */
  readonly weighted: boolean
  /** The fewest answers that a row of it rests on. */
  readonly fewest: string
  /** What took its place, and why; null while it holds. */
  readonly corrected: Reason | null
  /** What it took the place of, and why; null for a first. */
  readonly corrects: Reason | null
}

/** An edition's name, and where it is found. */
interface Named {
  readonly hash: string
  readonly short: string
  /** When it was published, in words: the day, and to the minute. */
  readonly day: string
  readonly at: string
  /** Where its own pages begin, whatever is published later. */
  readonly permanent: string
  /** Where the whole document is. */
  readonly document: string
}

/** A reason, and the edition it leads to. */
interface Reason {
  readonly href: string
  readonly reason: string
}

/** Where a kommun's published year begins: '/varberg/lagesbild/2025'. */
export const homeOf = (slug: string | null, year: number): string => `/${slug}/lagesbild/${year}`

/** Where one edition of it begins, for good. */
export const permanentOf = (slug: string | null, { year, hash }: Pick<Edition, 'year' | 'hash'>): string =>
  `${homeOf(slug, year)}/utgava/${hash}`

/** An edition in words. */
export function editionWords(
  { hash, year, publishedAt, corrected }: Edition,
  document: EditionDocument,
  { slug, downloads }: { readonly slug: string | null; readonly downloads: readonly Download[] },
): EditionWords {
  const permanent = permanentOf(slug, { year, hash })
  return {
    ...wordsIn(document, slug),
    named: {
      ...{ hash, short: shortOf(hash), permanent, document: `${permanent}/utgava.json` },
      ...{ day: day(localDate(new Date(publishedAt))), at: instant(publishedAt) },
    },
    downloads,
    corrected: corrected && { href: homeOf(slug, year), reason: corrected.reason },
  }
}

/** What a document tells of itself. */
type Told = Pick<EditionDocument, 'kommun' | 'round' | 'terms' | 'provenance' | 'method'>

/** The same of a document that is not published yet. */
export const candidateWords = (document: Told): EditionWords => ({
  ...wordsIn(document, document.kommun.slug),
  ...{ named: null, downloads: [], corrected: null },
})

function wordsIn({ round, terms, provenance, method }: Told, slug: string | null) {
  const { contact, corrects } = terms
  return {
    contact: { ...contact, tel: contact.phone.replace(/[^+\d]/g, '') },
    attack: provenance.audit.attack && attackWords(provenance.audit.attack),
    assumption: provenance.assumption,
    weighted: method.weights !== null,
    fewest: count(provenance.rules.publicBases),
    corrects: corrects && { href: permanentOf(slug, { year: round.year, hash: corrects.edition }), reason: corrects.reason },
  }
}

function attackWords({ attacked, together }: Attack): string {
  const before = ['', ' och den tidigare utgåvan', ` och de ${count(together.length)} tidigare utgåvorna`][Math.min(together.length, 2)]
  return attacked === 0
    ? 'Innan utgåvan publicerades granskades den som av någon som vill räkna ut vad få har svarat. Det fanns inga sådana tal att dölja.'
    : `Innan utgåvan publicerades angreps ${count(attacked)} tal om få personer, som av någon som har alla publicerade siffror${before}. Inget av dem gick att räkna ut.`
}
