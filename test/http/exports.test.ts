import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import type { Area } from '../../server/domain/area.ts'
import type { Problem } from '../../server/domain/problem.ts'
import { resultsOf } from '../../server/work/exports.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse, count } from '../fixtures/counted-house.ts'
import { AREAS, aHouse, type House, ROUND_2026 } from '../fixtures/house.ts'

describe('The files of a lägesbild', () => {
  let house: House
  let klara: Client
  before(async () => {
    house = await aCountedHouse()
    klara = await house.as('klara')
  })
  after(() => house.close())

  const text = async (path: string) => (await klara.once('GET', path)).text()

  it('open in Swedish Excel unless asked otherwise', async () => {
    const response = await klara.once('GET', '/lagesbild/lillkoping/2026/resultat.csv')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).to.match(/^kommun;kommunkod;ar;/)
    expect(response.headers.get('content-type')).to.equal('text/csv; charset=utf-8')
    expect(response.headers.get('cache-control')).to.equal('no-store')
  })

  it('are called by their content, the kommun and the year, in any browser', async () => {
    const response = await klara.once('GET', '/lagesbild/lillkoping/2026/resultat.csv?dialekt=excel')
    expect(response.headers.get('content-disposition')).to.equal(
      `attachment; filename="resultat-lillkoping-2026-excel.csv"; filename*=UTF-8''resultat-lillk%C3%B6ping-2026-excel.csv`,
    )
    await response.arrayBuffer()
  })

  it('hold the same figures in every form', async () => {
    const csv = parse(await text('/lagesbild/lillkoping/2026/resultat.csv?dialekt=internationell'), { columns: true }) as Record<
      string,
      string
    >[]
    const excel = parse(await text('/lagesbild/lillkoping/2026/resultat.csv?dialekt=excel'), {
      columns: true,
      bom: true,
      delimiter: ';',
    }) as Record<string, string>[]
    const json = JSON.parse(await text('/lagesbild/lillkoping/2026/resultat.json'))
    expect(csv.length).to.be.above(500)
    expect(json.rader.map((line: object) => Object.values(line).map((cell) => (cell === null ? '' : String(cell))))).to.deep.equal(
      csv.map((line) => Object.values(line)),
    )
    expect(excel.map(({ andel }) => andel?.replace(',', '.'))).to.deep.equal(csv.map(({ andel }) => andel))
  })

  it('hide exactly what the pages hide', async () => {
    const csv = parse(await text('/lagesbild/lillkoping/2026/resultat.csv?dialekt=internationell'), { columns: true }) as Record<
      string,
      string
    >[]
    const page = await klara.get('/lagesbild/lillkoping/2026/fraga/fortkorning')
    const hidden = csv.filter(
      ({ urval, fraga, rad, kalla, dold }) =>
        urval === 'område' && fraga === 'fortkorning' && rad === 'mått' && kalla === 'kod' && dold === 'ja',
    )
    expect(hidden.map(({ urval_namn }) => urval_namn)).to.deep.equal(['Söder', 'Ön'])
    for (const name of ['Söder', 'Ön']) expect(page.words).to.match(new RegExp(`${name}.{0,40}för få svar`))
  })

  it('break off, rather than mix two countings, when the answers are counted anew meanwhile', async () => {
    const kommun = AREAS[0] as Area // Lillköping
    const table = await resultsOf(house.deps, kommun, 2026)
    const lines = (table.lines as AsyncIterable<unknown>)[Symbol.asyncIterator]()
    await lines.next()
    const { now } = house.clock
    house.clock.now = '2026-11-16T10:00:00Z'
    await count(house, ROUND_2026.id)
    house.clock.now = now
    const rest = (async () => {
      while (!(await lines.next()).done);
    })()
    expect(await rest.catch((error: Problem) => error.code)).to.equal('counted_anew')
  })

  it('have the codebook too, in both dialects and as JSON', async () => {
    for (const [path, opening] of [
      ['kodbok.csv', '\uFEFFundersokning;'],
      ['kodbok.csv?dialekt=internationell', 'undersokning,'],
      ['kodbok.json', '{'],
    ]) {
      const bytes = await (await klara.once('GET', `/lagesbild/lillkoping/2026/${path}`)).arrayBuffer()
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).startsWith(opening ?? '?'), path).to.equal(true)
    }
  })

  it('refuse a dialect that there is not, in Swedish', async () => {
    const page = await klara.get('/lagesbild/lillkoping/2026/resultat.csv?dialekt=klingonska')
    expect(page.status).to.equal(400)
    expect(page.words).to.include('Dialekten ”klingonska” finns inte. Välj excel eller internationell.')
    expect((await klara.get('/lagesbild/lillkoping/2026/resultat.csv?dialekt=constructor')).status).to.equal(400)
  })

  it('are explained, column by column, on a page that links to them all', async () => {
    const page = await klara.get('/lagesbild/lillkoping/2026/filer')
    expect(page.words).to.contain('read.csv("resultat-lillköping-2026.csv", encoding').and.not.contain('skip')
    expect(page.status).to.equal(200)
    expect(page.words).to.include('ki_lag').and.include('för få svar').and.include('Slå inte ihop dem.')
    for (const [, href] of page.html.matchAll(/href="(\/lagesbild\/[^"]+\.(?:csv|json)[^"]*)"/g)) {
      expect((await klara.once('GET', String(href))).status, href).to.equal(200)
    }
  })

  it('are not there for another kommun, another year, or somebody not signed in', async () => {
    const greta = await house.as('greta')
    for (const path of ['resultat.csv', 'kodbok.csv', 'resultat.json', 'filer']) {
      expect((await greta.get(`/lagesbild/lillkoping/2026/${path}`)).status, path).to.equal(404)
      for (const year of ['1999', 'arton', '20266', '-2026'])
        expect((await klara.get(`/lagesbild/lillkoping/${year}/${path}`)).status).to.equal(404)
      const response = await house.visitor().once('GET', `/lagesbild/lillkoping/2026/${path}`)
      expect([response.status, response.headers.get('location')]).to.deep.equal([
        303,
        `/logga-in?till=${encodeURIComponent(`/lagesbild/lillkoping/2026/${path}`)}`,
      ])
    }
  })
})

