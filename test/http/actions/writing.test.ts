import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { fromRoot } from '../../../server/root.ts'
import * as actions from '../../../server/store/actions.ts'
import * as areas from '../../../server/store/areas.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import { anAction, HISTORIES } from '../../fixtures/actions.ts'
import type { Client } from '../../fixtures/client.ts'
import { aDialogue, anObservation } from '../../fixtures/dialogues.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { untouched } from '../../fixtures/untouched.ts'
import { expectEveryFaultLinked } from '../dialogues/filled.ts'
import { FILLED, ID } from './filled.ts'

describe('writing down an action', () => {
  let house: House
  let sara: Client
  const saved = (id = ID) => actions.get(house.deps.db, id)
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
    const observations = [anObservation({ suggestion: 'Fler korgar' }), anObservation({ themes: ['stold'], said: 'Cyklar stjäls.' })]
    await dialogues.add(house.deps.db, aDialogue({ id: 'vandring', observations }))
    await dialogues.add(house.deps.db, aDialogue({ id: 'torg', place: 'Sjön', observations: [anObservation()] }))
  })
  afterEach(() => house.close())

  it('is kept as proposed, shown with everything in it, and told in the audit trail', async () => {
    const page = await sara.post('/atgarder/ny', FILLED)
    expect(page.address).to.equal(`/atgarder/${ID}`)
    for (const words of [
      'Byt lamporna i gångtunneln',
      'Gångtunneln, Norr',
      'Gatuenheten, Polisen',
      'senast 1 december 2026',
      'Föreslagen 12 maj 2026, boende på vandringen',
    ])
      expect(page.words).to.contain(words)
    expect(await saved()).to.deep.include({ responsible: ['Gatuenheten', 'Polisen'], rehearsal: false, version: 1, shown: true })
    const [entry] = await house.deps.db
      .selectFrom('audit')
      .select(['what', 'details'])
      .orderBy('seq', 'desc')
      .where('what', '=', 'wrote action')
      .execute()
    expect(JSON.parse(entry?.details ?? '')).to.deep.equal({ action: ID })
  })

  it('begins from what was said and suggested in a dialogue, and is found again there', async () => {
    const dialogue = await sara.get('/dialoger/vandring')
    const [, link = ''] = /href="(\/atgarder\/ny\?[^"]*observation=vandring\.0)"/.exec(dialogue.html.replaceAll('&amp;', '&')) ?? []
    const page = await sara.get(link)
    expect(page.html).to.contain('value="Fler korgar"').and.contain('value="Stortorget"').and.contain('value="2026-05-12"')
    expect(page.html).to.match(/name="bygger-vandring\.0" value="ja" checked/)
    await sara.post('/atgarder/ny', { ...FILLED, dialoger: 'vandring', 'bygger-vandring.0': 'ja', 'bygger-vandring.1': 'ja' })
    expect(await saved()).to.deep.include({ observations: ['vandring.0', 'vandring.1'] })
    expect((await sara.get('/dialoger/vandring')).words).to.contain('Byt lamporna i gångtunneln Föreslagen')
    expect((await sara.get('/atgarder/plan/lillkoping?dialog=vandring')).words)
      .to.contain('1 åtgärd')
      .and.contain('Byt lamporna')
    expect((await sara.get('/atgarder/plan/lillkoping?dialog=torg')).words).to.contain('Inga åtgärder är inskrivna än')
  })

  it('can answer to what was said in several dialogues, one shown at a time without losing a word', async () => {
    const page = await sara.post('/atgarder/ny', {
      ...FILLED,
      plats: '',
      dialoger: 'vandring',
      'bygger-vandring.1': 'ja',
      dialog: 'torg',
      gor: 'dialog',
    })
    expect(page.status).to.equal(200)
    expect(page.html)
      .to.contain('name="dialoger" value="vandring torg"')
      .and.match(/name="bygger-vandring\.1" value="ja" checked/)
    await sara.post('/atgarder/ny', { ...FILLED, dialoger: 'vandring torg', 'bygger-vandring.1': 'ja', 'bygger-torg.0': 'ja' })
    expect(await saved()).to.deep.include({ observations: ['torg.0', 'vandring.1'] })
  })

  it('answers to nothing that was said in another kommun, or that did not stand in the form', async () => {
    await dialogues.add(house.deps.db, aDialogue({ id: 'granne', kommunId: '9902', areaId: '9902A', observations: [anObservation()] }))
    const page = await sara.post('/atgarder/ny', {
      ...FILLED,
      dialoger: 'granne',
      dialog: 'granne',
      'bygger-granne.0': 'ja',
      'bygger-torg.0': 'ja',
    })
    expect(page.status).to.equal(200)
    expect(await saved()).to.deep.include({ observations: [] })
  })

  it('is refused with 422, every fault linked and everything kept', async () => {
    const page = await sara.post('/atgarder/ny', {
      ...FILLED,
      vad: '',
      ansvariga: '',
      senast: 'i vår',
      datum: '2027-01-01',
      'bygger-torg.0': 'ja',
      dialoger: 'torg',
    })
    expect(page.status).to.equal(422)
    expectEveryFaultLinked(page)
    expect(page.html)
      .to.contain('value="Gångtunneln"')
      .and.contain('value="i vår"')
      .and.match(/name="bygger-torg\.0" value="ja" checked/)
    expect(await saved()).to.equal(undefined)
  })

  it('keeps ten thousand signs that do not fit in any of its fields, and says how many do', async () => {
    const long = `${'Åäö '.repeat(2_499)}slut`
    const page = await sara.post('/atgarder/ny', { ...FILLED, vad: long, plats: long, ansvariga: long, vem: long })
    expect(page.status).to.equal(422)
    expectEveryFaultLinked(page)
    for (const words of ['högst 300 tecken', 'högst 200 tecken', 'högst 1 000 tecken', 'högst 100 tecken', 'du har skrivit 10 000'])
      expect(page.words).to.contain(words)
    expect(page.html.split(long)).to.have.length(1 + 4)
    expect(await saved()).to.equal(undefined)
  })

  it('sent twice is kept once, and sent again with other words is asked about', async () => {
    await sara.post('/atgarder/ny', FILLED)
    expect((await sara.post('/atgarder/ny', FILLED)).address).to.equal(`/atgarder/${ID}`)
    const page = await sara.post('/atgarder/ny', { ...FILLED, plats: 'Sjön' })
    expect(page.status).to.equal(409)
    expect(page.words).to.contain('Åtgärden är redan sparad')
    expect(await saved()).to.deep.include({ place: 'Gångtunneln', version: 1 })
  })

  it('keeps naughty strings just as they were typed, and shows them as words', async () => {
    const naughty: readonly string[] = JSON.parse(readFileSync(fromRoot('test', 'fixtures', 'robust', 'blns.json'), 'utf8'))
    const strings = naughty.map((words) => words.replace(/\s+/g, ' ').trim()).filter((words) => words !== '' && words.length <= 100)
    for (const [index, words] of strings.entries()) {
      const id = ID.slice(0, -3) + String(index).padStart(3, '0')
      const page = await sara.post('/atgarder/ny', { ...FILLED, id, vad: words, plats: words, ansvariga: words, vem: words })
      expect(page.address, words).to.equal(`/atgarder/${id}`)
      expect(page.html).to.not.match(/<script(?![^>]*\ssrc="\/static)|<img|<iframe|<style|<object/i)
      expect(await saved(id), words).to.deep.include({ what: words, responsible: [words] })
    }
  })
})

