import { expect } from 'chai'
import { briefly } from '../../../server/web/survey/briefly.ts'

describe('what is remembered briefly', () => {
  it('is asked for once until its time has passed, and what was not found is asked for again', async () => {
    const asked: string[] = []
    let now = 1_000
    const known: Record<string, string> = { a: 'first' }
    const find = briefly(
      async (key: string) => {
        asked.push(key)
        return known[key]
      },
      100,
      () => new Date(now),
    )
    expect([await find('a'), await find('a'), await find('b'), await find('b')]).to.deep.equal(['first', 'first', undefined, undefined])
    known.a = 'second'
    now = 1_099
    expect(await find('a')).to.equal('first')
    now = 1_100
    expect(await find('a')).to.equal('second')
    now = 500 // the clock was set back
    known.a = 'third'
    expect(await find('a')).to.equal('third')
    expect(asked).to.deep.equal(['a', 'b', 'b', 'a', 'a'])
  })
})
