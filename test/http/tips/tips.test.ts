import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { fromRoot } from '../../../server/root.ts'
import * as actions from '../../../server/store/actions.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import * as readings from '../../../server/store/readings.ts'
import * as tips from '../../../server/store/tips.ts'
import { RECEIPT } from '../../../server/web/tips/write.ts'
import { anAction, HISTORIES } from '../../fixtures/actions.ts'
import type { Client, Page } from '../../fixtures/client.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { untouched } from '../../fixtures/untouched.ts'
import { FORSHEDA, settleVarnamo } from '../../fixtures/varnamo.ts'
import { expectEveryFaultLinked } from '../dialogues/filled.ts'

const AT = '/tips/lillkoping'
const tokenIn = ({ html }: Page) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
const numberIn = ({ words }: Page) => /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(words)?.[0] ?? ''

describe('a tip from a resident', () => {
  let house: House
  let anybody: Client
  beforeEach(async () => {
    house = await aHouse()
    anybody = house.visitor()
  })
  afterEach(() => house.close())

  const waiting = async () => (await readings.progress(house.deps.db, 'tip', ['9901'])).get('9901')?.waiting ?? 0
  const send = async (fields: Readonly<Record<string, string>>, word = 'skriv', by = anybody) =>
    by.post(`${AT}/${word}`, { token: tokenIn(await by.get(`${AT}/${word}`)), gor: 'skicka', ...fields })
  const decide = async (state: 'shown' | 'withheld', words?: string) => {
    const text = await readings.next(house.deps.db, tips.queueOf('9901'))
    if (!text) throw new Error('Nothing waits to be read.')
    const reason = state === 'shown' ? null : ('crime' as const)
    await readings.decide(house.deps.db, tips.queueOf('9901'), text, { state, words: words ?? text.words, masked: {}, reason })
  }
  const follow = (number: string) => anybody.post(`${AT}/folj`, { nummer: number })

  it('begins with what to do when it is happening now, in both languages, and is found from the first page', async () => {
    expect((await anybody.get('/')).html).to.contain(`href="${AT}"`)
    const page = await anybody.get(AT)
    expect(page.words).to.contain('Pågår det nu?').and.contain('ring 112').and.contain('ring 114 14')
    for (const word of ['skriv', 'plats']) {
      const form = await anybody.get(`${AT}/${word}`)
      expect(form.words).to.contain('Pågår det nu?').and.contain('Skriv inte namn på personer.')
      const english = await house.visitor().get(`${AT}/${word}?sprak=en`)
      expect(english.words).to.contain('Is it happening now?').and.contain('Do not write names of people.').and.contain('call 112')
      expect(english.html).to.contain('<html lang="en">')
    }
  })

  it('is received, gives a number, and waits unread: no list, page or count shows it', async () => {
    const page = await send({ sagt: 'Det är mörkt vid bron.', omrade: '9901N', var: 'Bron' })
    expect(page.address).to.equal(`${AT}/kvitto`)
    expect(numberIn(page)).to.not.equal('')
    expect(await waiting()).to.equal(1)
    expect(await dialogues.list(house.deps.db, { kommunIds: ['9901'] })).to.deep.equal([])
    const sara = await house.as('sara')
    for (const path of ['/dialoger', '/dialoger/tips', '/start']) expect((await sara.get(path)).words).to.not.contain('vid bron')
    expect((await sara.get('/dialoger/tips')).words).to.contain('1 väntar på att läsas.')
    for (const language of ['sv', 'en'])
      expect((await house.visitor().get(`/sa-skyddas-svaren?sprak=${language}`)).words).to.match(new RegExp(`[”“]${RECEIPT.cookie}”`))
    const followed = await follow(numberIn(page))
    expect(followed.words).to.contain('Det är mottaget men inte läst än')
    for (const { address, headers } of [page, followed]) expect(headers.get('cache-control'), address).to.equal('no-store')
  })

  it('is followed by its number from being read to being among the dialogues, with its words as they were read', async () => {
    const number = numberIn(await send({ sagt: 'Kalle i nian säljer.', omrade: '9901N', 'tema-otrygga_platser': '1', tid: 'kvall' }))
    await decide('shown', '[namn] säljer.')
    expect((await follow(number)).words).to.contain('Det är läst')
    const sara = await house.as('sara')
    const list = await sara.get('/dialoger/tips')
    expect(list.words).to.contain('[namn] säljer.').and.contain('Norr')
    const [, address = ''] = /href="(\/dialoger\/ny\?[^"]+tips=[^"]+)"/.exec(list.html) ?? []
    const form = await sara.get(address.replaceAll('&amp;', '&'))
    expect(form.html)
      .to.contain('[namn] säljer.')
      .and.match(/name="tema-1-otrygga_platser" value="1" checked/)
    const id = /name="id" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
    const filled = {
      ...{
        id,
        form: 'tips',
        kommun: 'lillkoping',
        datum: '2026-09-15',
        omrade: '9901N',
        plats: 'Centrum',
        deltog: 'en invånare',
        antal: '1',
      },
      ...{ kanal: 'webb', rader: '1', 'tema-1-otrygga_platser': '1', 'allvar-1': '2', 'sagt-1': '[namn] säljer.', gor: 'spara' },
    }
    expect((await sara.post('/dialoger/ny', filled)).address).to.equal(`/dialoger/${id}`)
    const steps = HISTORIES.declined
    await actions.add(house.deps.db, anAction({ id: 'svar', what: 'Fler vuxna ute', observations: [`${id}.0`], steps }))
    const followed = await follow(number)
    expect(followed.words).to.contain('Det är med').and.contain('Fler vuxna ute : avslaget')
    expect(followed.html).to.contain('href="/ni-sa-vi-gor/lillkoping/atgard/svar"')
    expect((await anybody.get('/ni-sa-vi-gor/lillkoping/atgard/svar')).words).to.contain('Orsak: Lamporna byttes i fjol.')
    expect((await sara.get('/dialoger/tips')).words).to.not.contain('säljer')
    expect(await readings.byId(house.deps.db, tips.queueOf('9901'), id)).to.equal(undefined)
  })

  it('is written in part by part: what was said, where and what was suggested, however much it was', async () => {
    const sagt = 'Det är mörkt. '.repeat(140).trim()
    await send({ sagt, forslag: 'Fler lampor.', var: 'Bron', omrade: '9901N', 'tema-trafik': '1' })
    await decide('shown')
    const sara = await house.as('sara')
    const [, address = ''] = /href="(\/dialoger\/ny\?[^"]+tips=[^"]+)"/.exec((await sara.get('/dialoger/tips')).html) ?? []
    const form = await sara.get(address.replaceAll('&amp;', '&'))
    const sent = untouched(form, '/dialoger/ny')
    expect(sent).to.include({ 'sagt-1': sagt, 'forslag-1': 'Fler lampor.', 'var-1': 'Bron' })
    const page = await sara.post('/dialoger/ny', { ...sent, plats: 'Bron', 'allvar-1': '2', gor: 'spara' })
    expect(page.address, page.words).to.match(/^\/dialoger\/[0-9a-f-]{36}$/)
  })

  it('that may not be shown is told so to who has the number, and staff get no way to write it in', async () => {
    const number = numberIn(await send({ sagt: 'Grannen gjorde det.' }))
    await decide('withheld')
    expect((await follow(number)).words).to.contain('Det är läst men inte med')
    const sara = await house.as('sara')
    expect((await sara.get('/dialoger/tips')).html).to.not.contain('tips=')
  })

  it('sent twice is one, with the same number; sent again with other words it asks, and then is another', async () => {
    const token = tokenIn(await anybody.get(`${AT}/skriv`))
    const fields = { token, gor: 'skicka', sagt: 'Skräp vid sjön.' }
    const pages = await Promise.all([anybody.post(`${AT}/skriv`, fields), anybody.post(`${AT}/skriv`, fields)])
    expect(new Set(pages.map(numberIn)).size).to.equal(1)
    expect(await waiting()).to.equal(1)
    const asked = await anybody.post(`${AT}/skriv`, { ...fields, sagt: 'Fort på vägen.' })
    expect(asked.status).to.equal(422)
    expect(asked.html).to.contain('Fort på vägen.')
    await anybody.post(`${AT}/skriv`, { ...fields, sagt: 'Fort på vägen.', token: tokenIn(asked) })
    expect(await waiting()).to.equal(2)
  })

  it('is refused with every fault at once, linked, in the language of the page, and nothing lost', async () => {
    const long = 'Åäö '.repeat(2_500)
    const wrong = { sagt: `${long}.`, datum: '2026-12-24', omrade: '9902A', punkt: '0, 0', forslag: 'Mer ljus', 'tema-trafik': '1' }
    const page = await send(wrong)
    expect(page.status).to.equal(422)
    expect(page.html).to.contain('<title>Fel: ').and.contain(long).and.contain('value="2026-12-24"').and.contain('Mer ljus')
    expect(page.html).to.match(/name="tema-trafik" value="1" checked/)
    expect(page.words).to.contain('högst 2 000 tecken').and.contain('Datumet har inte varit än').and.contain('utanför kommunen')
    expectEveryFaultLinked(page)
    const english = house.visitor()
    await english.get(`${AT}/skriv?sprak=en`)
    expect((await send(wrong, 'skriv', english)).words).to.contain('That date is in the future.')
    expect((await send({}, 'plats')).words)
      .to.contain('Välj hur platsen känns.')
      .and.contain('Skriv var platsen är')
    expect(await waiting()).to.equal(0)
  })

  it('is not taken from a form that is not ours, or has lain for a day, and keeps what was written', async () => {
    const token = tokenIn(await anybody.get(`${AT}/skriv`))
    for (const forged of [
      '',
      'x',
      token.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')),
      token.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
    ]) {
      const page = await anybody.post(`${AT}/skriv`, { sagt: 'Allt jag skrev', token: forged })
      expect(page.status).to.equal(422)
      expect(page.html).to.contain('Allt jag skrev')
    }
    house.clock.now = '2026-09-16T10:00:00Z'
    const stale = await anybody.post(`${AT}/skriv`, { sagt: 'Allt jag skrev', token })
    expect(stale.words).to.contain('Sidan har legat öppen för länge.')
    expect((await anybody.post(`${AT}/skriv`, { sagt: 'Allt jag skrev', token: tokenIn(stale) })).address).to.equal(`${AT}/kvitto`)
    expect(await waiting()).to.equal(1)
  })

  it('keeps every naughty string just as it was typed, and shows it as words', async () => {
    const naughty: readonly string[] = JSON.parse(readFileSync(fromRoot('test', 'fixtures', 'robust', 'blns.json'), 'utf8'))
    const strings = naughty.filter((words) => words.trim() !== '' && [...words].length <= 2000)
    for (let from = 0; from < strings.length; from += 60) {
      const sagt = strings
        .slice(from, from + 60)
        .join('\n')
        .slice(0, 1900)
      const refused = await send({ sagt, omrade: 'x' })
      expect(refused.html).to.not.match(/<script(?![^>]*\ssrc="\/static)|<img|<svg|<iframe|<style|<object/i)
      expect((await send({ sagt, omrade: sagt.slice(0, 20) })).status).to.equal(422)
      expect((await send({ sagt })).status).to.equal(200)
    }
    expect(await waiting()).to.equal(Math.ceil(strings.length / 60))
  })

  it('has no number but its own: a guess, somebody else’s kommun and no number at all find nothing', async () => {
    const number = numberIn(await send({ sagt: 'Skräp' }))
    for (const guess of ['', 'K7MA', number.replace(/.$/, (sign) => (sign === '2' ? '3' : '2'))]) {
      const page = await follow(guess)
      expect(page.status).to.equal(422)
      expectEveryFaultLinked(page)
    }
    expect((await anybody.get('/tips/granby')).status).to.equal(404) // has never had a round: nobody there reads
    expect((await house.visitor().get(`${AT}/kvitto`)).address).to.equal(AT)
    const { rows } = { rows: await house.deps.db.selectFrom('tips').selectAll().execute() }
    expect(JSON.stringify(rows)).to.not.contain(number.replaceAll('-', ''))
  })

  it('is pointed out on the map without script: the press comes back as a point in the area, kept when the form is sent', async () => {
    const shown = await anybody.post(`${AT}/plats`, { gor: 'karta', omrade: '9901N', kansla: '2', var: 'Bron' })
    const [, map = ''] = /src="([^"]+karta\.svg[^"]*)"/.exec(shown.html) ?? []
    const svg = await anybody.once('GET', map.replaceAll('&amp;', '&'))
    expect(svg.headers.get('content-type')).to.contain('image/svg+xml')
    const pressed = await anybody.post(`${AT}/plats`, { 'peka.x': '140', 'peka.y': '60', omrade: '9901N', kansla: '2', var: 'Bron' })
    const [, punkt = ''] = /name="punkt" value="([^"]+)"/.exec(pressed.html) ?? []
    expect(punkt).to.match(/^\d+\.\d{5}, \d+\.\d{5}$/)
    expect(pressed.words).to.contain('Platsen är utmärkt på kartan.')
    expect((await send({ kansla: '2', var: 'Bron', omrade: '9901N', punkt }, 'plats')).address).to.equal(`${AT}/kvitto`)
    const [tip] = await house.deps.db.selectFrom('tips').select(['latitude', 'longitude', 'feeling']).execute()
    expect(`${tip?.latitude?.toFixed(5)}, ${tip?.longitude?.toFixed(5)}`).to.equal(punkt)
    expect(tip?.feeling).to.equal(2)
    expect((await anybody.post(`${AT}/plats`, { 'peka.x': '0', 'peka.y': '0', omrade: '9901N' })).html).to.contain('name="punkt" value=""')
  })

  it('is refused with a pin outside the kommun, though it is in Sweden, and kept to be mended', async () => {
    // Of the areas that have no outline none is left: those of the others tell where the kommun ends.
    await house.deps.db.updateTable('areas').set({ valid_to: 2021 }).where('id', '=', '9901O').execute()
    const page = await send({ kansla: '2', var: 'Bron', punkt: '57.15000, 13.90000' }, 'plats')
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('Platsen på kartan ligger utanför kommunen.')
    expect(page.html).to.contain('value="57.15000, 13.90000"').and.contain('value="Bron"')
    expectEveryFaultLinked(page)
  })

  it('where areas have no outlines is placed by name and words, with no way to a map that is not there', async () => {
    await settleVarnamo(house.deps.db)
    const form = await anybody.get('/tips/varnamo/plats')
    expect(form.html).to.not.contain('value="karta"')
    expect(form.words).to.contain('Forsheda').and.contain('En plats utanför områdena')
    const fields = { token: tokenIn(form), gor: 'skicka', kansla: '2', var: 'Bron', omrade: FORSHEDA }
    expect((await anybody.post('/tips/varnamo/plats', { ...fields, punkt: '48.86, 2.35' })).words).to.contain('utanför kommunen')
    expect((await anybody.post('/tips/varnamo/plats', fields)).address).to.equal('/tips/varnamo/kvitto')
  })

  it('is told that there is no map to show before an area has been chosen', async () => {
    const page = await anybody.post(`${AT}/plats`, { gor: 'karta', kansla: '2', var: 'Bron' })
    expect(page.words).to.contain('Det finns ingen karta att visa.')
    expect(page.html).to.contain('value="karta"').and.contain('value="Bron"')
  })

  it('is swept with its words after a year, read or not', async () => {
    await send({ sagt: 'Skräp' })
    expect(await tips.sweep(house.deps.db, '2026-09-15')).to.equal(0)
    expect(await tips.sweep(house.deps.db, '2026-09-16')).to.equal(1)
    expect(await waiting()).to.equal(0)
  })
})

