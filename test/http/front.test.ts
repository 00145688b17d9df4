import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { expect } from 'chai'
import { DRAFT_DAYS, TEXT_MONTHS } from '../../server/domain/retention.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { BASE } from './survey/walk.ts'

describe('the front pages', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  it('say what this is and list the open surveys as links, and the closed ones', async () => {
    const { status, words, html } = await house.visitor().get('/')
    expect(status).to.equal(200)
    expect(words).to.include('Hur tryggt är det där du bor?').and.to.include('Svara till och med 31 oktober 2026.')
    expect(html).to.include(`href="${BASE}"`)
    expect(words).to.include('Stängde 31 oktober 2025.')
  })

  it('say so when no survey is open, and when the next one opens', async () => {
    house.clock.now = '2026-08-01T10:00:00Z'
    const { words } = await house.visitor().get('/')
    expect(words).to.include('Just nu är ingen enkät öppen.').and.to.include('Öppnar 1 september 2026.')
  })

  it('tell how answers are protected, what exactly is promised, and what is not where an urn is unsealed', async () => {
    const { status, words } = await house.visitor().get('/sa-skyddas-svaren')
    expect(status).to.equal(200)
    expect(words)
      .to.include('kan inte para ihop en kod med ett svar bättre än genom att gissa bland dem som har svarat')
      .and.to.include('den som sköter servern kan läsa dem redan medan')
    expect((await house.visitor().get('/sa-skyddas-svaren?sprak=en')).words).to.include('Our promise, in exact words')
  })

  it('says who is responsible, why we ask, by what law, how long answers are kept, and what is due to who is under 18', async () => {
    const { words } = await house.visitor().get('/sa-skyddas-svaren')
    for (const said of [
      'en uppgift av allmänt intresse: artikel 6.1 e i dataskyddsförordningen',
      `Ett påbörjat svar: ${DRAFT_DAYS} dagar.`,
      `Det du skriver med egna ord: ${TEXT_MONTHS} månader`,
      'Kommunen som ställer frågorna är personuppgiftsansvarig',
      'ett nummer som bara kommunen förstår',
      'tills enkäten har stängt. De förstörs innan svaren öppnas.',
      'Är du under 18 år? Du bestämmer själv om du vill svara.',
      'Efteråt vet vi inte vilket svar som är ditt',
    ])
      expect(words).to.include(said)
  })

  it('tell how accessible they are and where to complain', async () => {
    const { status, words } = await house.visitor().get('/tillganglighet')
    expect(status).to.equal(200)
    expect(words).to.include('lagen (2018:1937)').and.to.include('Kontakta kommunen').and.to.include('Digg')
  })

  it('are found from every page of the survey', async () => {
    const { html } = await house.visitor().get(BASE)
    for (const page of ['/sa-skyddas-svaren', '/tillganglighet']) expect(html).to.include(`href="${page}"`)
  })

  it('and the first page of a survey weigh at most 14 kB with their style, in at most three requests, without script', async () => {
    for (const path of ['/', BASE]) {
      const page = await compressed(`${house.url}${path}`)
      const fetched = [...page.text.matchAll(/(?:src|rel="(?:stylesheet|icon|preload)" href)="(?!data:)([^"]+)"/g)].map(
        ([, address]) => address ?? '',
      )
      expect(page.text).not.to.include('<script')
      expect(fetched.length).to.be.at.most(2)
      const parts = await Promise.all(fetched.map((address) => compressed(`${house.url}${address}`)))
      expect(
        parts.reduce((sum, { bytes }) => sum + bytes, page.bytes),
        path,
      ).to.be.at.most(14 * 1024)
    }
  })
})

/** A page as it travels: its weight with headers left out, and its text. */
function compressed(url: string): Promise<{ bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const zipped = response.headers['content-encoding'] === 'gzip'
        resolve({ bytes: body.length, text: (zipped ? gunzipSync(body) : body).toString('utf8') })
      })
    }).on('error', reject)
  })
}
