import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import * as audit from '../../server/store/audit.ts'
import * as readings from '../../server/store/readings.ts'
import * as texts from '../../server/store/texts.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { formsOf } from '../fixtures/crawl.ts'
import type { House } from '../fixtures/house.ts'

const AT = '/lasning/lillkoping/enkat-2026'
const QUEUE = texts.queueOf('r2026')
const WORDS = 'Grannen Åke på Ekgatan 4 kör ABC 123. Ring 070-123 45 67. Knarket säljs av tvillingarna.'

describe('reading what people wrote in their own words', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aCountedHouse()
    sara = await house.as('sara')
    await house.deps.db.deleteFrom('texts').execute()
    await texts.add(house.deps.db, 'r2026', [{ id: 'a'.repeat(32), areaId: '9901O', question: 'forslag', words: WORDS }])
  })
  afterEach(() => house.close())

  const add = (id: string, words: string) =>
    texts.add(house.deps.db, 'r2026', [{ id: id.repeat(32), areaId: '9901N', question: 'forslag', words }])
  const stored = (id = 'a') => readings.byId(house.deps.db, QUEUE, id.repeat(32))
  /** The form of the text on the page, as a browser would send it with every box as it is ticked. */
  const formOn = async (client: Client, address = AT) => {
    const page = await client.get(address)
    const form = formsOf({ address, status: page.status, body: page.html }).find(({ action }) => /\/[a-f]{32}$/.test(action))
    if (!form) throw new Error(`No text on ${address}: ${page.words}`)
    const ticked = [...page.html.matchAll(/name="(dolj-[^"]+)" value="ja" checked/g)].map(([, name = '']) => [name, 'ja'])
    return {
      page,
      action: form.action,
      fields: { version: String(form.fields.version), ...Object.fromEntries(ticked) } as Record<string, string>,
    }
  }
  const decisions = async () =>
    (
      await audit.list(house.deps.db, { kommunIds: ['9901'], nobodys: false, whats: ['read text', 'undid reading', 'saw unread text'] }, 20)
    ).map(({ event }) => event)

  it('begins on the page of a counted round, and says how much waits', async () => {
    const round = await sara.get('/omgangar/r2026')
    expect(round.html).to.contain(`href="${AT}"`)
    expect(round.words).to.contain('dölj det som pekar ut någon : 0 av 1 lästa')
    const list = await sara.get('/lasning')
    expect(list.words).to.contain('Enkäten 2026').and.contain('0 av 1 lästa').and.contain('Väntar: 1.')
  })

  it('lays the text out with what may point somebody out marked, numbered and ticked, and never where it came from', async () => {
    const { page } = await formOn(sara)
    expect(page.words)
      .to.contain('1. ”Åke” namn, troligt')
      .and.contain('2. ”Ekgatan 4” adress, säkert')
      .and.contain('”ABC 123” registreringsnummer, säkert')
    expect(page.html.match(/<mark>/g)).to.have.length(4)
    expect(page.words).to.not.match(/\bÖn\b/)
    expect(await decisions()).to.deep.equal([{ what: 'saw unread text', details: { source: 'survey', year: 2026 } }])
  })

  it('keeps the text with what was ticked, and the reader’s own words, replaced; the original is gone from the file and its log', async () => {
    const { action, fields } = await formOn(sara)
    const page = await sara.post(action, { ...fields, beslut: 'visa', 'ord-1': 'TVILLINGARNA', 'slag-1': 'name' })
    const masked = 'Grannen [namn] på [adress] kör [registreringsnummer]. Ring [telefonnummer]. Knarket säljs av [namn].'
    expect(await stored()).to.include({ state: 'shown', words: masked, version: 2 })
    expect(page.words).to.contain('Sparat. Texten får visas').and.contain(masked).and.contain('Ingen text väntar.')
    const disk = [house.file, `${house.file}-wal`].map((path) => readFileSync(path, 'latin1')).join('')
    for (const secret of ['070-123 45 67', 'ABC 123', 'tvillingarna']) expect(disk).to.not.contain(secret)
    expect((await decisions())[0]).to.deep.equal({
      what: 'read text',
      details: { source: 'survey', year: 2026, state: 'shown', masked: { name: 2, address: 1, plate: 1, phone: 1 } },
    })
    expect((await sara.get('/lasning')).words).to.contain('Dolt hittills: namn 2, telefonnummer 1, registreringsnummer 1, adress 1.')
  })

  it('leaves what the reader has unticked', async () => {
    const { action, fields } = await formOn(sara)
    const { version = '', ...boxes } = fields
    const [first = ''] = Object.keys(boxes)
    await sara.post(action, { version, [first]: 'ja', beslut: 'visa' })
    expect((await stored())?.words).to.contain('Grannen [namn] på Ekgatan 4 kör ABC 123.')
  })

  it('keeps a text that is not to be shown as it was, with the reason', async () => {
    const { action, fields } = await formOn(sara)
    const page = await sara.post(action, { ...fields, beslut: 'inte:points out' })
    expect(await stored()).to.include({ state: 'withheld', reason: 'points out', words: WORDS })
    expect(page.words).to.contain('Texten visas inte. Pekar ut någon')
  })

  it('is refused when the reader’s words are not in the text, and nothing typed or unticked is lost', async () => {
    const { action, fields } = await formOn(sara)
    const { version = '' } = fields
    const page = await sara.post(action, { version, beslut: 'visa', 'ord-2': 'Kalle Anka', 'slag-2': 'phone' })
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('”Kalle Anka” står inte i texten.')
    expect(page.html).to.contain('value="Kalle Anka"').and.contain('<option value="phone" selected>').and.not.contain('value="ja" checked')
    expect(page.html).to.contain('<details open>')
    expect((await stored())?.state).to.equal('waiting')
    expect((await sara.post(action, { version })).status, 'no button').to.equal(422)
  })

  it('goes on to the next text, and lets the last decision be taken back', async () => {
    await add('b', 'Mer ljus.')
    const { action, fields } = await formOn(sara)
    const page = await sara.post(action, { ...fields, beslut: 'visa' })
    expect(page.address).to.match(/\?senast=[ab]{32}$/)
    expect(page.words).to.contain('1 av 2 lästa').and.contain('Ångra och läs texten igen')
    const undo = formsOf({ address: page.address, status: 200, body: page.html }).find(({ action }) => action.endsWith('/angra'))
    const back = await sara.post(undo?.action ?? '', { version: String(undo?.fields.version) })
    expect(back.address).to.equal(`${AT}?text=${action.slice(-32)}`)
    expect(back.words).to.contain('0 av 2 lästa')
    expect((await decisions()).map(({ what }) => what)).to.include('undid reading')
  })

  it('lets a text be passed over for the time being', async () => {
    await add('b', 'Mer ljus.')
    const { page, action } = await formOn(sara)
    const [, link = ''] = /href="([^"]*\?efter=[^"]*)"/.exec(page.html) ?? []
    expect((await formOn(sara, link)).action).to.not.equal(action)
    expect((await formOn(sara, `${AT}?efter=${'b'.repeat(32)}`)).action).to.equal(`${AT}/${'a'.repeat(32)}`)
  })

  it('takes the first of two readers’ decisions; the second is told and overwrites nothing', async () => {
    const ada = await house.as('ada')
    const [hers, his] = [await formOn(sara), await formOn(ada)]
    await sara.post(hers.action, { ...hers.fields, beslut: 'inte:crime' })
    const page = await ada.post(his.action, { ...his.fields, beslut: 'visa' })
    expect(page.status).to.equal(409)
    expect(page.words).to.contain('någon annan har läst den eller ångrat sig. Det du valde är inte sparat.')
    expect(await stored()).to.include({ state: 'withheld', reason: 'crime', words: WORDS })
    expect(await readings.masked(house.deps.db, QUEUE)).to.deep.equal({})
    await texts.erase(house.deps.db, 'r2026', 'a'.repeat(32))
    for (const way of [his.action, `${his.action}/angra`]) expect((await ada.post(way, his.fields)).status).to.equal(404)
  })

  it('is the same for texts of other origins', async () => {
    const tips = { source: 'tip', collection: '9901' } as const
    await readings.add(house.deps.db, tips, [{ id: 'c'.repeat(32), areaId: null, subject: 'otrygga_platser', words: 'Fråga Åke.' }])
    const { page, action, fields } = await formOn(sara, '/lasning/lillkoping/tips')
    expect(page.words).to.contain('Tips från invånare').and.contain('Otrygga platser')
    await sara.post(action, { ...fields, beslut: 'visa' })
    expect((await readings.shown(house.deps.db, tips, { most: 9 })).map(({ words }) => words)).to.deep.equal(['Fråga [namn].'])
    for (const no of ['enkat-2024', 'enkat', 'citatet', '']) expect((await sara.get(`/lasning/lillkoping/${no}`)).status, no).to.equal(404)
  })
})
