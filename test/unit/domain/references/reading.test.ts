import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { readLinks } from '../../../../server/domain/references/links.ts'
import { type Beside, readReferences } from '../../../../server/domain/references/reading.ts'
import { newest, type Reference, titleOf } from '../../../../server/domain/references/reference.ts'
import { readCsv } from '../../../../server/formats/read-csv.ts'
import { fromRoot } from '../../../../server/root.ts'

const BESIDE: Beside = { source: null, year: null, links: new Map(), questions: new Set(['otrygg_kvall']) }

function tableOf(text: string) {
  const reading = readCsv(text)
  if (!reading.ok) throw new Error(reading.faults[0]?.sentence)
  return reading.table
}
const published = (name: string) => tableOf(readFileSync(fromRoot('test', 'fixtures', 'references', name), 'utf8'))

function read(text: string, beside: Partial<Beside> = {}) {
  const reading = readReferences(tableOf(text), { ...BESIDE, ...beside })
  return reading.ok ? reading.references : reading.faults
}

describe('a file of reference statistics', () => {
  it('is read as Brå names its columns: per cent as shares, lines without a share passed over and counted', () => {
    const reading = readReferences(published('bra_ntu_riket.csv'), BESIDE)
    expect(reading.ok && reading.passedOver).to.equal(3)
    expect(reading.ok && reading.references).to.have.lengthOf(3)
    const second = reading.ok ? reading.references[1] : undefined
    expect(second).to.deep.include({ place: 'Hela landet', year: 2025, question: '', respondents: null })
    expect(second?.share).to.be.closeTo(0.24988, 1e-6)
    expect(second?.low).to.be.closeTo(0.245647, 1e-6)
  })

  for (const [name, places, few] of [
    ['ntu_2010.csv', 52, 13],
    ['ntu_2013.csv', 22, 0],
  ] as const) {
    it(`is read with a column for each series, XX as too few answers: ${name}`, () => {
      const reading = readReferences(published(name), { ...BESIDE, source: 'NTU', year: 2010 })
      const read = reading.ok ? reading.references : []
      expect(read).to.have.lengthOf(places * 6)
      expect(read.filter(({ share }) => share === null)).to.have.lengthOf(few)
    })
  }

  it('says which question a line corresponds to, and never without what differs', () => {
    const head = 'källa;plats;serie;år;andel;fråga;begränsning\n'
    expect(read(`${head}Brå;Riket;Otrygghet;2025;25;otrygg_kvall;Andra åldrar.\n`)).to.deep.include.members([
      {
        source: 'Brå',
        place: 'Riket',
        series: 'Otrygghet',
        year: 2025,
        share: 0.25,
        low: null,
        high: null,
        respondents: null,
        measure: '',
        question: 'otrygg_kvall',
        limitation: 'Andra åldrar.',
      },
    ])
    expect(read(`${head}Brå;Riket;Otrygghet;2025;25;otrygg_kvall;\n`)[0])
      .to.contain('rad 2: Raden säger vilken fråga')
      .and.contain('begränsning')
    expect(read(`${head}Brå;Riket;Otrygghet;2025;25;okand;Allt.\n`)[0]).to.equal('rad 2: Frågan ”okand” finns inte i någon enkät.')
  })

  it('takes what corresponds from a table beside it, everywhere or in one place', () => {
    const links = readLinks(tableOf('serie;plats;fråga;begränsning\nkvall;Riket;otrygg_kvall;Andra åldrar.\n'))
    const references = read('plats;kvall\nRiket;15\nLund;13\n', { source: 'NTU', year: 2010, links: links.ok ? links.links : new Map() })
    expect((references as Reference[]).map(({ place, question }) => [place, question])).to.deep.equal([
      ['Riket', 'otrygg_kvall'],
      ['Lund', ''],
    ])
    expect(readLinks(tableOf('serie;fråga\nkvall;x\n'))).to.deep.include({ ok: false })
  })

  it('is refused with every fault and its line', () => {
    const text =
      'källa;plats;serie;år;andel;undre;övre;svarande\n;;a;25;101;x;;många\nBrå;Riket;a;2025;20;30;40;\nBrå;Riket;b;2025;1;;;\nBrå;Riket;b;2025;2;;;\n'
    expect(read(text)).to.deep.equal([
      'rad 2: Platsen saknas.',
      'rad 2: ”25” är inte ett årtal.',
      'rad 2: ”101” är inte en andel i procent, 0 till 100, eller XX för för få svar.',
      'rad 2: ”x” är inte en andel i procent, 0 till 100, eller XX för för få svar.',
      'rad 2: ”många” är inte ett antal svarande.',
      'rad 2: Källan saknas.',
      'rad 3: Andelen ligger utanför sitt eget intervall.',
      'rad 5: Riket, b 2025 står redan på rad 4.',
    ])
    expect(read('a;b\n1;2\n')).to.have.lengthOf(3)
    expect(read('källa;plats;serie;år;andel\n')).to.deep.equal(['Filen har inga andelar.'])
  })

  it('lists so many faults and counts the rest', () => {
    const lines = Array.from({ length: 130 }, (_, n) => `Brå;Riket;s${n};2025;${200 + n}\n`).join('')
    const faults = read(`källa;plats;serie;år;andel\n${lines}`)
    expect(faults).to.have.lengthOf(101)
    expect(faults.at(-1)).to.equal('Det finns 30 fel till. Rätta de här först.')
  })
})

describe('references beside a round', () => {
  const reference = (given: Partial<Reference>): Reference => ({
    ...{ source: 'Nationella trygghetsundersökningen (NTU), Brå', place: 'Riket', series: 'kvall', year: 2025, share: 0.25, low: null },
    ...{ high: null, respondents: null, measure: '', question: 'otrygg_kvall', limitation: 'Samma fråga' },
    ...given,
  })

  it('go by place, the short name of the source, and year', () => {
    expect(titleOf(reference({}))).to.equal('Riket, NTU 2025')
    expect(titleOf(reference({ source: 'SCB' }))).to.equal('Riket, SCB 2025')
  })

  it('are the newest of each series that is not later than the round', () => {
    const all = [2023, 2024, 2025].map((year) => reference({ year })).concat(reference({ place: 'Halland', year: 2020 }))
    expect(newest(all, 2024).map(({ place, year }) => [place, year])).to.deep.equal([
      ['Riket', 2024],
      ['Halland', 2020],
    ])
    expect(newest(all, 2019)).to.deep.equal([])
  })
})
