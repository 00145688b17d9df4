import { expect } from 'chai'
import * as actions from '../../../server/store/actions.ts'
import type { Client } from '../../fixtures/client.ts'
import { formsOf } from '../../fixtures/crawl.ts'
import { aHouse, type House } from '../../fixtures/house.ts'

const HERE = '/atgarder/inlasning/lillkoping'
const LIST = 'Vad gjordes;Var någonstans;Ansvarig;Status\nByt lampor;Tunneln;Gatan;Fixat\nKlipp häcken;Parken;Parken;Pågår'

describe('reading in an older list of actions', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())
  const kept = () => actions.list(house.deps.db, { kommunIds: ['9901'] }, 'due', { most: 10, after: 0 })

  it('shows how the file is understood, lets columns and words be said, and reads in all of it', async () => {
    const first = await sara.upload(HERE, { fil: ['lista.csv', LIST] })
    expect(first.status).to.equal(422)
    expect(first.words).to.contain('Välj kolumnen för ”Vad som ska göras”.').and.contain('”Fixat” betyder')
    const form = formsOf({ address: HERE, status: first.status, body: first.html }).find(({ fields }) => 'text' in fields)
    const mapped = { ...form?.fields, text: LIST, 'kolumn-what': 'Vad gjordes', 'kolumn-place': 'Var någonstans', 'lage-0': 'klar' }
    const preview = await sara.post(HERE, { ...mapped, gor: 'granska' })
    expect(preview.status).to.equal(200)
    expect(preview.words)
      .to.contain('Åtgärder i listan: 2. Här visas 2.')
      .and.contain('Avslutade åtgärder utan orsak eller resultat i listan: 1.')
    expect(await kept()).to.deep.equal([])

    expect((await sara.post(HERE, { ...mapped, gor: 'las' })).address).to.equal('/atgarder/plan/lillkoping')
    await sara.post(HERE, { ...mapped, gor: 'las' })
    const found = await kept()
    expect(found.map(({ what, steps, shown }) => [what, steps.at(-1)?.to, shown])).to.deep.equal([
      ['Klipp häcken', 'begun', false],
      ['Byt lampor', 'done', false],
    ])
    const told = await house.deps.db.selectFrom('audit').select('details').where('what', '=', 'imported actions').execute()
    expect(told.map(({ details }) => JSON.parse(details))).to.deep.equal([{ actions: 2 }])
  })

  it('reads in nothing of a list with a fault in it, whatever is pressed', async () => {
    const text = 'vad;plats;ansvarig;status\nByt;Här;Gatan;klar\n;Här;Gatan;klar'
    const columns = { 'kolumn-what': 'vad', 'kolumn-place': 'plats', 'kolumn-responsible': 'ansvarig', 'kolumn-state': 'status' }
    const page = await sara.post(HERE, { text, ...columns, gor: 'las' })
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('rad 3: ”Vad som ska göras” är tom.')
    expect(page.html).to.not.contain('value="las"')
    expect(await kept()).to.deep.equal([])
  })

  it('refuses what is no list: nothing, something too large, and what is not UTF-8', async () => {
    expect((await sara.upload(HERE, {})).words).to.contain('Välj filen med åtgärder.')
    expect((await sara.upload(HERE, { fil: ['stor.csv', 'vad\n'.padEnd(90_000, 'x')] })).words).to.contain('större än 80 kB')
    expect((await sara.upload(HERE, { fil: ['latin.csv', new Uint8Array([118, 97, 100, 10, 0xe5])] })).words).to.contain('inte är UTF-8')
    expect((await sara.post(HERE, { text: '<script>alert(1)</script>' })).html).to.not.contain('<script>alert')
  })
})