describe('The underlag', () => {
  let house: House
  let klara: Client
  before(async () => {
    house = await aCountedHouse()
    klara = await house.as('klara')
  })
  after(() => house.close())

  it('is chosen by kommun and year, among those the person may see', async () => {
    const page = await klara.get('/underlag')
    expect(page.words).to.include('Lillköping 2026 91 svar').and.include('Lillköping 2025 91 svar').and.not.include('Granby')
  })

  it('shows the highest shares with their base and interval, the themes, and what is in both', async () => {
    const page = await klara.get('/underlag/lillkoping/2026')
    expect(page.status).to.equal(200)
    expect(page.words).to.include('Underlag till medborgarlöfte 2027: Lillköping')
    expect(page.words).to.include('79 % ser fortkörning som ett problem (95 % konfidensintervall 68–88 %, 77 svar, stor osäkerhet).')
    expect(page.words).to.include('1 observation i 1 dialog med 23 deltagare')
    expect(page.words).to.match(/För få svar för att visas: Nedskräpning/)
    expect(page.words).to.include('Ingen förändring och ingen skillnad är säkerställd här.')
    expect(page.words).to.include('Om det har ökat eller minskat sedan 2025. Ingen säkerställd skillnad: Bilar kör för fort,')
  })

  it('counts only the dialogues of its own year', async () => {
    const page = await klara.get('/underlag/lillkoping/2025')
    expect(page.words).to.include('med 9 deltagare').and.not.include('med 23 deltagare')
  })

  it('is the same as Markdown and as JSON, with a name of its own', async () => {
    const markdown = await klara.once('GET', '/underlag/lillkoping/2026.md')
    expect(markdown.headers.get('content-type')).to.equal('text/markdown; charset=utf-8')
    expect(markdown.headers.get('content-disposition')).to.include('filename="underlag-lillkoping-2026.md"')
    expect((await markdown.text()).replaceAll('\u00a0', ' ')).to.include(
      '79 % ser fortkörning som ett problem (95 % konfidensintervall 68–88 %, 77 svar, stor osäkerhet).',
    )
    const json = await klara.once('GET', '/underlag/lillkoping/2026.json')
    expect(((await json.json()) as { kommunen: { enkat: { problem: object[] } } }).kommunen.enkat.problem[0]).to.include({
      fraga: 'fortkorning',
      bas: 77,
    })
  })

  it('publishes the schema of its JSON to anyone', async () => {
    const response = await house.visitor().once('GET', '/underlag/schema.json')
    expect(response.status).to.equal(200)
    expect(response.headers.get('content-type')).to.match(/^application\/schema\+json/)
    expect(((await response.json()) as { required: string[] }).required).to.include('begransningar')
  })

  it('is taken away only by those who may', async () => {
    const arvid = await house.as('arvid')
    expect((await arvid.get('/underlag/lillkoping/2026')).html).not.to.include('2026.md')
    expect((await arvid.get('/underlag/lillkoping/2026.md')).status).to.equal(404)
    expect((await arvid.get('/underlag/lillkoping/2026.json')).status).to.equal(404)
  })

  it('is not there for another kommun or another year', async () => {
    const greta = await house.as('greta')
    for (const path of ['2026', '2026.md', '2026.json', '1999', 'x']) {
      expect((await greta.get(`/underlag/lillkoping/${path}`)).status, path).to.equal(404)
    }
    expect((await klara.get('/underlag/lillkoping/1999')).status).to.equal(404)
  })
})

describe('A round that is not counted', () => {
  let house: House
  before(async () => {
    house = await aHouse()
  })
  after(() => house.close())

  it('says so instead of giving a file or an underlag, and is listed without a link', async () => {
    const klara = await house.as('klara')
    for (const path of ['/lagesbild/lillkoping/2026/resultat.csv', '/underlag/lillkoping/2026', '/underlag/lillkoping/2026.md']) {
      const page = await klara.get(path)
      expect(page.status, path).to.equal(404)
      expect(page.words).to.include('Svaren är inte räknade än.')
    }
    const list = await klara.get('/underlag')
    expect(list.words).to.include('2026 Svaren är inte räknade än.')
    expect(list.html).not.to.include('href="/underlag/lillkoping')
  })

  it('has its codebook all the same', async () => {
    expect((await (await house.as('klara')).once('GET', '/lagesbild/lillkoping/2026/kodbok.csv')).status).to.equal(200)
  })
})
