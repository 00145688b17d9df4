import { expect } from 'chai'
import { fromRoot } from '../../server/root.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

describe('focus', () => {
  let terminal: Terminal
  before(async () => {
    terminal = await aTerminal('2026-08-15T10:00:00Z')
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    for (const [survey, opens, closes] of [
      ['trygghet-2025', '2025-09-01', '2025-10-31'],
      ['trygghet-2026', '2026-09-01', '2026-10-31'],
    ] as const)
      await terminal.type(
        `add-round --survey ${survey} --kommun svenljunga --opens ${opens} --closes ${closes} --results 2027-01-15 --open-link`.split(' '),
      )
  })
  after(() => terminal.close())

  const type = (words: string) => terminal.type(['focus', ...words.split(' ')])

  it('tells that nothing is in focus until something is', async () => {
    expect(await type('svenljunga 2026')).to.include({ code: 0, said: 'Inga frågor är i fokus.' })
  })

  it('chooses questions, tells which they are, and remembers them', async () => {
    const said = 'nedskrapning: Nedskräpning\nute_kvall: Otrygg ute sent på kvällen'
    expect(await type('svenljunga 2026 ute_kvall nedskrapning')).to.include({ code: 0, said })
    expect(await type('svenljunga 2026')).to.include({ code: 0, said })
    expect(await type('svenljunga 2026 --none')).to.include({ code: 0, said: 'Inga frågor är i fokus.' })
  })

  it('refuses what cannot be in focus with every fault and what can, and changes nothing', async () => {
    await type('svenljunga 2026 ute_kvall')
    const { code, complained } = await type('svenljunga 2026 kon hittepa')
    expect(code).to.equal(1)
    expect(complained).to.contain('”kon” har inget mått').and.contain('”hittepa” finns inte').and.contain('Det finns: nedskrapning, ')
    expect((await type('svenljunga 2026')).said).to.match(/^ute_kvall/)
  })

  it('refuses both questions and none', async () => {
    expect((await type('svenljunga 2026 ute_kvall --none')).complained).to.contain('inte båda')
  })

  it('refuses when the round has opened', async () => {
    const { code, complained } = await type('svenljunga 2025 ute_kvall')
    expect(code).to.equal(1)
    expect(complained).to.contain('Omgången har öppnat.')
  })

  it('refuses a round that is not there', async () => {
    expect((await type('svenljunga 2024')).complained).to.contain('finns inte. Det finns: svenljunga 2026, svenljunga 2025')
  })
})
