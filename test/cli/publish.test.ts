import { expect } from 'chai'
import type { Context } from '../../server/cli/context.ts'
import { run } from '../../server/cli/run.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import * as publications from '../../server/store/publications.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'

const PUBLISH = ['publish', 'lillkoping', '2026', '--kommunpolis', 'Petra Polis', '--phone', '114 14']

describe('publish and rebuild', () => {
  let house: House
  let lines: string[]
  before(async () => {
    house = await aCountedHouse()
  })
  after(() => house.close())

  /** What a command says in front of the house's own database, and how it ends. */
  async function type(words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
    lines = []
    const { db, surveys, indexModels, now, config } = house.deps
    const context: Context = {
      config: { ...config, rules: MINIMUM },
      print: (line) => void lines.push(line),
      complain: (line) => void lines.push(line),
      now,
      input: async () => '',
      db: async () => db,
      surveys: async () => surveys,
      indexModels: async () => indexModels,
      close: async () => {},
    }
    const code = await run(words, context)
    return { code, said: lines.join('\n') }
  }

  it('publish, make the same bytes again, correct with a reason, and say plainly when what it was made from is gone', async () => {
    expect(await type(['publish', 'lillkoping', '2026'])).to.deep.include({ code: 1 })
    expect((await type([...PUBLISH, '--correct', 'För tidigt'])).said).to.contain('Det finns ingen publicerad utgåva att rätta.')
    const published = await type(PUBLISH)
    expect(published.code, published.said).to.equal(0)
    const hash = /Utgåva ([0-9a-f]{64})/.exec(published.said)?.[1] ?? ''
    expect(await type(['rebuild', hash.slice(0, 8)])).to.deep.equal({ code: 0, said: `Samma byte: ${hash}` })
    expect(await type(PUBLISH)).to.deep.include({ code: 1 })
    expect((await type([...PUBLISH, '--correct', 'Fel nummer.'])).code).to.equal(0)
    await publications.forget(house.deps.db, hash)
    const gone = await type(['rebuild', hash])
    expect(gone.code).to.equal(1)
    expect(gone.said)
      .to.contain('Utgåvan går inte att göra om.')
      .and.contain('är raderat')
      .and.contain('Den publicerade utgåvan är oförändrad.')
    expect((await type(['rebuild', 'ffffffff'])).said).to.contain('Ingen utgåva börjar på ffffffff.')
    expect((await type(['rebuild', 'hej'])).code).to.equal(1)
  })
})
