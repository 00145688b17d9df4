import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { records } from '../../../server/formats/csv.ts'
import { EXCEL } from '../../../server/formats/csv-excel.ts'
import { INTERNATIONAL } from '../../../server/formats/csv-international.ts'
import { FORMATS } from '../../../server/formats/index.ts'
import { fromRoot } from '../../../server/root.ts'
import { aTable, wholeFile } from '../../fixtures/tables.ts'

const robust = <T>(name: string): T => JSON.parse(readFileSync(fromRoot('test', 'fixtures', 'robust', name), 'utf8'))
const spectrum = Object.entries(robust<Record<string, { json: object | object[] }>>('csv_spectrum.json')).map(([name, { json }]) => ({
  name,
  records: [json].flat() as Record<string, string>[],
}))
const payloads = robust<string[]>('csv_injection_payloads.json')

// Written out rather than imported: the whole point of the rule is what the first visible character must not be.
const RUNS = /^[\s\u200B\uFEFF]*[=+\-@\t\r＝＋－＠]/u

describe('The international CSV', () => {
  for (const { name, records: meant } of spectrum) {
    it(`re-reads "${name}" of csv-spectrum equal to what it means`, () => {
      const cells = [Object.keys(meant[0] ?? {}), ...meant.map((record) => Object.values(record))]
      expect(parse(records(cells, INTERNATIONAL), { columns: true })).to.deep.equal(meant)
    })
  }

  it('re-reads formulas, line ends, quotes and odd spaces exactly', () => {
    const cells = [[...payloads, 'rad\nny', 'rad\rny', 'rad\r\nny', '"', '""', ' blank ', '\t', "'=1", '\uFEFFx', '1,5', 'å;ä,ö', '']]
    expect(parse(records(cells, INTERNATIONAL))).to.deep.equal(cells)
  })

  it('writes numbers so that they read back as the same numbers', () => {
    const numbers = [0, 1 / 3, 0.1 + 0.2, 1e-7, 123456789, -0.5, 5e-324, Number.MAX_SAFE_INTEGER]
    const [read = []] = parse(records([numbers], INTERNATIONAL)) as string[][]
    expect(read.map(Number)).to.deep.equal(numbers)
  })

  it('has no byte-order mark and ends every record in CR LF', async () => {
    const file = await wholeFile(FORMATS['csv-internationell'], aTable([['a', 1]], null))
    expect(file).to.equal('ord,tal\r\na,1\r\n')
  })
})

describe('The CSV for Excel', () => {
  it('begins with a byte-order mark, parts with semicolons and writes a decimal comma', async () => {
    const file = await wholeFile(FORMATS['csv-excel'], aTable([['Söder; Ön', 0.25]], null))
    expect(file).to.equal('\uFEFFord;tal\r\n"Söder; Ön";0,25\r\n')
  })

  it('lets no published formula payload stand first in a cell', () => {
    const [read = []] = parse(records([payloads], EXCEL), { delimiter: ';' }) as string[][]
    for (const [at, cell] of read.entries()) {
      expect(cell).not.to.match(RUNS)
      expect(cell.replace(/^'/, '')).to.equal(payloads[at])
    }
  })

  for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' =', '\uFEFF=', '\u00A0+', '\u200B@']) {
    it(`puts an apostrophe before words that begin with ${JSON.stringify(sign)}`, () => {
      const [[cell] = []] = parse(records([[`${sign}1+1`]], EXCEL), { delimiter: ';' }) as string[][]
      expect(cell).to.equal(`'${sign}1+1`)
    })
  }

  it('leaves ordinary words and negative numbers as they are', () => {
    const cells = ['15–29', 'a=b', 'för få svar', "d'Artagnan", '9901N']
    const [read] = parse(records([[...cells, -0.5]], EXCEL), { delimiter: ';' }) as string[][]
    expect(read).to.deep.equal([...cells, '-0,5'])
  })
})

for (const [format, reading, point] of [
  [FORMATS['csv-excel'], { delimiter: ';', bom: true }, ','],
  [FORMATS['csv-internationell'], {}, '.'],
] as const) {
  describe(`A file in ${format.name}`, () => {
    it('says first of all, in a record of one cell, that the answers are invented', async () => {
      const file = await wholeFile(format, aTable([['a', 1]], 'Påhittade svar – övning'))
      expect(file.replace('\uFEFF', '').split('\r\n')[0]).to.equal('Påhittade svar – övning')
    })

    it('is whole however many lines are written at a time', async () => {
      const many = Array.from({ length: 103 }, (_, at): [string, number] => [`rad ${at}`, at / 7])
      const read: unknown = parse(await wholeFile(format, aTable(many, null)), { ...reading, columns: true })
      expect(read).to.deep.equal(many.map(([ord, tal]) => ({ ord, tal: String(tal).replace('.', point) })))
    })
  })
}
