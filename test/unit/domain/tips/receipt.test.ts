import { expect } from 'chai'
import { read, receiptFrom, written } from '../../../../server/domain/tips/receipt.ts'
import { standingOf } from '../../../../server/domain/tips/tip.ts'

const bytes = (seed: number) => Uint8Array.from({ length: 32 }, (_, at) => (seed * 31 + at * 97) % 256)

describe("the number on a tip's receipt", () => {
  it('is read as it is written, however it is typed', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const receipt = receiptFrom(bytes(seed))
      expect(written(receipt)).to.match(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
      expect(read(written(receipt))).to.equal(receipt)
      expect(read(` ${written(receipt).toLowerCase().replaceAll('-', ' ')} `)).to.equal(receipt)
    }
  })

  it('is not what has other signs, or too few or many', () => {
    for (const typed of ['', 'K7MA-3XRT', 'K7MA-3XRT-9FHC-2', 'K7MA-3XRT-9FH0', "'; DROP TABLE tips;--"])
      expect(read(typed), typed).to.equal(undefined)
  })

  it('is not made from too little chance', () => {
    expect(() => receiptFrom(new Uint8Array(23))).to.throw()
  })
})

describe('where a tip stands', () => {
  it('follows from how its words were read, until a dialogue is written from it', () => {
    expect([undefined, 'waiting', 'shown', 'withheld'].map((reading) => standingOf(false, reading as 'shown'))).to.deep.equal([
      'removed',
      'unread',
      'read',
      'withheld',
    ])
    expect(standingOf(true, undefined)).to.equal('taken')
  })
})