describe('changing an action', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
    await sara.post('/atgarder/ny', FILLED)
  })
  afterEach(() => house.close())

  it('begins with everything that was saved, and tells the second of two editors, whose text is kept', async () => {
    const page = await sara.get(`/atgarder/${ID}/andra`)
    expect(page.html).to.contain('value="Gångtunneln"').and.contain('Gatuenheten\nPolisen').and.contain('value="2026-12-01"')
    await sara.post(`/atgarder/${ID}/andra`, { ...FILLED, version: '1', plats: 'Saras plats' })
    const klara = await house.as('klara')
    const second = await klara.post(`/atgarder/${ID}/andra`, { ...FILLED, version: '1', plats: 'Klaras plats' })
    expect(second.status).to.equal(409)
    expect(second.words).to.contain('Någon annan har ändrat åtgärden medan du skrev')
    expect(second.html).to.contain('value="Klaras plats"').and.contain('name="version" value="2"')
    expect(await actions.get(house.deps.db, ID)).to.deep.include({ place: 'Saras plats', version: 2 })
  })

  it('loses nothing when it is saved untouched, its theme and area being gone since', async () => {
    const { db } = house.deps
    await areas.write(db, [
      {
        ...{ id: '9901X', parentId: '9901', level: 'area', name: 'Före detta', slug: null, outline: null },
        validFrom: 2010,
        validTo: 2015,
      },
    ])
    await dialogues.add(db, aDialogue({ id: 'vandring', observations: [anObservation(), anObservation()] }))
    const before = anAction({ id: 'aldre', areaId: '9901X', theme: 'forr_i_tiden', observations: ['vandring.1'], steps: HISTORIES.begun })
    await actions.add(db, before)
    const page = await sara.get('/atgarder/aldre/andra')
    await sara.post('/atgarder/aldre/andra', { ...untouched(page, '/atgarder/aldre/andra'), gor: 'spara' })
    expect(await actions.get(db, 'aldre')).to.deep.equal({ ...before, version: 2 })
  })

  it('asks once before removing it, and then it is gone', async () => {
    expect((await sara.get(`/atgarder/${ID}/ta-bort`)).words).to.contain('Det går inte att ångra')
    expect((await sara.post(`/atgarder/${ID}/ta-bort`)).words).to.contain('Åtgärden är borttagen.')
    expect((await sara.get(`/atgarder/${ID}`)).status).to.equal(404)
  })
})
