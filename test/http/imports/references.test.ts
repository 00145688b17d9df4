import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { fromRoot } from '../../../server/root.ts'
import * as references from '../../../server/store/references.ts'
import type { Client } from '../../fixtures/client.ts'
import { aCountedHouse } from '../../fixtures/counted-house.ts'
import type { House } from '../../fixtures/house.ts'

const HOME = '/referenser/lillkoping'
const HEAD = 'källa;plats;serie;år;andel;undre;övre;svarande;mått;fråga;begränsning\n'
const NTU = 'Nationella trygghetsundersökningen (NTU), Brå'
const LINE = `${NTU};Riket;Otrygghet sent på kvällen;2025;24,9;24,5;25,4;65338;Andel i befolkningen;otrygg_kvall;NTU gäller 16–84 år.\n`

describe('reference statistics in the browser', () => {
  let house: House
  let arvid: Client
  beforeEach(async () => {
    house = await aCountedHouse()
    arvid = await house.as('arvid')
  })
  afterEach(() => house.close())

  const plain = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, ' ')
  const kept = () => references.ofKommun(house.deps.db, '9901')

  it('are read from a file and stand on the question’s page as a row and a line of their own, with source, year and what differs', async () => {
    const page = await arvid.upload(HOME, { fil: ['ntu.csv', HEAD + LINE] })
    expect(page.address).to.equal(`${HOME}?last=1`)
    expect(page.words).to.contain('Filen är inläst: 1 andelar.')
    const question = await arvid.get('/lagesbild/lillkoping/2026/fraga/otrygg_kvall')
    expect(plain(question.words)).to.contain('Riket, NTU 2025 25 % 24–26 % 65 338')
    expect(question.words).to.contain(`Källa: ${NTU}. Att tänka på: NTU gäller 16–84 år.`)
    expect(question.html).to.match(/data-series="reference" data-value="0.2490"/)
    const area = await arvid.get('/lagesbild/lillkoping/2026/omrade/9901N')
    expect(plain(area.words)).to.contain('Riket, NTU 2025: 25 % . NTU gäller 16–84 år.')
  })

  it('are not shown for a year before their own, nor where nobody has said what they correspond to', async () => {
    await arvid.upload(HOME, {
      fil: [
        'ntu.csv',
        HEAD + LINE.replace('2025', '2026') + LINE.replace('otrygg_kvall;NTU gäller 16–84 år.', ';').replace('sent', 'tidigt'),
      ],
    })
    expect(await kept()).to.have.lengthOf(2)
    expect((await arvid.get('/lagesbild/lillkoping/2025/fraga/otrygg_kvall')).words).not.to.contain('Riket')
    expect((await arvid.get('/lagesbild/lillkoping/2026/fraga/otrygg_kvall')).words)
      .to.contain('Riket, NTU 2026')
      .and.not.contain('Riket, NTU 2025')
  })

  it('take source, year and correspondence from beside a file that has none of them; XX is too few answers', async () => {
    const published = readFileSync(fromRoot('test', 'fixtures', 'references', 'ntu_2010.csv'), 'utf8')
    const links =
      'serie;plats;fråga;begränsning\nworry_car_crime;Umeå;otrygg_kvall;En annan fråga.\nunsafe_late_evening;Haninge;otrygg_kvall;En annan kommun.\n'
    await arvid.upload(HOME, { fil: ['ntu_2010.csv', published], koppling: ['koppling.csv', links] }, { kalla: 'NTU', ar: '2010' })
    expect(await kept()).to.have.lengthOf(52 * 6)
    const question = await arvid.get('/lagesbild/lillkoping/2026/fraga/otrygg_kvall')
    expect(plain(question.words)).to.contain('Haninge, NTU 2010 för få svar').and.contain('Umeå, NTU 2010 8 % – –')
  })

  it('are refused whole with every fault, and what was typed stays', async () => {
    const page = await arvid.upload(
      HOME,
      { fil: ['ntu.csv', HEAD + LINE.replace('24,9', '124,9').replace('otrygg_kvall', 'okand') + LINE] },
      { kalla: 'Någon', ar: '20' },
    )
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('Skriv året med fyra siffror.')
    expect(page.html).to.contain('value="Någon"')
    const faults = await arvid.upload(HOME, {
      fil: ['ntu.csv', HEAD + LINE.replace('24,9', '124,9').replace('otrygg_kvall', 'okand') + LINE],
    })
    expect(faults.words).to.contain('rad 2: ”124,9” är inte en andel').and.contain('rad 2: Frågan ”okand” finns inte i någon enkät.')
    expect((await arvid.post(HOME)).words).to.contain('Välj filen med referensstatistik.')
    expect((await arvid.upload(HOME, { fil: ['stor.csv', 'a'.repeat(2_000_001)] })).words).to.contain('Filen är större än 2 MB.')
    const latin = new Uint8Array([0x6b, 0xe4, 0x6c, 0x6c, 0x61])
    expect((await arvid.upload(HOME, { fil: ['latin.csv', latin] })).words).to.contain('rad 1: Här står tecken som inte är UTF-8')
    expect(await kept()).to.deep.equal([])
  })

  it('replace what the same source said of the same years, are removed source by source, and both are told in the trail', async () => {
    await arvid.upload(HOME, { fil: ['ntu.csv', HEAD + LINE + LINE.replace('2025', '2024')] })
    await arvid.upload(HOME, { fil: ['ntu.csv', HEAD + LINE.replace('24,9', '25,1')] })
    expect((await kept()).map(({ year, share }) => [year, share])).to.deep.equal([
      [2024, 0.249],
      [2025, 0.251],
    ])
    const page = await arvid.post(`${HOME}/borttagning`, { kalla: NTU })
    expect(page.words).to.contain('Källan är borttagen.').and.contain('Inget än.')
    expect(await kept()).to.deep.equal([])
    const log = await (await house.as('ada')).get('/logg?vad=andrat')
    expect(log.words).to.contain('Läste in referensstatistik: 2 andelar')
  })

  it('take no form from another site, and no file of somebody signed out', async () => {
    const form = new FormData()
    form.append('fil', new Blob([HEAD + LINE]), 'ntu.csv')
    expect((await arvid.once('POST', HOME, form, { 'sec-fetch-site': 'cross-site' })).status).to.equal(403)
    expect((await house.visitor().once('POST', HOME, form)).headers.get('location')).to.contain('/logga-in')
    expect(await kept()).to.deep.equal([])
  })

  it('answer a form that is cut short, or is none, with a refusal', async () => {
    const body = '--x\r\ncontent-disposition: form-data; name="fil"; filename="a.csv"\r\n\r\nabc'
    const response = await arvid.once('POST', HOME, body, { 'content-type': 'multipart/form-data; boundary=x' })
    expect(response.status).to.equal(400)
  })
})