describe('one network', () => {
  it('may try sixty numbers in an hour, right or wrong, and then is asked to wait', async () => {
    const house = await aHouse({ trustProxy: 1 })
    const follow = (ip: string) =>
      house.visitor().once('POST', `${AT}/folj`, new URLSearchParams({ nummer: 'K7MA-3XRT-9FHC' }), { 'x-forwarded-for': ip })
    for (let n = 0; n < 60; n += 1) expect((await follow('203.0.113.7')).status).to.equal(422)
    expect((await follow('203.0.113.7')).status).to.equal(429)
    expect((await follow('203.0.113.8')).status).to.equal(422)
    await house.close()
  })

  it('may send sixty tips in an hour and then is asked to wait, while others go on', async () => {
    const house = await aHouse({ trustProxy: 1 })
    const client = house.visitor()
    const from = (ip: string, sagt: string) =>
      client
        .get(`${AT}/skriv`)
        .then((page) => client.once('POST', `${AT}/skriv`, new URLSearchParams({ token: tokenIn(page), sagt }), { 'x-forwarded-for': ip }))
    for (let n = 0; n < 60; n += 1) expect((await from('203.0.113.7', `Tips ${n}`)).status).to.equal(303)
    expect((await from('203.0.113.7', 'Ett till')).status).to.equal(429)
    expect((await from('203.0.113.8', 'En annan')).status).to.equal(303)
    house.clock.now = '2026-09-15T11:00:01Z'
    expect((await from('203.0.113.7', 'Senare')).status).to.equal(303)
    await house.close()
  })
})
