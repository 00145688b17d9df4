import { expect } from 'chai'
import * as areas from '../../../server/store/areas.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import type { Client } from '../../fixtures/client.ts'
import { aDialogue, anObservation, unnumbered } from '../../fixtures/dialogues.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { untouched } from '../../fixtures/untouched.ts'
import { expectEveryFaultLinked, FILLED, ID } from './filled.ts'

describe('changing a dialogue', () => {
  let house: House
  let sara: Client
  const saved = () => dialogues.get(house.deps.db, ID)
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
    await dialogues.add(
      house.deps.db,
      aDialogue({ id: ID, observations: [anObservation({ said: 'Först\noch sedan' }), anObservation({ themes: ['stold'] })] }),
    )
  })
  afterEach(() => house.close())

  it('begins with everything that was saved', async () => {
    const page = await sara.get(`/dialoger/${ID}/andra`)
    expect(page.html).to.contain('value="Stortorget"').and.contain('Först\noch sedan').and.contain('name="rader" value="2"')
    expect(page.html).to.match(/name="tema-2-stold" value="1" checked/)
  })

  it('replaces what was there, a row left blank being taken away', async () => {
    const page = await sara.post(`/dialoger/${ID}/andra`, { ...FILLED, version: '1', plats: 'Sjön' })
    expect(page.address).to.equal(`/dialoger/${ID}`)
    expect(page.words).to.contain('Sjön')
    expect(await saved()).to.deep.include({ place: 'Sjön', version: 2, kommunId: '9901', form: 'medborgardialog' })
    expect((await saved())?.observations).to.have.length(1)
  })

  it('keeps what an observation is known by when one before it is taken away', async () => {
    const rows = {
      'tema-1-nedskrapning': '',
      'allvar-1': '',
      'sagt-1': '',
      'forslag-1': '',
      'observation-1': `${ID}.0`,
      'tema-2-stold': '1',
      'allvar-2': '2',
      'sagt-2': 'Cyklar',
      'observation-2': `${ID}.1`,
    }
    expect((await sara.get(`/dialoger/${ID}/andra`)).html).to.contain(`name="observation-2" value="${ID}.1"`)
    await sara.post(`/dialoger/${ID}/andra`, { ...FILLED, version: '1', ...rows })
    expect((await saved())?.observations.map(({ id }) => id)).to.deep.equal([`${ID}.1`])
  })

  it('tells the second of two editors, who keeps the text and may save it knowingly', async () => {
    await sara.post(`/dialoger/${ID}/andra`, { ...FILLED, version: '1', plats: 'Saras plats' })
    const klara = await house.as('klara')
    const page = await klara.post(`/dialoger/${ID}/andra`, { ...FILLED, version: '1', plats: 'Klaras plats' })
    expect(page.status).to.equal(409)
    expect(page.words).to.contain('Någon annan har ändrat dialogen medan du skrev')
    expect(page.html).to.contain('value="Klaras plats"').and.contain('name="version" value="2"')
    expect((await saved())?.place).to.equal('Saras plats')
    await klara.post(`/dialoger/${ID}/andra`, { ...FILLED, version: '2', plats: 'Klaras plats' })
    expect(await saved()).to.deep.include({ place: 'Klaras plats', version: 3 })
  })

  it('remembers the version it began from through one more row and through faults', async () => {
    await sara.post(`/dialoger/${ID}/andra`, { ...FILLED, version: '1', plats: 'Saras plats' })
    for (const changed of [{ gor: 'rad' }, { plats: '' }]) {
      const page = await sara.post(`/dialoger/${ID}/andra`, { ...FILLED, version: '1', ...changed })
      expect(page.html).to.contain('name="version" value="1"')
    }
  })

  it('loses nothing when it is saved untouched: not a theme that the survey no longer has, nor an area that is gone', async () => {
    const point = { longitude: 12.05123, latitude: 57.15123 }
    const full = anObservation({
      ...{ themes: ['trafik', 'forr_i_tiden'], severity: 0, said: 'Rad ett\n<b>”Rad två”</b> & mer', suggestion: "O'Hara" },
      ...{ place: 'Bron', point, reasons: ['ljus', 'liv'], timeOfDay: 'natt', times: 7 },
    })
    await areas.write(house.deps.db, [
      {
        ...{ id: '9901X', parentId: '9901', level: 'area', name: 'Före detta', slug: null, outline: null },
        validFrom: 2010,
        validTo: 2015,
      },
    ])
    const erased = anObservation({ said: '', themes: ['forr_i_tiden'] })
    const before = aDialogue({ id: 'aldre', areaId: '9901X', observations: [full, erased] })
    await dialogues.add(house.deps.db, before)
    const page = await sara.get('/dialoger/aldre/andra')
    expect(page.words).to.contain('forr_i_tiden').and.contain('Före detta')
    const saved = await sara.post('/dialoger/aldre/andra', { ...untouched(page, '/dialoger/aldre/andra'), gor: 'spara' })
    expect(saved.address, saved.words).to.equal('/dialoger/aldre')
    expect(unnumbered(await dialogues.get(house.deps.db, 'aldre'))).to.deep.equal({ ...before, version: 2 })
  })

  it('lets nobody else choose what is gone', async () => {
    const page = await sara.post(`/dialoger/${ID}/andra`, {
      ...FILLED,
      version: '1',
      omrade: '9901X',
      'tema-1-nedskrapning': '',
      'tema-1-forr_i_tiden': '1',
    })
    expect(page.status).to.equal(422)
    expectEveryFaultLinked(page)
  })

  it('is refused with 422 and everything kept', async () => {
    const page = await sara.post(`/dialoger/${ID}/andra`, { ...FILLED, version: '1', antal: '0' })
    expect(page.status).to.equal(422)
    expectEveryFaultLinked(page)
    expect((await saved())?.version).to.equal(1)
  })

  it('asks once before removing it, says what is lost, and then it is gone', async () => {
    const asked = await sara.get(`/dialoger/${ID}/ta-bort`)
    expect(asked.words).to.contain('Dialogen och 2 observationer försvinner ur listan, lägesbilden och underlaget. Det går inte att ångra.')
    expect(await saved()).to.not.equal(undefined)
    const page = await sara.post(`/dialoger/${ID}/ta-bort`)
    expect(page.words).to.contain('Dialogen är borttagen.')
    expect((await sara.get(`/dialoger/${ID}`)).status).to.equal(404)
  })
})
