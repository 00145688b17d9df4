import { expect } from 'chai'
import type { Client } from '../../fixtures/client.ts'
import { aDraw } from '../../fixtures/draws.ts'
import { aHouse, type House, ROUND_2026 } from '../../fixtures/house.ts'
import { answer, BASE, begin, DOCUMENT, inUrn, PARTS } from './walk.ts'

describe('going on on another device', () => {
  let house: House
  let drawn: ReadonlyMap<string, string>
  before(async () => {
    house = await aHouse()
    drawn = await aDraw(house.deps.db, ROUND_2026.id, house.deps.codeKey)
  })
  after(() => house.close())

  const wordsOn = (html: string) => /<p class="secret" lang="sv">([a-z ]+)<\/p>/.exec(html)?.[1] ?? ''

  it('takes four words, shown once, that open the answer where it was left', async () => {
    const here = house.visitor()
    await begin(here)
    await here.post(`${BASE}/del/1`, PARTS[0])
    expect((await here.get(`${BASE}/del/2`)).html).to.include(`href="${BASE}/orden"`)
    expect(wordsOn((await here.get(`${BASE}/orden`)).html)).to.equal('')
    const page = await here.post(`${BASE}/orden`)
    const words = wordsOn(page.html)
    expect(words.split(' ')).to.have.length(4)
    expect(page.words).to.include(`${BASE}/fortsatt`)
    expect(wordsOn((await here.get(`${BASE}/orden`)).html)).to.equal('')

    const there = house.visitor()
    expect((await there.get(BASE)).html).to.include(`href="${BASE}/fortsatt"`)
    const opened = await there.post(`${BASE}/fortsatt`, { ord: ` ${words.toUpperCase().replace(' ', ', ')} ` })
    expect(opened.address).to.equal(`${BASE}/del/2`)
    for (const [index, part] of PARTS.entries()) if (index > 0) await there.post(`${BASE}/del/${index + 1}`, part)
    await there.post(`${BASE}/svar`)
    expect(await inUrn(house)).to.deep.equal([DOCUMENT])
    expect((await here.get(`${BASE}/granska`)).address).to.equal(`${BASE}/kvitto`)
    expect((await house.visitor().post(`${BASE}/fortsatt`, { ord: words })).status).to.equal(422)
  })

  /** Opens somebody's answer on a device of its own. */
  async function onAnother(here: Client, typed = (words: string) => words) {
    const there = house.visitor()
    const words = wordsOn((await here.post(`${BASE}/orden`)).html)
    return { there, page: await there.post(`${BASE}/fortsatt`, { ord: typed(words) }) }
  }

  it('opens where its writer stopped, past what they skipped, with everything they had answered', async () => {
    const here = house.visitor()
    await begin(here)
    expect((await onAnother(here)).page.address).to.equal(`${BASE}/del/1`)
    await here.post(`${BASE}/del/1`, PARTS[0])
    await here.post(`${BASE}/del/2`, {})
    const { there, page } = await onAnother(here)
    expect(page.address).to.equal(`${BASE}/del/3`)
    expect((await there.get(`${BASE}/del/1`)).html).to.match(/name="fortkorning" value="8"[^>]* checked/)
    await there.post(`${BASE}/del/3`, { ...PARTS[2], _till: 'tillbaka' })
    expect((await onAnother(here)).page.address).to.equal(`${BASE}/del/2`)
  })

  it('opens at the review for who had come so far, also when a code has answered questions in their place', async () => {
    const here = house.visitor()
    await here.post(BASE, { vag: 'kod', kod: drawn.get('0-1') ?? '' })
    for (const n of [1, 2, 3]) await here.post(`${BASE}/del/${n}`, PARTS[n - 1])
    const { there, page } = await onAnother(here)
    expect(page.address).to.equal(`${BASE}/del/4`)
    await there.post(`${BASE}/del/4`, {})
    const reviewed = await onAnother(there)
    expect(reviewed.page.address).to.equal(`${BASE}/granska`)
    expect(reviewed.page.words).to.include('Mer ljus vid stationen').and.include('svarat på 8 av 10 frågor')
    await reviewed.there.post(`${BASE}/del/1?ater=granska`, {})
    expect((await onAnother(reviewed.there)).page.address).to.equal(`${BASE}/granska`)
  })

  it('keeps what two devices save at once, each its own part', async () => {
    const here = house.visitor()
    await begin(here)
    const { there } = await onAnother(here, (words) => ` ${words.replace(/[aeo]/, (vowel) => `${vowel}\u0301`).replaceAll(' ', '\n')}.`)
    await Promise.all([here.post(`${BASE}/del/1`, PARTS[0]), there.post(`${BASE}/del/3`, PARTS[2])])
    for (const { words } of [await here.get(`${BASE}/granska`), await there.get(`${BASE}/granska`)])
      expect(words).to.include('Mer ljus vid stationen').and.include('Ett litet problem')
  })

  it('is opened by no code: a code begins a blank answer', async () => {
    const [here, there] = [house.visitor(), house.visitor()]
    for (const visitor of [here, there]) {
      await visitor.post(BASE, { vag: 'kod', kod: drawn.get('0-2') ?? '' })
      if (visitor === here) await visitor.post(`${BASE}/del/3`, PARTS[2])
    }
    expect((await there.get(`${BASE}/granska`)).words)
      .to.include('svarat på 0 av')
      .and.not.include('Mer ljus')
    expect((await there.post(`${BASE}/fortsatt`, { ord: drawn.get('0-2') ?? '' })).status).to.equal(422)
    expect((await here.get(`${BASE}/granska`)).words).to.include('Mer ljus vid stationen')
  })

  it('says what is wrong with words that open nothing, and keeps them as typed', async () => {
    const visitor = house.visitor()
    const faults = [
      ['', 'Skriv fyra ord. Du skrev 0.'],
      ['abborre advent agenda', 'Skriv fyra ord. Du skrev 3.'],
      ['abborre adven agenda <b>', 'finns inte bland dem vi använder: ”adven” (menade du ”advent”?), ”<b>”. Kontrollera stavningen.'],
      ['abborre advetn agenda akacia', '”advetn” (menade du ”advent”?)'],
      ['abborre advent agenda akacia', 'Inget påbörjat svar öppnas med de orden.'],
    ] as const
    for (const [ord, sentence] of faults) {
      const page = await visitor.post(`${BASE}/fortsatt`, { ord })
      expect(page.status).to.equal(422)
      expect(page.words.replaceAll('&#34;', '"')).to.include(sentence)
      expect(page.html).to.include(`value="${ord.replace('<', '&lt;').replace('>', '&gt;')}"`)
    }
    expect(visitor.cookie('utkast')).to.equal(undefined)
  })

  it('gives no words to who has not begun, or has sent', async () => {
    const visitor = house.visitor()
    expect((await visitor.post(`${BASE}/orden`)).address).to.equal(`${BASE}?utkast=borta`)
    await answer(visitor)
    await visitor.post(`${BASE}/svar`)
    expect((await visitor.post(`${BASE}/orden`)).address).to.equal(`${BASE}/kvitto`)
  })

  it('lets nobody guess: after twenty refused tries a network waits', async () => {
    const visitor = house.visitor()
    const statuses: number[] = []
    for (let n = 0; n < 30; n++) statuses.push((await visitor.post(`${BASE}/fortsatt`, { ord: 'abborre advent agenda' })).status)
    expect(statuses.at(-1)).to.equal(429)
  })
})
