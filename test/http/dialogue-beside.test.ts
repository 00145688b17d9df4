import { expect } from 'chai'
import * as areas from '../../server/store/areas.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import type { House } from '../fixtures/house.ts'

const AT = '/lagesbild/lillkoping/2026/dialog'

describe('the dialogue beside the survey', () => {
  let house: House
  let arvid: Client
  before(async () => {
    house = await aCountedHouse()
    house.clock.now = '2026-12-16T10:00:00Z'
    arvid = await house.as('arvid')
    const { db } = house.deps
    const night = { severity: 3, timeOfDay: 'natt', place: 'Bron', suggestion: 'Ordningsvakter på plats' } as const
    for (const [n, heldOn] of ['2026-12-07', '2026-12-14'].entries())
      await dialogues.add(
        db,
        aDialogue({
          id: `est${n}`,
          form: 'est',
          heldOn,
          areaId: '9901S',
          observations: [anObservation({ ...night, themes: ['stold'], times: n + 2 })],
        }),
      )
    await dialogues.add(
      db,
      aDialogue({ id: 'tips', form: 'tips', areaId: '9901N', heldOn: '2026-05-01', observations: [anObservation({ themes: ['trafik'] })] }),
    )
  })
  after(() => house.close())

  it('is reached from the lägesbild, and tells each area’s themes with occasions and voices beside the survey’s shares', async () => {
    expect((await arvid.get('/lagesbild/lillkoping/2026')).html).to.contain(`href="${AT}"`)
    const page = await arvid.get(AT)
    expect(page.words).to.match(/Teman som nämnts om Norr .*Trafik 2 2 invånare Bilar kör för fort : \d+ %/)
    expect(page.words).to.contain('Dialogen räknas i antal och enkäten i andelar')
  })

  it('stands on the area’s own page too, with occasions, voices and who was not heard', async () => {
    const norr = await arvid.get('/lagesbild/lillkoping/2026/omrade/9901N')
    expect(norr.words).to.match(/Trafik Bilar kör för fort ?: \d+ % [^A-ZÅÄÖ]*2 2 invånare/)
    expect(norr.words).to.contain('under 2026: 2. Inte hörda för sig: verksamheter, personal.')
    const on = await arvid.get('/lagesbild/lillkoping/2026/omrade/9901O')
    expect(on.words).to.contain('under 2026: 0. Inte hörda för sig: invånare, verksamheter, personal.')
  })

  it('gives no per cent of anything that was said', async () => {
    const area = await arvid.get('/lagesbild/lillkoping/2026/omrade/9901N')
    for (const html of [(await arvid.get(AT)).html, area.html.slice(area.html.indexOf('id="teman"'))])
      for (const [, cell = ''] of html.matchAll(/<td class="number">([^<]*)<\/td>/g)) expect(cell).to.not.contain('%')
  })

  it('tells what units reported in the last four weeks, week by week, by time of day and place, and what was done', async () => {
    const page = await arvid.get(AT)
    expect(page.words).to.contain('Rapporter 23 november 2026 – 16 december 2026: 2.')
    expect(page.words).to.contain('Tema Vecka 48 Vecka 49 Vecka 50 Vecka 51 Oftast vid Stöld 0 0 2 3 Bron')
    expect(page.words).to.contain('Morgon Dag Kväll Natt Inte sagt Stöld 0 0 0 5 0')
    expect(page.words).to.contain('14 december 2026, Söder (Stöld): Ordningsvakter på plats')
  })

  it('says which voices were not heard about which areas', async () => {
    const page = await arvid.get(AT)
    expect(page.words).to.contain('Söder 2 invånare, verksamheter').and.contain('Ön 0 invånare, verksamheter, personal')
  })

  it('loses nothing of what was said about a theme that the survey does not have, or an area that the year does not have', async () => {
    const { db } = house.deps
    await areas.write(db, [
      {
        ...{ id: '9901X', parentId: '9901', level: 'area', name: 'Före detta', slug: null, outline: null },
        validFrom: 2010,
        validTo: 2015,
      },
    ])
    const said = { heldOn: '2026-06-01', form: 'tips', observations: [anObservation({ themes: ['buller'] })] } as const
    await dialogues.add(db, aDialogue({ ...said, id: 'borta', areaId: '9901X' }))
    await dialogues.add(db, aDialogue({ ...said, id: 'buller', areaId: '9901N' }))
    const page = await arvid.get(AT)
    expect(page.words)
      .to.contain('Teman som nämnts om Före detta')
      .and.match(/buller 1 1 invånare/)
    expect(page.html).to.not.contain('/omrade/9901X')
    expect((await arvid.get('/lagesbild/lillkoping/2026/omrade/9901N')).words).to.contain('buller – 1 1 invånare')
    expect((await arvid.get('/lagesbild/lillkoping/2026')).words).to.match(/buller 2 2/)
  })

  it('is a neighbour kommun’s 404', async () => {
    expect((await (await house.as('greta')).get(AT)).status).to.equal(404)
  })
})
