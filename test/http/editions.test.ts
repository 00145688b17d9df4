import { createHash } from 'node:crypto'
import { get } from 'node:http'
import { expect } from 'chai'
import type { Edition } from '../../server/domain/editions/document.ts'
import * as publications from '../../server/store/publications.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse, answer, count } from '../fixtures/counted-house.ts'
import { publish } from '../fixtures/editions.ts'
import type { House } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'

/** A file of results as JSON, as far as it is looked at here. */
interface Results {
  readonly harkomst: Readonly<Record<string, string>>
  readonly rader: readonly { readonly utgava: string; readonly bas: number | string }[]
}

const HOME = '/lillkoping/lagesbild/2026'

describe('A published lägesbild', () => {
  let house: House
  let edition: Edition
  let visitor: Client
  before(async () => {
    house = await aCountedHouse()
    edition = await publish(house.deps, 'r2026')
    visitor = house.visitor()
  })
  after(() => house.close())

  // fetch() asks past every cache when it is told a mark.
  const statusOf = (path: string, mark: string) =>
    new Promise((answered) => {
      get(`${house.url}${path}`, { headers: { 'If-None-Match': mark } }, (response) => answered(response.resume().statusCode))
    })

  /** How many answers each line of a page says that it rests on. */
  const bases = async (reader: Client, page: string) =>
    [...(await reader.get(page)).words.matchAll(/–\d+ %\) (\d+) svar/g)].map(([, base]) => Number(base))

  const everyPage = () => [
    '',
    '/grupper',
    '/metod',
    '/problemindex',
    '/problemindex/9901N',
    '/omrade/9901N',
    '/omrade/9901O',
    '/fraga/fortkorning',
    '/fraga/platser',
    '/fraga/tillit',
  ]

  it('can be read by everybody, without signing in, under the year and under its own hash', async () => {
    for (const home of [HOME, `${HOME}/utgava/${edition.hash}`])
      for (const page of everyPage()) expect((await visitor.get(home + page)).status, home + page).to.equal(200)
  })

  it('prints on every page when it was published, its hash, the assumption, the kommunpolis with how to reach her, and its files', async () => {
    for (const page of everyPage()) {
      const { words, html } = await visitor.get(HOME + page)
      expect(words, page).to.contain(`Utgåva ${edition.hash}`).and.contain('Publicerad 15 november 2026')
      expect(words, page).to.match(/Kommunpolis: Petra Polis Telefon 114 14 E-post petra\.polis@exempel\.se/)
      expect(html).to.contain('href="mailto:petra.polis@exempel.se"').and.contain('href="tel:11414"')
      expect(words, page).to.contain('antas de som inte svarat tycka som de som svarat')
      for (const file of ['resultat.csv?dialekt=excel', 'resultat.json', 'kodbok.csv', 'problemindex.csv'])
        expect(html, page).to.contain(`href="${HOME}/${file}"`)
      if (page !== '/metod') expect(html, page).to.contain(`href="${HOME}/metod"`)
    }
  })

  it('says the same as staff see, where there is enough to say it to everybody', async () => {
    const row = /Bilar kör för fort[^|]*?(\d+ % \d+–\d+ %[^\d]+77)/
    const staff = row.exec((await (await house.as('klara')).get('/lagesbild/lillkoping/2026')).words)?.[1]
    expect(staff).not.to.equal(undefined)
    expect(row.exec((await visitor.get(HOME)).words)?.[1]).to.equal(staff)
  })

  it('hides from the public what staff see with few answers', async () => {
    const staff = (await (await house.as('klara')).get('/lagesbild/lillkoping/2026/grupper')).words
    const everybody = (await visitor.get(`${HOME}/grupper`)).words
    expect(staff).to.match(/\) (1\d|2\d) svar/)
    expect(everybody).not.to.match(/\) (1\d|2\d) svar/)
  })

  it('has its problemindex as words and spans, and says that the limits are ours', async () => {
    const { words, html } = await visitor.get(`${HOME}/problemindex`)
    expect(words).to.match(
      /Problemindex för Lillköping är \d,\d\d på skalan 0–6, där lågt är bra\. Det vilar på 2 av modellens 5 indikatorer\./,
    )
    expect(words).to.contain('Gränser: där inget annat står är de våra egna.').and.contain('Modellen gällde när svaren räknades.')
    expect(words).to.match(/2025 var det \d,\d\d, räknat med samma modell/)
    expect(html).to.contain(`href="${HOME}/problemindex/9901N"`).and.not.contain('modell=')
    expect((await visitor.get(HOME)).html).to.contain(`href="${HOME}/problemindex"`)
    // What staff are told of Norr rests on fewer than thirty answers.
    expect(await bases(await house.as('klara'), '/lagesbild/lillkoping/2026/problemindex/9901N')).to.satisfy(
      (all: number[]) => Math.min(...all) < 30,
    )
    expect(await bases(visitor, `${HOME}/problemindex/9901N`)).to.deep.equal([])
    expect(await bases(visitor, `${HOME}/problemindex`)).to.satisfy((all: number[]) => all.length > 0 && Math.min(...all) >= 30)
    for (const path of ['9902A', 'finns-inte']) expect((await visitor.get(`${HOME}/problemindex/${path}`)).status).to.equal(404)
  })

  it('says on its method page what was attacked before it was published', async () => {
    expect((await visitor.get(`${HOME}/metod`)).words).to.match(
      /Innan utgåvan publicerades angreps \d+ tal om få personer, som av någon som har alla publicerade siffror\. Inget av dem gick att räkna ut\./,
    )
  })

  it('names no dialogue of one area, and no theme named fewer than five times', async () => {
    const { words } = await visitor.get(HOME)
    expect(words).to.contain('Inget tema har nämnts minst fem gånger i dialoger')
    expect((await visitor.get(`${HOME}/omrade/9901N`)).words).not.to.match(/dialoger|observation/i)
  })

  it('leads nowhere that asks a visitor to sign in', async () => {
    const inside = new Set<string>()
    for (const page of everyPage())
      for (const [, href = ''] of (await visitor.get(HOME + page)).html.matchAll(/href="(\/[^"#?]*)/g))
        if (!/^\/(static|logga-in)/.test(href)) inside.add(href)
    expect(inside.size).to.be.greaterThan(15)
    for (const href of inside) expect((await visitor.get(href)).status, href).to.equal(200)
    for (const href of inside) expect((await visitor.once('GET', href)).status, href).to.equal(200)
  })

  it('is not sent again to whoever has it, and is asked about each time', async () => {
    const first = await fetch(`${house.url}${HOME}`)
    expect(first.headers.get('cache-control')).to.equal('public, no-cache')
    expect(first.headers.get('set-cookie')).to.equal(null)
    const mark = first.headers.get('etag') ?? ''
    expect(await statusOf(HOME, mark)).to.equal(304)
    expect(await statusOf(`${HOME}/metod`, mark)).to.equal(200)
  })

  it('can be taken whole, byte for byte: who computes the SHA-256 finds its name', async () => {
    const response = await fetch(`${house.url}${HOME}/utgava/${edition.hash}/utgava.json`)
    expect(response.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable')
    expect(
      createHash('sha256')
        .update(Buffer.from(await response.arrayBuffer()))
        .digest('hex'),
    ).to.equal(edition.hash)
  })

  it('gives files that say which edition they are of, under the year and for good under the hash', async () => {
    for (const home of [HOME, `${HOME}/utgava/${edition.hash}`]) {
      const results = (await (await fetch(`${house.url}${home}/resultat.json`)).json()) as Results
      expect(results.harkomst).to.include({ utgava: edition.hash, publicerad: 'ja', enkat: 'lilla-2026' })
      expect(new Set(results.rader.map(({ utgava }) => utgava))).to.deep.equal(new Set([edition.hash]))
      const bases = results.rader.flatMap(({ bas }) => (typeof bas === 'number' ? [bas] : []))
      expect(Math.min(...bases)).to.be.at.least(30)
      for (const file of [
        'resultat.csv',
        'resultat.csv?dialekt=internationell',
        'kodbok.csv',
        'kodbok.json',
        'problemindex.csv',
        'problemindex.json',
      ])
        expect(await (await fetch(`${house.url}${home}/${file}`)).text(), file).to.contain(edition.hash)
      const csv = await (await fetch(`${house.url}${home}/resultat.csv?dialekt=internationell`)).text()
      expect(csv.split('\r\n')[1]).to.contain(edition.hash)
    }
    expect((await fetch(`${house.url}${HOME}/resultat.csv?dialekt=finns-inte`)).status).to.equal(400)
  })

  it('is not there for a kommun, a year, an edition, an area or a question that is not', async () => {
    const other = 'f'.repeat(64)
    for (const path of [
      '/finnsinte/lagesbild',
      '/finnsinte/lagesbild/2026',
      '/lillkoping/lagesbild/2025',
      '/lillkoping/lagesbild/hej',
      `${HOME}/utgava/${other}`,
      `${HOME}/utgava/${other}/resultat.csv`,
      `/lillkoping/lagesbild/2025/utgava/${edition.hash}`,
      `/granby/lagesbild/2026/utgava/${edition.hash}`,
      `${HOME}/omrade/9902A`,
      `${HOME}/fraga/finns-inte`,
      `${HOME}/fraga/forslag`,
    ])
      expect((await visitor.get(path)).status, path).to.equal(404)
  })

  it('is listed with every edition of the year, in the language of the reader, and on the front page', async () => {
    const { words, html } = await visitor.get('/lillkoping/lagesbild')
    expect(words).to.contain('Lägesbilder för Lillköping').and.contain(edition.hash.slice(0, 12)).and.contain('Gäller.')
    expect(html).to.contain(`href="${HOME}"`)
    expect((await house.visitor().get('/lillkoping/lagesbild?sprak=en')).words).to.contain('Safety reports for Lillköping')
    expect((await visitor.get('/granby/lagesbild')).words).to.contain('Ingen lägesbild är publicerad än.')
    expect((await house.visitor().get('/')).html).to.contain(`<a href="${HOME}">`)
  })

  it('keeps its own address when the kommun is called something else in addresses, with ways to what is there now', async () => {
    const rename = (slug: string) => house.deps.db.updateTable('areas').set({ slug }).where('id', '=', '9901').execute()
    const permanent = `${HOME}/utgava/${edition.hash}`
    await rename('nya-lillkoping')
    try {
      expect((await visitor.get(HOME)).status).to.equal(404)
      expect((await visitor.get('/nya-lillkoping/lagesbild/2026')).status).to.equal(200)
      for (const page of ['', '/metod', '/omrade/9901N']) {
        const { status, html } = await visitor.get(permanent + page)
        expect(status, page).to.equal(200)
        for (const [, href = ''] of html.matchAll(/href="(\/[^"#?]*lagesbild[^"#?]*)/g))
          expect((await visitor.get(href)).status, href).to.equal(200)
      }
      expect((await fetch(`${house.url}${permanent}/resultat.json`)).status).to.equal(200)
      expect((await visitor.get(`/granby/lagesbild/2026/utgava/${edition.hash}`)).status).to.equal(404)
    } finally {
      await rename('lillkoping')
    }
  })

  it('stays as it was when the round is counted anew, the dialogues are others and what it was made from is gone', async () => {
    const read = async () => (await visitor.get(HOME)).html
    const before = await read()
    await answer(house, 'r2026', Array(10).fill(PERSONS).flat())
    await count(house, 'r2026')
    await house.deps.db.updateTable('areas').set({ name: 'Ett annat namn' }).where('id', '=', '9901N').execute()
    await house.deps.db.deleteFrom('observations').execute()
    await publications.forget(house.deps.db, edition.hash)
    expect(await read()).to.equal(before)
    expect((await visitor.get(`${HOME}/omrade/9901N`)).words).to.contain('Norr 2026')
  })
})

describe('A corrected lägesbild', () => {
  it('says on its own address that it is superseded, by what and why; the new one holds, and both give their files', async () => {
    const house = await aCountedHouse()
    try {
      const visitor = house.visitor()
      const old = await publish(house.deps, 'r2026')
      await visitor.get(HOME)
      const held = await visitor.get(`${HOME}/utgava/${old.hash}`)
      expect(held.words).not.to.contain('ersatt')
      const now = await publish(house.deps, 'r2026', { corrects: { edition: old.hash, reason: 'Telefonnumret var fel.' } })
      const superseded = await visitor.get(`${HOME}/utgava/${old.hash}/metod`)
      expect((await visitor.get(`${HOME}/metod`)).words).to.contain('alla publicerade siffror och den tidigare utgåvan.')
      expect(superseded.words).to.contain('Den här utgåvan är ersatt. Skälet: Telefonnumret var fel.').and.contain(`Utgåva ${old.hash}`)
      expect((await visitor.get(`${HOME}/utgava/${old.hash}`)).words).to.contain('Den här utgåvan är ersatt.')
      const holds = await visitor.get(HOME)
      expect(holds.words).to.contain('Det här är en rättad utgåva. Skälet: Telefonnumret var fel.').and.contain(`Utgåva ${now.hash}`)
      expect(holds.html).to.contain(`href="${HOME}/utgava/${old.hash}"`)
      for (const [hash, home] of [
        [old.hash, `${HOME}/utgava/${old.hash}`],
        [now.hash, HOME],
      ] as const)
        expect(((await (await fetch(`${house.url}${home}/resultat.json`)).json()) as Results).harkomst.utgava).to.equal(hash)
      const { words } = await visitor.get('/lillkoping/lagesbild')
      expect(words).to.contain('Ersatt. Skälet: Telefonnumret var fel.')
    } finally {
      await house.close()
    }
  })
})
