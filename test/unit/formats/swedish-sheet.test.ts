import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { results } from '../../../server/domain/exports/results.ts'
import type { Cell } from '../../../server/domain/exports/table.ts'
import { FORMATS } from '../../../server/formats/index.ts'
import { fromRoot } from '../../../server/root.ts'
import { aCountedRound, pagesOf } from '../../fixtures/counted.ts'
import { readSwedishSheet } from '../../fixtures/swedish-sheet.ts'
import { aTable, wholeFile } from '../../fixtures/tables.ts'

const robust = <T>(name: string): T => JSON.parse(readFileSync(fromRoot('test', 'fixtures', 'robust', name), 'utf8'))
const sheetOf = async (cells: readonly (readonly [Cell, Cell])[]) =>
  readSwedishSheet(Buffer.from(await wholeFile(FORMATS['csv-excel'], aTable(cells, null)))).slice(1)

describe('the CSV for Excel, read as strictly as Swedish settings allow', () => {
  it('gives the same table as the international one: the same words, the same numbers', async () => {
    const table = () =>
      results(aCountedRound({ rehearsal: true }), pagesOf(aCountedRound({ rehearsal: true }), ['kommun', 'area:9901N', 'area:9901O']))
    const sheet = readSwedishSheet(Buffer.from(await wholeFile(FORMATS['csv-excel'], table())))
    const other = parse(await wholeFile(FORMATS['csv-internationell'], table()), { relax_column_count: true }) as string[][]
    expect(sheet).to.have.lengthOf(other.length)
    expect(sheet.length).to.be.above(100)
    for (const [row, record] of sheet.entries()) {
      const meant = other[row]?.map((words) => (/^-?\d+(\.\d+)?(e-?\d+)?$/i.test(words) ? Number(words) : words))
      expect(
        record.map((cell) => (typeof cell === 'string' ? cell.replace(/^'/, '') : cell)),
        `record ${row + 1}`,
      ).to.deep.equal(meant)
    }
  })

  it('holds numbers as numbers, small and large ones and those below zero', async () => {
    const numbers = [0, -0.5, 1 / 3, 1e-7, 1_234_567, 0.1 + 0.2]
    expect((await sheetOf(numbers.map((number) => ['x', number] as const))).map(([, cell]) => cell)).to.deep.equal(numbers)
  })

  it('holds the texts of csv-spectrum and the published formula payloads as words, none of them run', async () => {
    const spectrum = Object.values(robust<Record<string, { json: object | object[] }>>('csv_spectrum.json')).flatMap(({ json }) =>
      [json].flat().flatMap((record) => Object.values(record) as string[]),
    )
    const texts = [...spectrum.filter((text) => !/^-?\d+$/.test(text)), ...robust<string[]>('csv_injection_payloads.json')]
    const read = await sheetOf(texts.map((text) => [text, 0] as const))
    expect(read.map(([cell]) => String(cell).replace(/^'/, ''))).to.deep.equal(texts)
  })

  for (const [what, file] of [
    ['has no mark', 'a;b\r\n'],
    ['ends its lines in LF alone', '\uFEFFa;b\n'],
    ['has a quote inside a cell', '\uFEFFa;b"c\r\n'],
    ['would be run', '\uFEFFa;=1+1\r\n'],
  ] as const) {
    it(`is read by a reader that refuses a file that ${what}`, () => {
      expect(() => readSwedishSheet(Buffer.from(file))).to.throw()
    })
  }
})
