import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { EXTRACT_DAYS } from '../../server/domain/extracts/order.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as staff from '../../server/store/staff.ts'
import { sweepExtracts } from '../../server/work/extract/sweep.ts'
import type { Client, Page } from '../fixtures/client.ts'
import { aCountedHouse, answer, count } from '../fixtures/counted-house.ts'
import { anExtract, type MadeExtract } from '../fixtures/extracts/made.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'
import { aRound } from '../fixtures/rounds.ts'

const PLACE = '/mikrodata/lillkoping/2026'
const WISH = { form: 'bred', dialekt: 'internationell', andamal: 'Otrygghet efter ålder och kön' }

describe('Microdata in the browser', () => {
  let house: House
  let arvid: Client
  before(async () => {
    house = await aCountedHouse()
    arvid = await house.as('arvid')
  })
  after(() => house.close())

  /** The page of an order, when the making of its files has ended. */
  const ended = async (address: string): Promise<Page> => {
    let page = await arvid.get(address)
    while (/data-follow="(queued|running)"/.test(page.html)) page = await arvid.get(address)
    return page
  }
  const orders = () => house.deps.db.selectFrom('extracts').select('id').execute()

  it('says what the files hold and how answers are coarsened, before anything is ordered', async () => {
    const { status, words } = await arvid.get(PLACE)
    expect(status).to.equal(200)
    expect(words).to.contain('91 personer har svarat.').and.contain('delas därför av minst 5 personer').and.contain('Inget än.')
  })

  it('is ordered for a purpose, made, and listed among what one has ordered', async () => {
    const page = await ended((await arvid.post(PLACE, WISH)).address)
    expect(page.words).to.contain('Filerna är klara. De ligger kvar till 22 november 2026').and.contain(`Ändamål: ${WISH.andamal}`)
    const rows = [
      ...page.html.matchAll(/<th scope="row"><a href="([^"]+)">([^<]+)<\/a>[\s\S]*?([\d\s\u00a0]+) byte<\/td><td><code>([0-9a-f]{64})</g),
    ]
    expect(rows.map(([, , name]) => name)).to.include.members([
      'mikrodata-lillkoping-2026-kod.csv',
      'mikrodata-lillkoping-2026-oppen-lank.csv',
    ])
    for (const [, href = '', name, bytes = '', sha256] of rows) {
      const file = Buffer.from(await (await arvid.once('GET', href)).arrayBuffer())
      expect(file.length, name).to.equal(Number(bytes.replace(/\D/g, '')))
      expect(createHash('sha256').update(file).digest('hex'), name).to.equal(sha256)
    }
    expect((await arvid.get(PLACE)).words).to.contain('Bred: en rad för varje person Otrygghet efter ålder och kön')
  })

  for (const [what, typed, sentence] of [
    ['without a purpose', { ...WISH, andamal: '  ' }, 'Skriv vad svaren ska användas till, med minst 10 tecken.'],
    ['for a purpose of a word or two', { ...WISH, andamal: 'Analys' }, 'Skriv vad svaren ska användas till, med minst 10 tecken.'],
    ['in a form there is not', { ...WISH, form: 'rund' }, 'Välj om filen ska vara bred eller lång.'],
    ['uncoarsened, by an account without that right', { ...WISH, oforgrovad: 'ja' }, 'Ditt konto har inte rätt till oförgrovade svar.'],
  ] as const) {
    it(`is not ordered ${what}: the form says why, and keeps what was typed`, async () => {
      const before = await orders()
      const { status, words, html } = await arvid.post(PLACE, typed)
      expect(status).to.equal(422)
      expect(words)
        .to.match(/^Fel: /)
        .and.contain(sentence)
      expect(html).to.contain(typed.andamal.trim())
      expect(await orders()).to.deep.equal(before)
    })
  }

  it('tells every fault of an order at once', async () => {
    const { html } = await arvid.post(PLACE, {})
    expect([...html.matchAll(/id="(\w+)-fault"/g)].map(([, field]) => field)).to.deep.equal(['form', 'dialekt', 'andamal'])
  })

  it('is had uncoarsened only by an account with that right, and only as long as it has it', async () => {
    const { db } = house.deps
    expect((await arvid.get(PLACE)).html).to.not.contain('name="oforgrovad"')
    await staff.grant(db, 'arvid', 'export uncoarsened')
    expect((await arvid.get(PLACE)).html).to.contain('name="oforgrovad"')
    const page = await ended((await arvid.post(PLACE, { ...WISH, oforgrovad: 'ja' })).address)
    expect(page.words).to.contain('Oförgrovade svar. Enskilda personer kan gå att peka ut.').and.contain('Filerna är klara.')
    const [, file = ''] = /<a href="([^"]+\.csv)"/.exec(page.html) ?? []
    expect((await arvid.get(file)).status).to.equal(200)
    await staff.revoke(db, 'arvid', 'export uncoarsened')
    for (const path of [page.address, file]) expect((await arvid.get(path)).status, path).to.equal(404)
  })

  describe('when made', () => {
    let made: MadeExtract
    let path: string
    let whole: Buffer
    before(async () => {
      made = await anExtract(house)
      path = `${PLACE}/${made.id}/${made.manifest.files[0]?.name}`
      whole = Buffer.from(await (await arvid.once('GET', path)).arrayBuffer())
    })

    it('goes on where a fetching was broken off, byte for byte', async () => {
      const rest = await arvid.once('GET', path, undefined, { range: 'bytes=100-' })
      expect([rest.status, rest.headers.get('content-range')]).to.deep.equal([206, `bytes 100-${whole.length - 1}/${whole.length}`])
      expect(Buffer.from(await rest.arrayBuffer()).equals(whole.subarray(100))).to.equal(true)
    })

    it('starts from the beginning for somebody who has the beginning of another file', async () => {
      const mark = (await arvid.once('GET', path)).headers.get('etag') ?? ''
      expect(mark).to.equal(`"${made.manifest.files[0]?.sha256}"`)
      const same = await arvid.once('GET', path, undefined, { range: 'bytes=100-', 'if-range': mark })
      const other = await arvid.once('GET', path, undefined, { range: 'bytes=100-', 'if-range': '"another"' })
      expect([same.status, other.status]).to.deep.equal([206, 200])
      await Promise.all([same.arrayBuffer(), other.arrayBuffer()])
    })

    it('answers 416 with its size to somebody who has all of it', async () => {
      const beyond = await arvid.once('GET', path, undefined, { range: `bytes=${whole.length}-` })
      expect([beyond.status, beyond.headers.get('content-range')]).to.deep.equal([416, `bytes */${whole.length}`])
    })

    it('is sent unpacked, under its own name, and kept by nobody on the way', async () => {
      const { headers } = await arvid.once('GET', path, undefined, { 'accept-encoding': 'gzip' })
      expect(headers.get('content-encoding')).to.equal(null)
      expect(headers.get('content-length')).to.equal(String(whole.length))
      expect(headers.get('content-disposition')).to.match(/^attachment; filename="mikrodata-lillkoping-2026-kod\.csv"/)
      expect(headers.get('cache-control')).to.equal('no-store, no-transform')
    })

    for (const name of ['..%2F..%2Fprov.sqlite', 'manifest.json%00', 'finns-inte.csv', '__proto__']) {
      it(`gives no file but its own: ${name}`, async () => {
        expect((await arvid.get(`${PLACE}/${made.id}/${name}`)).status).to.equal(404)
      })
    }

    it("is its orderer's alone, and of its own round", async () => {
      const ada = await house.as('ada') // may order, and has not
      for (const address of [`${PLACE}/${made.id}`, path]) expect((await ada.get(address)).status, address).to.equal(404)
      expect((await arvid.get(path.replace('2026', '2025'))).status).to.equal(404)
      expect((await ada.get(PLACE)).words).to.contain('Inget än.')
    })

    it('says so when the answers have been counted anew since', async () => {
      await count(house, 'r2026')
      expect((await arvid.get(`${PLACE}/${made.id}`)).words).to.contain('Svaren har räknats om sedan filerna gjordes.')
    })

    it('is gone when its days have passed, and can be made again for the same purpose', async () => {
      await sweepExtracts(house.deps.db, new Date(house.deps.now().getTime() + EXTRACT_DAYS * 86_400_000))
      expect((await arvid.get(`${PLACE}/${made.id}`)).words).to.contain('Filerna är borttagna.')
      expect((await arvid.get(path)).status).to.equal(404)
      house.clock.now = '2026-11-15T10:01:00Z' // of two jobs at the same instant neither is the later
      await arvid.post(`${PLACE}/${made.id}`)
      const page = await ended(`${PLACE}/${made.id}`)
      expect(page.words).to.contain('Filerna är klara.').and.contain('Otrygghet efter ålder och kön')
      expect((await arvid.get(path)).status).to.equal(200)
    })
  })

  it('of a round that few answered is not made, and the page says why', async () => {
    await rounds.add(house.deps.db, aRound({ id: 'r2024', year: 2024, opensOn: '2024-09-01', closesOn: '2024-10-31' }))
    await answer(house, 'r2024', PERSONS.slice(0, 4))
    await count(house, 'r2024')
    const page = await ended((await arvid.post('/mikrodata/lillkoping/2024', WISH)).address)
    expect(page.words).to.contain('Filerna blev inte gjorda. För få har svarat för att lämna ut svar person för person.')
    expect(page.html).to.contain('Försök igen')
  })

  it('is not to be had before the round is counted, whoever asks', async () => {
    const uncounted = await aHouse()
    try {
      const { status, words } = await (await uncounted.as('arvid')).get(PLACE)
      expect(status).to.equal(404)
      expect(words).to.contain('Svaren är inte räknade än.')
    } finally {
      await uncounted.close()
    }
  })
})
