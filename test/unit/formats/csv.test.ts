import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Cell } from '../../../server/domain/exports/table.ts'
import { random } from '../../../server/domain/rehearsal/random.ts'
import { type Dialect, records } from '../../../server/formats/csv.ts'
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

describe('Our writing of cells', () => {
  const naughty = robust<string[]>('blns.json')
  const signs = ['a', 'å', '"', '""', ',', ';', '\r', '\n', '\r\n', '=', '+', '-', '@', "'", ' ', '\t', '\uFEFF', '\u200B', '＝', '💥', '0']
  const texts = [...payloads, ...naughty, ...spectrum.flatMap(({ records }) => records.flatMap((record) => Object.values(record)))]

  for (const [name, dialect] of [
    ['Excel', EXCEL],
    ['other programs', INTERNATIONAL],
  ] as const) {
    it(`gives the bytes of csv-stringify for ${name}: published texts, one a cell`, () => {
      for (const text of texts) expect(records([[text, 'x']], dialect)).to.equal(byLibrary([[text, 'x']], dialect))
    })

    it(`gives the bytes of csv-stringify for ${name}: 3 000 records of chance`, () => {
      const chance = random(20261122)
      const pick = () => signs[Math.floor(chance() * signs.length)] ?? ''
      const cell = (): Cell => {
        const kind = chance()
        return kind < 0.1
          ? null
          : kind < 0.3
            ? (chance() - 0.5) * 10 ** Math.floor(chance() * 20 - 10)
            : Array.from({ length: Math.floor(chance() * 6) }, pick).join('')
      }
      const table = Array.from({ length: 3000 }, () => Array.from({ length: 7 }, cell))
      expect(records(table, dialect)).to.equal(byLibrary(table, dialect))
    })
  }
})

/** The same records as the library writes them, told how to by its own settings. */
function byLibrary(cells: readonly (readonly Cell[])[], dialect: Dialect): string {
  const text = (cell: Cell) => (cell === null ? '' : typeof cell === 'number' ? dialect.number(cell) : dialect.words(cell))
  const settings = { delimiter: dialect.delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n]/ }
  return stringify(
    cells.map((record) => record.map(text)),
    settings,
  )
}
