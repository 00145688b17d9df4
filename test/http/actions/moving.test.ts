import { expect } from 'chai'
import * as actions from '../../../server/store/actions.ts'
import { anAction, HISTORIES } from '../../fixtures/actions.ts'
import type { Client } from '../../fixtures/client.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { expectEveryFaultLinked } from '../dialogues/filled.ts'
import { ID, STEP } from './filled.ts'

describe('moving an action', () => {
  let house: House
  let sara: Client
  const saved = () => actions.get(house.deps.db, ID)
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
    await actions.add(house.deps.db, anAction({ id: ID }))
  })
  afterEach(() => house.close())

  it('adds to its history who decided what and when, and offers only what can come next', async () => {
    const page = await sara.post(`/atgarder/${ID}/steg`, STEP)
    expect(page.address).to.equal(`/atgarder/${ID}`)
    expect(page.words).to.contain('Beslutad 1 juni 2026, tekniska nämnden.').and.contain('Föreslagen 12 maj 2026')
    for (const words of ['Påbörja', 'Sätt som klar', 'Sätt som ej genomförd']) expect(page.html).to.contain(`>${words}</option>`)
    expect(page.html).to.not.contain('>Avslå</option>')
    const [entry] = await house.deps.db.selectFrom('audit').select('details').where('what', '=', 'moved action').execute()
    expect(JSON.parse(entry?.details ?? '')).to.deep.equal({ action: ID, to: 'decided' })
  })

  it('asks why when it is a no, and what came of it when it is done, keeping what was typed', async () => {
    const declined = await sara.post(`/atgarder/${ID}/steg`, { ...STEP, till: 'avslagen' })
    expect(declined.status).to.equal(422)
    expectEveryFaultLinked(declined)
    expect(declined.words).to.contain('Skriv varför.')
    expect(declined.html)
      .to.contain('value="tekniska nämnden"')
      .and.match(/value="avslagen" selected/)
    await sara.post(`/atgarder/${ID}/steg`, STEP)
    const done = await sara.post(`/atgarder/${ID}/steg`, { ...STEP, version: '2', sedda: '2', till: 'klar' })
    expect(done.words).to.contain('Skriv vad det blev')
    expect((await saved())?.steps).to.have.length(2)
  })

  it('keeps ten thousand signs that do not fit, in a step and in its effect, and says how many do', async () => {
    const long = `${'Åäö '.repeat(2_499)}slut`
    const step = await sara.post(`/atgarder/${ID}/steg`, { ...STEP, till: 'avslagen', ord: long })
    expect(step.status).to.equal(422)
    await sara.post(`/atgarder/${ID}/steg`, { ...STEP, till: 'avslagen', ord: 'Marken är såld.' })
    const effect = await sara.post(`/atgarder/${ID}/effekt`, { version: '2', sedda: '2', effekt: long })
    expect(effect.status).to.equal(422)
    for (const page of [step, effect]) {
      expectEveryFaultLinked(page)
      expect(page.words).to.contain('högst 1 000 tecken')
      expect(page.html).to.contain(long)
    }
    expect((await saved())?.effect).to.equal(null)
  })

  it('by two people at once tells the second what happened, writes nothing over, and keeps their words', async () => {
    const klara = await house.as('klara')
    await sara.post(`/atgarder/${ID}/steg`, { ...STEP, till: 'avslagen', ord: 'Tunneln rivs i höst.' })
    const page = await klara.post(`/atgarder/${ID}/steg`, { ...STEP, vem: 'polisen', ord: 'Vi lånar ut lampor.' })
    expect(page.status).to.equal(409)
    expect(page.words).to.contain('Någon annan hann före dig')
    expect(page.words).to.contain('Avslagen 1 juni 2026, tekniska nämnden. Orsak: Tunneln rivs i höst.')
    expect(page.html).to.contain('Vi lånar ut lampor.').and.contain('value="polisen"').and.contain('name="version" value="2"')
    expect((await saved())?.steps.map(({ to }) => to)).to.deep.equal(['proposed', 'declined'])
    const again = await klara.post(`/atgarder/${ID}/steg`, {
      ...STEP,
      version: '2',
      sedda: '2',
      till: 'foreslagen',
      ord: 'Vi lånar ut lampor.',
    })
    expect(again.status).to.equal(200)
    expect((await saved())?.steps.at(-1)).to.deep.include({ to: 'proposed', words: 'Vi lånar ut lampor.' })
  })

  it('at the very same moment lets one of them through', async () => {
    const klara = await house.as('klara')
    const outcomes = await Promise.all([
      sara.post(`/atgarder/${ID}/steg`, STEP),
      klara.post(`/atgarder/${ID}/steg`, { ...STEP, vem: 'polisen' }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).to.deep.equal([200, 409])
    expect((await saved())?.steps).to.have.length(2)
  })

  it('notes what came of it once it has ended, and the late one of two is told', async () => {
    await actions.add(house.deps.db, anAction({ id: 'klar', steps: HISTORIES.done }))
    expect((await sara.get(`/atgarder/${ID}`)).html).to.not.contain('name="effekt"')
    const page = await sara.post('/atgarder/klar/effekt', { version: '1', sedda: '3', effekt: 'Fler går här.' })
    expect(page.words).to.contain('Fler går här. (antecknat 15 september 2026)')
    const late = await sara.post('/atgarder/klar/effekt', { version: '1', sedda: '3', effekt: 'Ingen skillnad.' })
    expect(late.status).to.equal(409)
    expect(late.html).to.contain('Ingen skillnad.')
    expect((await actions.get(house.deps.db, 'klar'))?.effect).to.deep.equal({ on: '2026-09-15', words: 'Fler går här.' })
  })

  it('cannot be done by somebody who only reads, who sees where it stands', async () => {
    const arvid = await house.as('arvid')
    expect((await arvid.post(`/atgarder/${ID}/steg`, STEP)).status).to.equal(404)
    const page = await arvid.get(`/atgarder/${ID}`)
    expect(page.words).to.contain('Föreslagen 12 maj 2026').and.not.contain('Nästa steg')
  })
})
