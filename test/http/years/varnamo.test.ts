import { expect } from 'chai'
import type { Client, Page } from '../../fixtures/client.ts'
import { formsOf } from '../../fixtures/crawl.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { BREDARYD, countVarnamo, FORSHEDA, settleVarnamo } from '../../fixtures/varnamo.ts'

const tokenIn = ({ html }: Page) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
const numberIn = ({ words }: Page) => /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(words)?.[0] ?? ''

describe("a year like Värnamo's, in a kommun whose areas have names but no outlines", () => {
  let house: House
  let sara: Client
  let number = ''
  const walks: string[] = []
  const made: string[] = []

  before(async () => {
    house = await aHouse({ now: '2026-04-01T10:00:00Z' })
    await settleVarnamo(house.deps.db)
  })
  after(() => house.close())

  /** The day that the year has come to; a session does not last that long, so Sara signs in anew. */
  const on = async (day: string) => {
    house.clock.now = `${day}T10:00:00Z`
    sara = await house.as('sara')
  }
  /** Writes down a dialogue as the form is filled in: a line for each thing said. Resolves to its id. */
  const write = async (
    form: string,
    own: Readonly<Record<string, string>>,
    about: Readonly<Record<string, string>>,
    ...said: readonly Readonly<Record<string, string>>[]
  ) => {
    const blank = await sara.get(`/dialoger/ny?form=${form}&kommun=varnamo`)
    const id = /name="id" value="([^"]+)"/.exec(blank.html)?.[1] ?? ''
    const rows = said.flatMap((row, index) => Object.entries(row).map(([field, value]) => [field.replace('#', String(index + 1)), value]))
    const fields = {
      id,
      form,
      kommun: 'varnamo',
      antal: '12',
      deltog: 'boende',
      rader: String(said.length),
      gor: 'spara',
      ...own,
      ...about,
      ...Object.fromEntries(rows),
    }
    const page = await sara.post('/dialoger/ny', fields)
    expect(page.address, page.words).to.equal(`/dialoger/${id}`)
    return id
  }
  const row = (theme: string, words: string, more: Readonly<Record<string, string>> = {}) => ({
    [`tema-#-${theme}`]: '1',
    'allvar-#': '2',
    'sagt-#': words,
    ...more,
  })

  it('walks three times, in the dark, with stops, reasons and proposals', async () => {
    await on('2026-04-20')
    const places = [
      [FORSHEDA, 'Forsheda'],
      [BREDARYD, 'Bredaryd'],
      ['0683R003', 'Centrum'],
    ] as const
    for (const [omrade, plats] of places) {
      const walk = {
        strak: `Genom ${plats}`,
        ljus: 'morker',
        formote: '2026-04-02',
        formote_sagt: 'Vägen valdes efter förra årets enkät.',
        eftermote: '2026-05-11',
      }
      const stops = [
        row('otrygga_platser', `Gångtunneln i ${plats} är mörk och skymd.`, {
          'var-#': 'Gångtunneln',
          'skal-#-ljus': '1',
          'tid-#': 'kvall',
          'forslag-#': 'Måla och lys upp.',
        }),
        row('trafik', `Bilarna kör fort genom ${plats}.`, { 'var-#': 'Storgatan', 'forslag-#': 'Ett gupp.' }),
      ]
      walks.push(await write('trygghetsvandring', walk, { datum: '2026-04-15', omrade, plats }, ...stops))
    }
    expect((await sara.get(`/dialoger/${walks[0]}`)).words)
      .to.contain('Vägen valdes efter förra årets enkät.')
      .and.contain('Plats Gångtunneln Tid Kväll')
  })

  it('interviews a school, a business and an association, by role and never by name', async () => {
    for (const [verksamhet, roll, omrade] of [
      ['skola', 'rektor', FORSHEDA],
      ['naringsliv', 'butikschef', BREDARYD],
      ['forening', 'ledare', FORSHEDA],
    ] as const)
      await write(
        'intervju',
        { verksamhet, roll },
        { datum: '2026-04-20', omrade, plats: 'På plats', antal: '1' },
        row('trafik', `Det går fort utanför, säger en ${roll}.`),
      )
    expect((await sara.get('/dialoger?form=intervju')).words).to.contain('3 dialoger')
  })

  it('takes tips from residents, reads them before anybody sees them, and writes them in', async () => {
    const anybody = house.visitor()
    const form = await anybody.get('/tips/varnamo/skriv')
    const sagt = 'Det är skräp vid hållplatsen. Ring mig på 070-123 45 67.'
    number = numberIn(
      await anybody.post('/tips/varnamo/skriv', { token: tokenIn(form), sagt, omrade: FORSHEDA, 'tema-nedskrapning': '1', gor: 'skicka' }),
    )
    const reading = '/lasning/varnamo/tips'
    const page = await sara.get(reading)
    const decision = formsOf({ address: reading, status: page.status, body: page.html }).find(({ action }) =>
      action.startsWith(`${reading}/`),
    )
    const hidden = [...page.html.matchAll(/name="(dolj-[^"]+)" value="ja" checked/g)].map(([, name = '']) => [name, 'ja'])
    await sara.post(decision?.action ?? '', { version: String(decision?.fields.version), ...Object.fromEntries(hidden), beslut: 'visa' })
    const list = await sara.get('/dialoger/tips')
    expect(list.words).to.contain('Ring mig på [telefonnummer].')
    const [, address = ''] = /href="(\/dialoger\/ny\?[^"]+tips=[^"]+)"/.exec(list.html) ?? []
    const blank = await sara.get(address.replaceAll('&amp;', '&'))
    const id = /name="id" value="([^"]+)"/.exec(blank.html)?.[1] ?? ''
    const about = {
      id,
      form: 'tips',
      kommun: 'varnamo',
      datum: '2026-04-20',
      omrade: FORSHEDA,
      plats: 'Forsheda',
      deltog: 'en invånare',
      antal: '1',
      kanal: 'webb',
    }
    const said = {
      rader: '1',
      'tema-1-nedskrapning': '1',
      'allvar-1': '1',
      'sagt-1': 'Det är skräp vid hållplatsen. Ring mig på [telefonnummer].',
    }
    expect((await sara.post('/dialoger/ny', { ...about, ...said, gor: 'spara' })).address).to.equal(`/dialoger/${id}`)
    expect((await anybody.post('/tips/varnamo/folj', { nummer: number })).words).to.contain('Det är med')
  })

  it('reports four EST weeks', async () => {
    await on('2026-10-30')
    for (const datum of ['2026-10-09', '2026-10-16', '2026-10-23', '2026-10-30'])
      await write(
        'est',
        { rapportor: 'skola', enhet: 'Fritidsgården' },
        { datum, omrade: BREDARYD, plats: 'Bredaryd', antal: '1' },
        row('nedskrapning', 'Krossat glas på gården.', { 'ganger-#': '2', 'tid-#': 'natt', 'forslag-#': 'Städat samma dag.' }),
      )
  })

  it('makes an action plan with owners out of what was said, decides with reasons, and tells what came of it', async () => {
    const [first, second] = walks
    const plan = [
      [`${first}.0`, 'Måla och lys upp gångtunneln', FORSHEDA, 'Gatuenheten'],
      [`${second}.1`, 'Bygg ett gupp', BREDARYD, 'Trafikverket'],
    ] as const
    for (const [observation, vad, omrade, ansvariga] of plan) {
      const blank = await sara.get(`/atgarder/ny?kommun=varnamo&observation=${observation}`)
      const form = formsOf({ address: '/atgarder/ny', status: blank.status, body: blank.html }).find(
        ({ action }) => action === '/atgarder/ny',
      )
      const filled = {
        ...form?.fields,
        vad,
        omrade,
        plats: 'På plats',
        ansvariga,
        senast: '2026-12-01',
        datum: '2026-05-01',
        vem: 'vandringen',
        visas: 'ja',
        gor: 'spara',
      }
      const { address, words } = await sara.post('/atgarder/ny', filled)
      expect(address, words).to.match(/^\/atgarder\/[0-9a-f-]{36}$/)
      made.push(address)
    }
    const step = (at = '', n: number, till: string, datum: string, ord: string) =>
      sara.post(`${at}/steg`, { version: String(n), sedda: String(n), till, datum, vem: 'tekniska nämnden', ord })
    expect((await step(made[1], 1, 'avslagen', '2026-05-11', '')).status).to.equal(422)
    await step(made[1], 1, 'avslagen', '2026-05-11', 'Vägen är statens: vi har skrivit till Trafikverket.')
    await step(made[0], 1, 'beslutad', '2026-05-11', '')
    await step(made[0], 2, 'klar', '2026-09-01', 'Tunneln är målad och har åtta nya lampor.')
    const { words } = await sara.get('/atgarder/plan/varnamo')
    expect(words).to.contain('Gatuenheten').and.contain('Trafikverket').and.contain('vi har skrivit till Trafikverket')
  })

  it('tells everybody what was said, what was decided and why, and what has been done', async () => {
    const { words, status } = await house.visitor().get('/ni-sa-vi-gor/varnamo')
    expect(status).to.equal(200)
    expect(words).to.contain('Tunneln är målad och har åtta nya lampor.').and.contain('Vägen är statens')
  })

  it('sets both voices side by side for Forsheda and Bredaryd in the lägesbild, and says who was not heard', async () => {
    await on('2026-11-01')
    await countVarnamo(house)
    const { words } = await sara.get('/lagesbild/varnamo/2026/dialog')
    const of = (place: string) => words.slice(words.indexOf(`Teman som nämnts om ${place}`)).split('Teman som nämnts om')[1] ?? ''
    expect(of('Forsheda')).to.match(/Trafik 3 3 verksamheter, flera tillsammans Bilar kör för fort : \d+ %/)
    expect(of('Forsheda')).to.contain('Nedskräpning 1 1 invånare')
    expect(of('Bredaryd')).to.match(/Trafik 2 2 verksamheter, flera tillsammans Bilar kör för fort : \d+ %/)
    expect(of('Bredaryd')).to.contain('Nedskräpning 4 4 personal')
    expect(words)
      .to.contain('Rapporter 5 oktober 2026 – 1 november 2026: 4.')
      .and.match(/Nedskräpning 2 2 2 2 Bredaryd/)
    expect(words).to.contain('Rydaholm 0 invånare, verksamheter, personal').and.contain('Forsheda 4 personal')
    for (const area of [FORSHEDA, BREDARYD]) expect((await sara.get(`/lagesbild/varnamo/2026/omrade/${area}`)).status).to.equal(200)
  })
})
