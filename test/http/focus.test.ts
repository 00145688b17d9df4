import { expect } from 'chai'
import * as audit from '../../server/store/audit.ts'
import * as focus from '../../server/store/focus.ts'
import * as rounds from '../../server/store/rounds.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { aRound } from '../fixtures/rounds.ts'
import { rowCalled } from '../fixtures/row.ts'

const COMING = aRound({ id: 'r2027', year: 2027, opensOn: '2027-09-01', closesOn: '2027-10-31', resultsOn: '2028-01-15' })
const PATH = '/omgangar/r2027/fokus'

describe('the focus indicators of a round', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aCountedHouse()
    await rounds.add(house.deps.db, COMING)
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  /** Sends the form with these questions ticked. */
  const choose = (client: Client, ...ids: readonly string[]) =>
    client.once('POST', PATH, new URLSearchParams(ids.map((id): [string, string] => ['fokus', id])))
  const declared = () => focus.ofRound(house.deps.db, 'r2027')

  it('are found from the round, and told what each can show with last year’s answers', async () => {
    expect((await sara.get('/omgangar/r2027')).html).to.contain(`href="${PATH}"`)
    const { words, html } = await sara.get(PATH)
    expect(words).to.contain('Välj högst 8 innan omgången öppnar 1 september 2027.').and.contain('Förra svaren (2026)')
    expect(words).to.match(/lika många svar och 8 fokusfrågor/)
    expect(html).to.contain('name="fokus" value="otrygg_kvall"').and.not.contain('value="kon"')
  })

  it('stand beside the group means, which are tested whatever is chosen, with what they can show', async () => {
    const { words, html } = await sara.get(PATH)
    expect(words).to.contain('Förra medelpoängen (2026)')
    expect(rowCalled('Problem i utemiljön, medel 0–6', html)).to.match(/medel 0–6 \d,\d ingen Norr: \d,\d poäng 2 av 3$/)
  })

  it('are kept as chosen, told in the trail, and counted with when the page is seen again', async () => {
    const answer = await choose(sara, 'tillit', 'otrygg_kvall')
    expect([answer.status, answer.headers.get('location')]).to.deep.equal([303, PATH])
    expect(await declared()).to.have.members(['tillit', 'otrygg_kvall'])
    const [entry] = await audit.list(house.deps.db, { kommunIds: ['9901'], nobodys: false }, 1)
    expect(entry?.event).to.deep.include({ what: 'declared focus' })
    const { html, words } = await sara.get(PATH)
    expect(html).to.match(/value="tillit" checked/)
    expect(words).to.contain('och 2 fokusfrågor')
    expect((await sara.get('/logg')).words).to.match(/Valde fokusfrågor 2027: ”[^”]+”, ”[^”]+”/)
  })

  it('can be taken back while the round has not opened', async () => {
    await choose(sara, 'tillit')
    await choose(sara)
    expect(await declared()).to.deep.equal([])
  })

  it('are refused with every fault, nothing forgotten, when one cannot be', async () => {
    await choose(sara, 'tillit')
    const response = await choose(sara, 'otrygg_kvall', 'kon', 'hittepa')
    const html = await response.text()
    expect(response.status).to.equal(422)
    expect(html).to.contain('<title>Fel: Fokusfrågor').and.contain('”kon” har inget mått').and.contain('”hittepa” finns inte')
    expect(html).to.match(/value="otrygg_kvall" checked/)
    expect(await declared()).to.deep.equal(['tillit'])
  })

  it('are locked from the day the round opens, and say so', async () => {
    await choose(sara, 'tillit')
    house.clock.now = '2027-09-01T00:30:00+02:00'
    const later = await house.as('sara')
    const refused = await choose(later, 'otrygg_kvall')
    expect(refused.status).to.equal(409)
    expect(await declared()).to.deep.equal(['tillit'])
    const { words, html } = await later.get(PATH)
    expect(words).to.contain('Valet är låst sedan 1 september 2027')
    expect(html).not.to.contain('<button>Spara').and.not.contain('type="checkbox"')
    expect(html).not.to.contain('Otrygg')
  })

  it('are for the samordnare and the administratör to choose, and for the others to read', async () => {
    await choose(sara, 'tillit')
    const klara = await house.as('klara')
    expect((await choose(klara, 'otrygg_kvall')).status).to.equal(404)
    const { html, words } = await klara.get(PATH)
    expect(html).not.to.contain('type="checkbox"')
    expect(words).to.contain('Samordnaren eller administratören väljer.')
    expect(await declared()).to.deep.equal(['tillit'])
    expect((await (await house.as('greta')).get(PATH)).status).to.equal(404)
  })

  it('promise nothing of areas whose figures are hidden', async () => {
    const { html } = await sara.get(PATH)
    expect(html).to.contain('<td>Norr: ').and.not.contain('Ön: ')
    expect(html).to.contain('<td class="number">2 av 3</td>')
  })
})
