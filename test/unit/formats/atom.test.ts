import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { atom, type Entry, type Feed } from '../../../server/formats/atom.ts'
import { fromRoot } from '../../../server/root.ts'

const entry = (given: Partial<Entry> = {}): Entry => ({
  id: 'https://x.se/atgard/1#steg-1',
  title: 'Klar: Lampor',
  address: 'https://x.se/atgard/1',
  updated: '2026-06-01T00:00:00Z',
  words: 'Bytta.',
  ...given,
})
const feed = (entries: readonly Entry[]): Feed => ({
  id: 'https://x.se/a',
  title: 'Ni sa – vi gör',
  language: 'sv',
  author: 'Lillköpings kommun',
  self: 'https://x.se/a/flode.xml',
  page: 'https://x.se/a',
  entries,
  updated: '2026-01-01T00:00:00Z',
})

describe('a feed as Atom', () => {
  it('has what RFC 4287 asks of a feed and of each entry', () => {
    const xml = atom(feed([entry()]))
    for (const needed of [
      '<id>https://x.se/a</id>',
      '<title>Ni sa – vi gör</title>',
      '<author><name>Lillköpings kommun</name></author>',
      'rel="self"',
    ])
      expect(xml).to.contain(needed)
    const [, inside = ''] = /<entry>([\s\S]*)<\/entry>/.exec(xml) ?? []
    for (const needed of [
      '<id>https://x.se/atgard/1#steg-1</id>',
      '<title>Klar: Lampor</title>',
      '<updated>2026-06-01T00:00:00Z</updated>',
      '<content type="text">Bytta.</content>',
    ])
      expect(inside).to.contain(needed)
  })

  it('was updated when its latest entry was, and without entries on its own day', () => {
    const updated = (entries: readonly Entry[]) => /<updated>([^<]*)/.exec(atom(feed(entries)))?.[1]
    expect(updated([entry(), entry({ updated: '2026-07-01T00:00:00Z' })])).to.equal('2026-07-01T00:00:00Z')
    expect(updated([])).to.equal('2026-01-01T00:00:00Z')
  })

  it('holds any words without becoming other than XML', () => {
    const naughty: readonly string[] = JSON.parse(readFileSync(fromRoot('test', 'fixtures', 'robust', 'blns.json'), 'utf8'))
    for (const words of [...naughty, '\ud800', 'a\u0000b\u001fc', ']]>', '"&<>']) {
      const xml = atom(feed([entry({ title: words, words, id: `https://x.se/${words}` })]))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids
      expect(xml, words).to.not.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u)
      const left = xml.replace(/<\/?[a-z]+(?: [a-z:]+="[^"<]*")*\/?>|<\?xml version="1.0" encoding="utf-8"\?>|&(?:amp|lt|gt|quot);/g, '')
      expect(left, words).to.not.match(/[<>&]/)
    }
  })
})
