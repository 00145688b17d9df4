/** One entry of a feed: news that stays what it was once it has been told. */
export interface Entry {
  /** The same for as long as the entry is there, and never another's: an absolute URI. */
  readonly id: string
  readonly title: string
  readonly address: string
  /** ISO 8601 instant. */
  readonly updated: string
  readonly words: string
}

/** A feed as readers of news subscribe to it. */
export interface Feed {
  readonly id: string
  readonly title: string
  readonly language: string
  /** Who it is from. */
  readonly author: string
  /** Its own address, and that of the page it is about. */
  readonly self: string
  readonly page: string
  /** Latest first. */
  readonly entries: readonly Entry[]
  /** The feed's own day when it has no entries. */
  readonly updated: string
}

/** The media type of a feed. */
export const ATOM = 'application/atom+xml; charset=utf-8'

/** A feed as Atom (RFC 4287). Words are told as plain text. */
export function atom({ id, title, language, author, self, page, entries, updated }: Feed): string {
  const latest = entries.map((entry) => entry.updated).reduce((a, b) => (a > b ? a : b), entries[0]?.updated ?? updated)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${safe(language)}">`,
    ...[element('id', id), element('title', title), element('updated', latest), `<author>${element('name', author)}</author>`],
    `<link rel="self" type="application/atom+xml" href="${safe(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${safe(page)}"/>`,
    ...entries.map(entryOf),
    '</feed>\n',
  ].join('\n')
}

const entryOf = ({ id, title, address, updated, words }: Entry): string =>
  [
    '<entry>',
    ...[element('id', id), element('title', title), element('updated', updated)],
    `<link rel="alternate" type="text/html" href="${safe(address)}"/>`,
    `<content type="text">${safe(words)}</content>`,
    '</entry>',
  ].join('\n')

const element = (name: string, words: string) => `<${name}>${safe(words)}</${name}>`

/** Words as XML takes them: its own signs escaped, and what no XML may hold (most control characters, halves of pairs) left out. */
const safe = (words: string): string =>
  words
    .replace(/\p{Surrogate}/gu, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
