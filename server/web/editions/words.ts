import { type Edition, type EditionDocument, shortOf } from '../../domain/editions/document.ts'
import { count, instant } from '../../domain/format.ts'

/** What an edition's pages say of it: its name, whether it holds, where it is found again, and whom to reach. */
export interface EditionWords {
  readonly hash: string
  readonly short: string
  /** When it was published, in words. */
  readonly published: string
  /** Where its own pages begin, whatever is published later. */
  readonly permanent: string
  /** Where the whole document is. */
  readonly document: string
  readonly contact: { readonly name: string; readonly phone: string; readonly tel: string; readonly email: string }
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
  { kommun, terms, provenance, method }: EditionDocument,
): EditionWords {
  const permanent = permanentOf(kommun.slug, { year, hash })
  const { contact, corrects } = terms
  return {
    hash,
    short: shortOf(hash),
    published: instant(publishedAt),
    permanent,
    document: `${permanent}/utgava.json`,
    contact: { ...contact, tel: contact.phone.replace(/[^+\d]/g, '') },
    assumption: provenance.assumption,
    weighted: method.weights !== null,
    fewest: count(provenance.rules.publicBases),
    corrected: corrected && { href: homeOf(kommun.slug, year), reason: corrected.reason },
    corrects: corrects && { href: permanentOf(kommun.slug, { year, hash: corrects.edition }), reason: corrects.reason },
  }
}
