import { expect } from 'chai'
import { aHouse, type House } from '../../fixtures/house.ts'
import { answer, BASE, begin, DOCUMENT, inUrn, PARTS } from './walk.ts'

describe('going on on another device', () => {
  let house: House
  before(async () => {
    house = await aHouse()
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

  it('says what is wrong with words that open nothing, and keeps them as typed', async () => {
    const visitor = house.visitor()
    const faults = [
      ['', 'Skriv fyra ord. Du skrev 0.'],
      ['abborre advent agenda', 'Skriv fyra ord. Du skrev 3.'],
      ['abborre adven agenda <b>', 'De här orden finns inte bland dem vi använder: ”adven”, ”<b>”. Kontrollera stavningen.'],
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
