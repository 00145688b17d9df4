import { expect } from 'chai'
import { STATES } from '../../../server/domain/actions/states.ts'
import * as actions from '../../../server/store/actions.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import { anAction, HISTORIES } from '../../fixtures/actions.ts'
import type { Client } from '../../fixtures/client.ts'
import { aDialogue, anObservation } from '../../fixtures/dialogues.ts'
import { aHouse, type House } from '../../fixtures/house.ts'

const PLAN = '/atgarder/plan/lillkoping'

describe('the action plan of a kommun', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aHouse()
    sara = await house.as('sara')
    const pointedOut = anObservation({ point: { longitude: 12.05123, latitude: 57.15123 } })
    await dialogues.add(house.deps.db, aDialogue({ id: 'walk', observations: [anObservation(), pointedOut] }))
    for (const [index, state] of STATES.entries())
      await actions.add(
        house.deps.db,
        anAction({
          id: state,
          what: `Åtgärd ${state}`,
          steps: HISTORIES[state],
          dueOn: index % 2 === 0 ? '2026-09-01' : '2026-12-01',
          areaId: index < 3 ? '9901N' : null,
          observations: state === 'declined' ? ['walk.0', 'walk.1'] : [],
          responsible: index === 0 ? ['Ängsbostäder', '=HYPERLINK("http://x")'] : ['Gatuenheten'],
        }),
      )
  })
  after(() => house.close())

  const rows = (html: string) => [...html.matchAll(/href="\/atgarder\/(\w+)">Åtgärd/g)].map(([, id = '']) => id)

  it('lists every action with who answers for it, when it is due, where it stands and why', async () => {
    const page = await sara.get(PLAN)
    expect(rows(page.html)).to.have.members([...STATES])
    expect(page.words).to.contain('Så står det 15 september 2026.').and.contain('7 åtgärder')
    expect(page.words).to.contain('Avslagen 1 juni 2026 tekniska nämnden Orsak: Lamporna byttes i fjol.')
    expect(page.words).to.contain('Klar 1 augusti 2026 gatuenheten Vad det blev: Sex lampor är bytta.')
  })

  it('marks as late what should have been done and has not ended, with a sign and a word', async () => {
    expect((await sara.get(PLAN)).words.match(/Försenat/g)).to.have.length(1)
    expect(rows((await sara.get(`${PLAN}?forsenade=ja`)).html)).to.deep.equal(['proposed'])
    expect(rows((await sara.get('/atgarder')).html)).to.deep.equal(['proposed'])
  })

  it('is narrowed by who answers, state and area, in its address; an unknown word narrows nothing', async () => {
    const of = async (query: string) => rows((await sara.get(`${PLAN}?${query}`)).html)
    expect(await of('ansvarig=%C3%84ngsbost%C3%A4der')).to.deep.equal(['proposed'])
    expect(await of('lage=avslagen')).to.deep.equal(['declined'])
    expect(await of('lage=oppna')).to.have.members(['proposed', 'decided', 'begun'])
    expect(await of('omrade=9901N&lage=oppna')).to.have.members(['proposed', 'decided'])
    expect(await of('omrade=hela')).to.have.members(['begun', 'done', 'partly', 'dropped'])
    expect(await of('lage=__proto__&omrade=x&ansvarig=y&sida=-1')).to.have.members([...STATES])
  })

  it('can be taken as CSV and JSON, narrowed as on the page, formulas defused for Excel alone', async () => {
    const excel = await sara.get(`${PLAN}.csv?lage=foreslagen`)
    expect(excel.headers.get('content-type')).to.equal('text/csv; charset=utf-8')
    expect(excel.html.split('\r\n')).to.have.length(3)
    expect(excel.html).to.contain('"Ängsbostäder; =HYPERLINK(""http://x"")"').and.contain(';ja;Föreslagen;2026-05-12;')
    const international = await sara.get(`${PLAN}.csv?dialekt=internationell`)
    expect(international.html.split('\r\n')).to.have.length(2 + STATES.length)
    const json = JSON.parse((await sara.get(`${PLAN}.json`)).html)
    expect(json.rader).to.have.length(STATES.length)
    expect(json.rader.find(({ id }: { id: string }) => id === 'declined')).to.include({
      beslut: 'Avslagen',
      beslut_ord: 'Lamporna byttes i fjol.',
      omrade: 'Norr',
    })
    expect((await sara.get(`${PLAN}.csv?dialekt=x`)).status).to.equal(400)
  })

  it('can be taken as GeoJSON, an action at the place of what it answers to, exact for those who work with it', async () => {
    const file = await sara.get(`${PLAN}.geojson`)
    expect(file.headers.get('content-type')).to.equal('application/geo+json; charset=utf-8')
    const { features } = JSON.parse(file.html)
    expect(features).to.have.length(STATES.length)
    const placed = features.filter(({ geometry }: { geometry: unknown }) => geometry !== null)
    expect(
      placed.map(({ geometry, properties }: { geometry: { coordinates: unknown }; properties: { id: string } }) => [
        properties.id,
        geometry.coordinates,
      ]),
    ).to.deep.equal([['declined', [12.05123, 57.15123]]])
    expect((await sara.get('/logg?vad=hamtat')).words).to.contain('geojson')
  })

  it('can be taken by everybody, what residents are shown of it, at squares of a hundred metres', async () => {
    const { db } = house.deps
    await actions.add(db, anAction({ id: 'dold', what: 'Visas inte', shown: false, observations: ['walk.1'] }))
    const home = '/ni-sa-vi-gor/lillkoping'
    const anybody = house.visitor()
    expect((await anybody.get(home)).html).to.contain(`href="${home}/atgarder.geojson"`)
    for (const ending of ['.csv', '.csv?dialekt=internationell', '.json', '.geojson']) {
      const { html, status } = await anybody.get(`${home}/atgarder${ending}`)
      expect(status).to.equal(200)
      expect(html)
        .to.contain('Lamporna byttes i fjol.')
        .and.not.contain('Visas inte')
        .and.not.contain('12.05123')
        .and.not.contain('12,05123')
    }
    const { features } = JSON.parse((await anybody.get(`${home}/atgarder.geojson`)).html)
    const [place] = features.filter(({ geometry }: { geometry: unknown }) => geometry !== null)
    expect(Math.abs(place.geometry.coordinates[1] - 57.15123)).to.be.within(0.000001, 0.001)
    expect(place.properties).to.not.have.any.keys('visas', 'observationer')
    expect((await anybody.get('/ni-sa-vi-gor/ingenstans/atgarder.csv')).status).to.equal(404)
    await actions.remove(db, 'dold')
  })

  it('is a hundred actions a page', async () => {
    const { db } = house.deps
    for (let n = 0; n < 120; n++) await actions.add(db, anAction({ id: `granby${n}`, kommunId: '9902', areaId: '9902A' }))
    const greta = await house.as('greta')
    const first = await greta.get('/atgarder/plan/granby')
    expect(first.words).to.contain('120 åtgärder').and.contain('Nästa')
    const second = await greta.get('/atgarder/plan/granby?sida=2')
    expect(second.html.match(/<th scope="row">/g)).to.have.length(20)
    expect(second.html).to.contain('href="/atgarder/plan/granby">Föregående')
    expect((await greta.get('/atgarder/plan/granby.csv')).html.split('\r\n')).to.have.length(122)
  })
})
