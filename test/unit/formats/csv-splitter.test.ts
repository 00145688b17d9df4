import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { random } from '../../../server/domain/rehearsal/random.ts'
import { splitter } from '../../../server/formats/csv-splitter.ts'
import { fromRoot } from '../../../server/root.ts'

const robust = <T>(name: string): T => JSON.parse(readFileSync(fromRoot('test', 'fixtures', 'robust', name), 'utf8'))

/** A text split as it comes in pieces of some length. */
function split(text: string, { separator = ',', size = 3 } = {}) {
  const splitting = splitter(separator)
  const records = []
  for (let from = 0; from < text.length; from += size) records.push(...splitting.push(text.slice(from, from + size)))
  return [...records, ...splitting.end()]
}
const cells = (text: string, how = {}) => split(text, how).map((record) => record.cells)

/** The same by the library. */
const byLibrary = (text: string, delimiter = ',') =>
  parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, trim: true, relax_quotes: true }) as unknown as string[][]

describe('splitting CSV', () => {
  for (const [name, { csv }] of Object.entries(robust<Record<string, { csv: string }>>('csv_spectrum.json'))) {
    it(`reads "${name}" of csv-spectrum as csv-parse does, whatever the pieces`, () => {
      for (const size of [1, 2, 7, 10_000]) expect(cells(csv, { size }), `${size}`).to.deep.equal(byLibrary(csv))
    })
  }

  it('reads 3 000 records of chance as csv-parse does', () => {
    const chance = random(20261122)
    const signs = ['a', 'å', ' ', ';', ',', '\t', '"x"', '"a;b"', '"rad\nny"', '"ett ""ord"""', '""', '1,5', '-2', '=1+1', '💥']
    const pick = <One>(from: readonly One[]) => from[Math.floor(chance() * from.length)] as One
    const cell = () =>
      chance() < 0.3 ? pick(signs.filter((sign) => sign.startsWith('"'))) : pick(signs.filter((sign) => !/["\n;]/.test(sign))).repeat(2)
    for (let n = 0; n < 3000; n++) {
      const text = `x${Array.from({ length: 1 + Math.floor(chance() * 4) }, cell).join(';')}${pick(['\n', '\r\n', ''])}`.replace(/^x"/, '"')
      expect(cells(text, { separator: ';', size: 1 + (n % 9) }), JSON.stringify(text)).to.deep.equal(byLibrary(text, ';'))
    }
  })

  it('gives every record the line it ends on', () => {
    expect(split('a,b\n"1\n2",x\r\n\n3,4').map(({ line }) => line)).to.deep.equal([1, 3, 5])
    expect(cells('a,b\r1,2\r\r3,4\r')).to.deep.equal([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('keeps the empty cells of a line parted by tabs', () => {
    expect(cells('a\tb\tc\n\t\t\n 1 \t\t3\n', { separator: '\t' })).to.deep.equal([
      ['a', 'b', 'c'],
      ['', '', ''],
      ['1', '', '3'],
    ])
  })

  for (const [what, text, line] of [
    ['a quote that nothing closes', 'a,b\n1,"2\n3,4\n', 2],
    ['words after a quoted cell', 'a,b\n"1"x,2\n', 2],
  ] as const) {
    it(`stops at ${what}, and says on which line`, () => {
      expect(split(text).at(-1)).to.deep.equal({ line, cells: null })
    })
  }

  it('does not keep the rest of a file that an open quote stands before', () => {
    const splitting = splitter(',')
    const records = [...splitting.push('a\n"b\n')]
    for (let n = 0; n < 30; n++) records.push(...splitting.push(`${'x'.repeat(99_999)}\n`))
    expect(records).to.deep.equal([
      { line: 1, cells: ['a'] },
      { line: 2, cells: null },
    ])
    expect([...splitting.end()]).to.deep.equal([])
  })
})
