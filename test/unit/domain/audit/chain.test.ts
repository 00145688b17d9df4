import { expect } from 'chai'
import { BEGINNING, type Content, faultOf, type Link, read, sealed, written } from '../../../../server/domain/audit/chain.ts'
import { digest } from '../../../../server/store/audit.ts'

const content = (given: Partial<Content>): Content => ({
  seq: 1,
  at: '2026-09-15T10:00:00.000Z',
  by: 'person',
  staff_id: 'sara',
  kommun_id: '9901',
  what: 'saw dialogues',
  details: '{}',
  ...given,
})
const chained = (row: Content, previous: Link) => ({ ...row, hash: digest(sealed(row, previous.hash)) })
const START: Link = { seq: 0, hash: BEGINNING }

describe('the chain of the audit trail', () => {
  it('is SHA-256 of a JSON list: the hash before, then every column', () => {
    // Made with: printf '%s' '["0…0",1,"2026-09-15T10:00:00.000Z","person","sara","9901","saw dialogues","{}"]' | sha256sum
    expect(sealed(content({}), BEGINNING)).to.equal(
      `["${BEGINNING}",1,"2026-09-15T10:00:00.000Z","person","sara","9901","saw dialogues","{}"]`,
    )
    expect(chained(content({}), START).hash).to.equal('f84a97936642a8b76804186ac7bd1c52820dbfa8aef754ff5ad2c77f7b5867c3')
  })

  it('holds from row to row', () => {
    const first = chained(content({}), START)
    const second = chained(content({ seq: 2 }), first)
    expect(faultOf(first, START, digest)).to.equal(null)
    expect(faultOf(second, first, digest)).to.equal(null)
  })

  it('breaks when anything in a row is changed', () => {
    const row = chained(content({}), START)
    const changes: Partial<Content>[] = [
      { at: '2026-09-15T10:00:00.001Z' },
      { by: 'stranger' },
      { staff_id: 'klara' },
      { staff_id: null },
      { kommun_id: null },
      { what: 'saw dialogue' },
      { details: '{ }' },
    ]
    for (const change of changes) expect(faultOf({ ...row, ...change }, START, digest), JSON.stringify(change)).to.equal('changed')
  })

  it('breaks when words move from one column to the next', () => {
    expect(sealed(content({ by: 'a', staff_id: 'b' }), BEGINNING)).to.not.equal(sealed(content({ by: 'a","b', staff_id: null }), BEGINNING))
  })

  it('breaks when a row is missing, or is made on another than the one before', () => {
    const first = chained(content({}), START)
    expect(faultOf(chained(content({ seq: 3 }), first), first, digest)).to.equal('missing')
    expect(faultOf(chained(content({ seq: 2 }), START), first, digest)).to.equal('changed')
  })

  it('has marks that can be written down and read again, and nothing else is one', () => {
    const mark = { seq: 1234, hash: digest('x') }
    expect(read(` ${written(mark).toUpperCase()}\n`)).to.deep.equal(mark)
    for (const wrong of ['', '12', '12:abc', `x:${digest('x')}`, `1:${digest('x')}0`]) expect(read(wrong), wrong).to.equal(undefined)
  })
})
