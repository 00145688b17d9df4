import { expect } from 'chai'
import { readCsv } from '../../../server/formats/read-csv.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import type { Client } from '../../fixtures/client.ts'
import { aDialogue, anObservation } from '../../fixtures/dialogues.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { ID } from './filled.ts'

const AT = '/dialoger/filer/lillkoping/2026'
const SECRET = 'Ordagrant det som sades'

describe('the files of dialogues', () => {
  let house: House
  let arvid: Client
  before(async () => {
    house = await aHouse()
    arvid = await house.as('arvid')
    const { db } = house.deps
    const point = { longitude: 12.05123, latitude: 57.15123 }
    await dialogues.add(
      db,
      aDialogue({
        id: ID,
        observations: [
          anObservation({ said: SECRET, place: 'Exakt här', point, reasons: ['ljus'] }),
          anObservation({ themes: ['trafik', 'stold'] }),
        ],
      }),
    )
    await dialogues.add(
      db,
      aDialogue({
        id: 'est',
        form: 'est',
        details: { rapportor: 'skola', enhet: 'Gården' },
        observations: [anObservation({ times: 4, timeOfDay: 'natt' })],
      }),
    )
    await dialogues.add(db, aDialogue({ id: 'old', heldOn: '2025-12-31', observations: [anObservation()] }))
    await dialogues.add(db, aDialogue({ id: 'other', kommunId: '9902', areaId: null, observations: [anObservation()] }))
  })
  after(() => house.close())

  const rows = async (path: string, by = arvid) => {
    const csv = readCsv((await by.get(path)).html)
    return csv.ok ? csv.table.lines.map(({ cells }) => cells) : []
  }

  it('hold every observation of the year and kommun, with place and words', async () => {
    const found = await rows(`${AT}/observationer-internationell.csv`)
    expect(found).to.have.lengthOf(3)
    expect(found.find(({ observation }) => observation === `${ID}.0`)).to.include({
      ...{ sagt: SECRET, plats: 'Exakt här', longitud: '12.05123', latitud: '57.15123', omrade: 'Norr' },
      ...{ teman: 'Nedskräpning', rost: 'invånare', skal: 'Mörkt eller dåligt ljus', vecka: '2026-W20' },
    })
    expect(found.find(({ observation }) => observation === `${ID}.1`)).to.include({ teman: 'Trafik; Stöld', longitud: '' })
  })

  it('of EST alone hold unit, week, times and time of day', async () => {
    const found = await rows(`${AT}/est-rapporter-internationell.csv`)
    expect(found).to.have.lengthOf(1)
    expect(found[0]).to.include({ enhet: 'Gården', ganger: '4', tid: 'Natt, klockan 22–6', vecka: '2026-W20' })
  })

  it('to share hold no words, months for days, and places as squares of a hundred metres', async () => {
    for (const ending of ['.csv', '-internationell.csv', '.json', '.geojson']) {
      const { html, status } = await arvid.get(`${AT}/platser${ending}`)
      expect(status).to.equal(200)
      expect(html).to.not.contain(SECRET).and.not.contain('Exakt här').and.not.contain('12.05123').and.not.contain('2026-05-12')
      expect(html).to.contain('2026-05')
    }
    const { features } = JSON.parse((await arvid.get(`${AT}/platser.geojson`)).html)
    const [place] = features.filter(({ geometry }: { geometry: unknown }) => geometry !== null)
    expect(place.geometry.type).to.equal('Point')
    expect(Math.abs(place.geometry.coordinates[0] - 12.05123)).to.be.within(0.000001, 0.001)
    expect(features).to.have.lengthOf(3)
  })

  it('are found from the list, told of in the audit trail, and no neighbour’s', async () => {
    expect((await arvid.get('/dialoger')).html).to.contain('href="/dialoger/filer"')
    expect((await arvid.get('/dialoger/filer')).html)
      .to.contain(`href="${AT}/platser.geojson"`)
      .and.not.contain('/inlasning')
    const greta = await house.as('greta')
    expect((await greta.get(`${AT}/observationer.csv`)).status).to.equal(404)
    expect((await (await house.as('sara')).get('/logg?vad=hamtat')).words).to.contain('Hämtade platser ur dialogerna 2026 som geojson')
  })
})

