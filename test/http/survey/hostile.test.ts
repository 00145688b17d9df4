import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { readOf } from '../../../server/domain/questions/index.ts'
import { question } from '../../../server/domain/survey/survey.ts'
import type { Client } from '../../fixtures/client.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { smallSurvey } from '../../fixtures/rounds.ts'
import { answer, BASE, begin, DOCUMENT, inUrn } from './walk.ts'

const NAUGHTY: readonly string[] = JSON.parse(readFileSync(new URL('../../fixtures/robust/blns.json', import.meta.url), 'utf8'))

describe('what nobody should send', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  const counts = async () => {
    const { db } = house.deps
    const [drafts, urn] = await Promise.all([db.selectFrom('drafts').selectAll().execute(), db.selectFrom('urn').selectAll().execute()])
    return { drafts: drafts.length, urn: urn.length }
  }

  it('is a kommun, year, part or page that does not exist: 404 in plain words', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    for (const path of [
      '/enkat/ingenstans/2026',
      '/enkat/lillkoping/2024',
      '/enkat/lillkoping/tjugo',
      '/enkat/__proto__/2026',
      '/enkat/lillkoping%2F2026/x',
    ]) {
      const page = await visitor.get(path)
      expect(page.status, path).to.equal(404)
      expect(page.words, path).to.include('Enkäten finns inte. Kontrollera adressen')
    }
    for (const path of ['/del/0', '/del/5', '/del/01', '/del/-1', '/del/constructor', '/del/1e0', '/annat']) {
      expect((await visitor.get(`${BASE}${path}`)).status, path).to.equal(404)
    }
    expect((await visitor.post(`${BASE}/del/9`, { kon: 'man' })).status).to.equal(404)
    expect((await visitor.get('/enkat/%E0%A4%A/2026')).status, 'a broken escape').to.equal(400)
  })

  it('is a language that is not offered: 404, and the cookie stays as it was', async () => {
    const visitor = house.visitor()
    for (const language of ['xx', '__proto__', '../../etc/passwd']) {
      const page = await visitor.get(`${BASE}?sprak=${encodeURIComponent(language)}`)
      expect(page.status).to.equal(404)
      expect(page.words).to.include('Språket finns inte här.')
    }
    visitor.forge('sprak', 'xx')
    expect((await visitor.get(BASE)).html).to.include('<html lang="sv"')
  })

  it('is unknown fields, names that objects inherit, and lists where one is expected: none of it is stored', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    const form = new URLSearchParams([
      ['__proto__', 'x'], ['__proto__[kon]', 'x'], ['constructor', 'x'], ['toString', 'x'], ['kon[]', 'man'], ['kon[0]', 'man'],
      ['areaId', '9901S'], ['source', 'code'], ['anmalt', '2'], ['okand', '1'], ['_till', 'a'], ['_till', 'b'],
      ['ar_i_omradet', '12'], ['kon', 'kvinna'], ['alder', '30-44'], ['boendeform', '2'],
    ]) // biome-ignore format: one pair after another
    expect((await visitor.once('POST', `${BASE}/del/4`, form)).status).to.equal(303)
    await visitor.post(`${BASE}/svar`, { omrade: '9901S', source: 'code' })
    expect(await inUrn(house)).to.deep.equal([DOCUMENT])
  })

  it('is bodies of other types: they are forms without answers, or refused', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    const headers = { 'content-type': 'application/json' }
    expect((await visitor.once('POST', `${BASE}/del/4`, '{"kon":"man"}', headers)).status).to.equal(303)
    expect((await visitor.once('POST', `${BASE}/del/4`, 'kon=man', { 'content-type': 'text/plain' })).status).to.equal(303)
    expect((await visitor.once('POST', `${BASE}/del/4`)).status).to.equal(303)
    expect((await visitor.get(`${BASE}/granska`)).words).to.include('Du har svarat på 0 av')
    const many = Array.from({ length: 600 }, (_, index) => `f${index}=1`).join('&')
    const page = await visitor.once('POST', `${BASE}/del/4`, many, { 'content-type': 'application/x-www-form-urlencoded' })
    expect(page.status).to.equal(413)
  })

  it('is two megabytes: 413 in plain words, and what was answered before is still there', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    const page = await visitor.post(`${BASE}/del/3`, { forslag: 'x'.repeat(2_000_000) })
    expect(page.status).to.equal(413)
    expect(page.words).to.include('Det du skickade är för stort.')
    expect((await visitor.get(`${BASE}/granska`)).words).to.include('Mer ljus vid stationen')
  })

  it('is a form from another site: refused, and nothing begun', async () => {
    const response = await house.visitor().once('POST', BASE, new URLSearchParams({ vag: 'oppen' }), { 'sec-fetch-site': 'cross-site' })
    expect(response.status).to.equal(403)
    expect(await counts()).to.deep.equal({ drafts: 0, urn: 0 })
  })

  it('is a cookie that was tampered with: it opens nothing, and the visitor begins anew', async () => {
    const victim = house.visitor()
    await begin(victim)
    const key = victim.cookie('utkast') ?? ''
    const flipped = (key.startsWith('A') ? 'B' : 'A') + key.slice(1)
    for (const forged of [flipped, key.slice(1), '', 'x', '%00', '"', '=;=', '__proto__', 'a'.repeat(4000)]) {
      const thief = house.visitor()
      thief.forge('utkast', forged, BASE)
      for (const page of ['/omrade', '/del/1', '/granska']) {
        expect((await thief.get(`${BASE}${page}`)).address, forged).to.equal(`${BASE}?utkast=borta`)
      }
      expect((await thief.post(`${BASE}/svar`)).address).to.equal(`${BASE}?utkast=borta`)
      expect((await thief.get(BASE)).status).to.equal(200)
    }
    expect(await counts()).to.deep.equal({ drafts: 1, urn: 0 })
  })

  it('is the key of another survey’s draft: it opens nothing here', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    house.clock.now = '2025-09-15T10:00:00Z'
    const elsewhere = house.visitor()
    elsewhere.forge('utkast', visitor.cookie('utkast') ?? '')
    expect((await elsewhere.get('/enkat/lillkoping/2025/granska')).address).to.equal('/enkat/lillkoping/2025?utkast=borta')
  })

  it('is strings that break programs: shown back as they are, never as markup, and stored as they were written', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    for (const naughty of handfuls(NAUGHTY)) {
      await visitor.once('POST', `${BASE}/del/3`, new URLSearchParams({ forslag: naughty }))
      expect(await shownBack(visitor, asKept(naughty)), naughty).to.equal(true)
    }
    await visitor.post(`${BASE}/svar`)
    expect((await inUrn(house)).map(({ texts }) => texts.forslag)).to.deep.equal([asKept(handfuls(NAUGHTY).at(-1) ?? '')])
  })

  it('is such strings in every other field: refused or passed by, and never executed', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    for (const naughty of NAUGHTY) {
      const page = await visitor.post(`${BASE}/del/4`, { ar_i_omradet: naughty, kon: naughty, _till: naughty })
      expect(page.status, naughty).to.be.oneOf([200, 422])
      expect(scripts(page.html), naughty).to.deep.equal([])
      const start = await house.visitor().post(BASE, { vag: naughty, kod: naughty })
      expect(start.status, naughty).to.equal(422)
      expect(scripts(start.html), naughty).to.deep.equal([])
    }
  })

  /** Whether the review shows the words exactly, escaped, and the page they were written on gives them back. */
  async function shownBack(visitor: Client, words: string): Promise<boolean> {
    const review = await visitor.get(`${BASE}/granska`)
    expect(scripts(review.html)).to.deep.equal([])
    const part = await visitor.get(`${BASE}/del/3`)
    return review.html.includes(`<dd class="words">${escaped(words)}</dd>`) && part.html.includes(`>\n${escaped(words)}</textarea>`)
  }
})

/** Ten strings to a text, so that each stands first or last or between others. */
const handfuls = (words: readonly string[]) =>
  Array.from({ length: Math.ceil(words.length / 10) }, (_, index) => words.slice(index * 10, index * 10 + 10).join('\n'))

/** The words as the kind of question keeps them: line ends alike, what cannot be seen taken away. */
function asKept(words: string): string {
  const asked = question(smallSurvey('lilla-2026'), 'forslag')
  const reading = asked && readOf(asked, [words])
  if (!reading?.ok || reading.answer === undefined) throw new Error(`Not words that are kept: ${words}`)
  return String(reading.answer)
}

/** Markup of ours never has these: whatever is found came from somebody's words. Quoted values are emptied first: there, words may lie. */
const scripts = (html: string) =>
  html.replace(/"[^"]*"/g, '""').match(/<(script|img|svg onload|iframe|b)\b[^>]*>|<[^>]*\son\w+=[^>]*>/gi) ?? []

const escaped = (words: string) =>
  words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&#34;').replace(/'/g, '&#39;')
