import { expect } from 'chai'
import { protect, type ShownRow } from '../../../server/domain/disclosure/protect.ts'
import { rowBytes, rowsIn } from '../../../server/work/editions/row-bytes.ts'
import { aRow } from '../../fixtures/bare-row.ts'

const ROWS = protect(
  ['kommun', 'area:Å', 'area:B'].flatMap((population, n) =>
    ['otrygg', 'skräp'].map((question) => aRow({ population, question, base: 40 + n, respondents: 60 })),
  ),
)

describe('Rows that lie as bytes', () => {
  it('are found by population and by question, as they were and in their order', () => {
    const bytes = rowBytes(ROWS)
    expect(rowsIn(bytes, 'population', 'area:Å')).to.deep.equal(ROWS.slice(2, 4))
    expect(rowsIn(bytes, 'question', 'skräp')).to.deep.equal([ROWS[1], ROWS[3], ROWS[5]])
    expect(rowsIn(bytes, 'population', 'kommun')).to.deep.equal(ROWS.slice(0, 2))
  })

  it('are none where there is nothing to find', () => {
    expect(rowsIn(rowBytes(ROWS), 'population', 'area:C')).to.deep.equal([])
    expect(rowsIn(rowBytes([]), 'question', 'skräp')).to.deep.equal([])
  })

  it('are not given when somebody wrote them who had not protected them', () => {
    const unprotected = [{ hidden: false, ...aRow({ base: 9 }) }] as unknown as readonly ShownRow[] // what a fault of ours would write
    expect(() => rowsIn(rowBytes(unprotected), 'question', 'nedskrapning')).to.throw('was never protected')
  })
})