describe("reading in earlier years' notes", () => {
  const AT_FILE = '/dialoger/inlasning/lillkoping'
  const CSV =
    'dag;metod;ort;kategori;anteckning\n2024-05-01;Intervju;Skolan;Stöld;Cyklar försvinner.\n2024-05-01;Intervju;Skolan;Trafik;Fort på vägen.\n'
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())
  const kept = () => dialogues.whole(house.deps.db, { kommunIds: ['9901'] }, { most: 99 })
  const fieldsIn = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<select id="(kolumn-\w+)"[\s\S]*?<\/select>/g)].map(([select, id = '']) => [
        id,
        /value="([^"]*)" selected/.exec(select)?.[1] ?? '',
      ]),
    )

  it('guesses the columns, shows what it becomes, reads all in, and the same file again only once', async () => {
    const looked = await sara.upload(AT_FILE, { fil: ['gamla.csv', CSV] })
    expect(looked.words).to.contain('Dialoger i filen: 1. Observationer: 2.').and.contain('Intervju 1 maj 2024')
    expect(await kept()).to.deep.equal([])
    const fields = { ...fieldsIn(looked.html), innehall: CSV }
    expect((await sara.post(`${AT_FILE}/lasning`, { ...fields, gor: 'las' })).words).to.contain('Inlästa dialoger: 1.')
    expect((await kept()).map(({ observations }) => observations.map(({ themes, said }) => [themes, said]))).to.deep.equal([
      [
        [['stold'], 'Cyklar försvinner.'],
        [['trafik'], 'Fort på vägen.'],
      ],
    ])
    expect((await sara.post(`${AT_FILE}/lasning`, { ...fields, gor: 'las' })).words).to.contain('Inlästa dialoger: 0.')
    expect(await kept()).to.have.lengthOf(1)
    const [written] = await kept()
    expect((await sara.get(`/dialoger/${written?.id}`)).words).to.contain('Cyklar försvinner.')
  })

  it('reads in what only one form asks for, and shows it beforehand', async () => {
    const text = 'datum;form;plats;tema;text;verksamhet;roll\n2024-05-01;intervju;Skolan;Stöld;Cyklar.;Skola eller förskola;rektor\n'
    const looked = await sara.upload(AT_FILE, { fil: ['gamla.csv', text] })
    expect(looked.words).to.contain('Skolan. Verksamhet: Skola eller förskola. Roll: rektor')
    await sara.post(`${AT_FILE}/lasning`, { ...fieldsIn(looked.html), innehall: text, gor: 'las' })
    expect((await kept()).map(({ details }) => details)).to.deep.equal([{ verksamhet: 'skola', roll: 'rektor' }])
  })

  it('reads in nothing of a file with a fault, names each line, and keeps the chosen columns', async () => {
    const wrong = `${CSV}2024-13-01;Disco;Skolan;Hav;\n`
    const looked = await sara.upload(AT_FILE, { fil: ['gamla.csv', wrong] })
    expect(looked.words).to.contain('rad 4: ”Disco” är ingen form av dialog.').and.contain('rad 4: temat ”Hav” finns inte')
    expect(looked.html).to.not.contain('value="las"')
    const page = await sara.post(`${AT_FILE}/lasning`, { ...fieldsIn(looked.html), innehall: wrong, gor: 'las' })
    expect(page.status).to.equal(422)
    expect(fieldsIn(page.html)).to.deep.include({ 'kolumn-sagt': 'anteckning', 'kolumn-form': 'metod' })
    expect(await kept()).to.deep.equal([])
  })

  it('refuses no file, a file that is none, and one too large', async () => {
    for (const [content, sentence] of [
      ['', 'Välj en fil.'],
      ['a\tb\n', 'Kolumnerna skiljs åt med tabb.'],
      [new Uint8Array([0x61, 0xff]), 'inte är UTF-8'],
      ['x'.repeat(80_001), 'större än 80 kB'],
    ] as const) {
      const page = await sara.upload(AT_FILE, { fil: ['gamla.csv', content as string] })
      expect(page.status).to.equal(422)
      expect(page.words).to.contain(sentence)
    }
  })
})
