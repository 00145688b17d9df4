import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { fromRoot } from '../../../server/root.ts'
import * as actions from '../../../server/store/actions.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import * as quotes from '../../../server/store/quotes.ts'
import { anAction, aStep } from '../../fixtures/actions.ts'
import type { Client } from '../../fixtures/client.ts'
import { aDialogue, anObservation } from '../../fixtures/dialogues.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { readQuote } from '../../fixtures/quotes.ts'

const NAUGHTY: readonly string[] = JSON.parse(readFileSync(fromRoot('test', 'fixtures', 'robust', 'blns.json'), 'utf8'))
/** As a form would have kept them, and what a careless program trips on besides. */
const STRINGS = [
  ...NAUGHTY.map((words) => words.replace(/\r\n?/g, '\n').trim()).filter((words) => words !== ''),
  '=1+1',
  '@SUM(A1)',
  'a\u0000b',
  '</textarea>',
]
const EACH = 30

/** What we never write ourselves: a script that is not a file of ours, what loads or styles by itself, an attribute that acts. */
const FOREIGN = /<script(?! defer src="")|<(?:img|iframe|style|object|marquee|svg on)|<[a-z][^<>]*\son\w+=/i
/** The page with what stands within quotes taken out: there, words may say anything. */
const tagsOf = (html: string) => html.replace(/"[^"]*"/g, '""')

type Line = Readonly<Record<string, string>>

describe('whatever is written down in dialogues and actions', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aHouse()
    sara = await house.as('sara')
    for (let from = 0; from < STRINGS.length; from += EACH) await writeDown(from / EACH, STRINGS.slice(from, from + EACH))
  })
  after(() => house.close())

  /** An EST report and an action for some strings, every text field of both holding one. */
  async function writeDown(n: number, strings: readonly string[]): Promise<void> {
    const { db } = house.deps
    const [first = ''] = strings
    const observations = strings.map((words) => anObservation({ said: words, suggestion: words, place: words }))
    const details = { rapportor: 'skola', enhet: first }
    const dialogue = aDialogue({ id: `est${n}`, form: 'est', heldOn: '2026-09-10', place: first, tookPart: first, details, observations })
    await dialogues.add(db, dialogue)
    const kept = await dialogues.get(db, dialogue.id)
    if (kept) await quotes.handIn(db, kept)
    for (const [index, words] of strings.entries()) {
      const id = `${dialogue.id}.${index}`
      await readQuote(db, '9901', id, words)
      const steps = [aStep('proposed', { by: words }), aStep('declined', { by: words, words })]
      await actions.add(db, anAction({ id: `at-${id}`, what: words, place: words, responsible: [words], observations: [id], steps }))
    }
  }

  const pagesWith = (n: number) => [
    `/dialoger/est${n}`,
    `/dialoger/est${n}/andra`,
    `/dialoger/est${n}/blad`,
    `/atgarder/plan/lillkoping?dialog=est${n}`,
    `/atgarder/at-est${n}.0`,
    `/atgarder/at-est${n}.0/andra`,
    `/ni-sa-vi-gor/lillkoping/atgard/at-est${n}.0`,
    `/dialoger/ny?form=est&kommun=lillkoping`,
  ]

  it('stands on pages as words, and never as markup', async () => {
    for (let n = 0; n * EACH < STRINGS.length; n++)
      for (const path of pagesWith(n)) {
        const { html, status } = await sara.get(path)
        expect(status, path).to.equal(200)
        expect(tagsOf(html), path).to.not.match(FOREIGN)
      }
    for (const path of [
      '/dialoger',
      '/atgarder',
      '/ni-sa-vi-gor/lillkoping',
      '/ni-sa-vi-gor/lillkoping/omrade/9901N',
      '/ni-sa-vi-gor/lillkoping/citat',
    ]) {
      const { html, status } = await sara.get(path)
      expect(status, path).to.equal(200)
      expect(tagsOf(html), path).to.not.match(FOREIGN)
    }
  })

  const sorted = (words: readonly unknown[]) => words.map(String).sort()

  for (const [file, field, folder] of [
    ['observationer', 'sagt', '/dialoger/filer/lillkoping/2026/observationer'],
    ['EST reports', 'sagt', '/dialoger/filer/lillkoping/2026/est-rapporter'],
    ['actions', 'vad', '/atgarder/plan/lillkoping'],
    ['actions for everybody', 'vad', '/ni-sa-vi-gor/lillkoping/atgarder'],
  ] as const) {
    it(`comes out of the files again letter by letter: ${file}`, async () => {
      const international = file.startsWith('actions') ? `${folder}.csv?dialekt=internationell` : `${folder}-internationell.csv`
      const lines: readonly Line[] = parse((await (await sara.once('GET', international)).text()).replace(/^\uFEFF/, ''), { columns: true })
      expect(sorted(lines.map((line) => line[field]))).to.deep.equal(sorted(STRINGS))
      const { rader } = JSON.parse((await sara.get(`${folder}.json`)).html)
      expect(sorted(rader.map((line: Line) => line[field]))).to.deep.equal(sorted(STRINGS))
      const { features } = JSON.parse((await sara.get(`${folder}.geojson`)).html)
      expect(sorted(features.map(({ properties }: { properties: Line }) => properties[field]))).to.deep.equal(sorted(STRINGS))
    })

    it(`is no formula to Excel: ${file}`, async () => {
      const excel = await (await sara.once('GET', `${folder}.csv`)).text()
      const lines: readonly (readonly string[])[] = parse(excel.replace(/^\uFEFF/, ''), { delimiter: ';', relax_column_count: true })
      expect(lines.length).to.be.above(STRINGS.length)
      for (const cell of lines.flat()) if (!/^-?\d+(,\d+)?$/.test(cell)) expect(cell).to.not.match(/^[=+\-@\t\r]/)
    })
  }

  it('is a feed of XML whatever was written', async () => {
    const { html } = await sara.get('/ni-sa-vi-gor/lillkoping/flode.xml')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids
    expect(html).to.not.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u)
    const left = html.replace(/<\/?[a-z]+(?: [a-z:]+="[^"<]*")*\/?>|<\?xml version="1.0" encoding="utf-8"\?>|&(?:amp|lt|gt|quot);/g, '')
    expect(left).to.not.match(/[<>&]/)
    expect(html.match(/<entry>/g)).to.have.length(50)
  })
})
