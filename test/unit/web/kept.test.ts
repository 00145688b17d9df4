import { expect } from 'chai'
import { type Rows, rowsBy } from '../../../server/domain/lagesbild/rows.ts'
import type { Db } from '../../../server/store/database.ts'
import { kept } from '../../../server/web/lagesbild/kept.ts'
import { aShownRow } from '../../fixtures/shown.ts'

/** So many rows, each about a question of its own. */
const rows = (many: number): Rows =>
  rowsBy(
    'question',
    Array.from({ length: many }, (_, n) => aShownRow(20, 40, { question: `q${n}` })),
  )

describe('Rows that are kept', () => {
  let db: Db
  let read: string[]
  const ask = (key: string, many = 10) =>
    kept(db, key, async () => {
      read.push(key)
      return rows(many)
    })
  beforeEach(() => {
    db = {} as Db // only which database it is matters
    read = []
  })

  it('are read once, and are the same ever after', async () => {
    const first = await ask('a')
    expect(await ask('a')).to.equal(first)
    expect(read).to.deep.equal(['a'])
  })

  it('are each database’s own', async () => {
    await ask('a')
    db = {} as Db
    await ask('a')
    expect(read).to.deep.equal(['a', 'a'])
  })

  it('make room for others: those asked for longest ago are read again', async () => {
    await ask('a', 2000)
    await ask('b', 1500)
    await ask('a', 2000)
    await ask('c', 1500)
    await ask('a', 2000)
    await ask('b', 1500)
    expect(read).to.deep.equal(['a', 'b', 'c', 'b'])
  })

  it('are told but not kept beside others when they are too many alone', async () => {
    expect((await ask('a', 5000)).code.size).to.equal(5000)
    await ask('b')
    await ask('a', 5000)
    expect(read).to.deep.equal(['a', 'b', 'a'])
  })
})
