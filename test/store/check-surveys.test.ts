import { expect } from 'chai'
import { aDefinition, written } from '../fixtures/definition.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

describe('check-surveys', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
  })
  afterEach(() => terminal.close())

  it('says of the surveys we ship what may not be compared with the year before', async () => {
    const { code, said } = await terminal.type(['check-surveys'])
    expect(code).to.equal(0)
    expect(said).to.contain(
      'trygghet-2026: 44 frågor i 7 delar, inga fel. Kan inte jämföras fullt ut med trygghet-2025: belysning, tillit, medel_utemiljo.',
    )
  })

  it('says every fault of a folder with file, line and place', async () => {
    terminal.file('prov-2026.json', written({ ...aDefinition(), breakdowns: ['vad'] }))
    terminal.file('tom.json', '')
    const { code, complained } = await terminal.type(['check-surveys', terminal.folder])
    expect(code).to.equal(1)
    expect(complained).to.match(/prov-2026\.json:\d+ breakdowns\[0\]: Frågan ”vad” finns inte\./)
    expect(complained).to.contain('tom.json:1 filen: Filen går inte att läsa som JSON.')
  })

  it('says of the index models we ship for which surveys they are, and how many references are missing', async () => {
    const { said } = await terminal.type(['check-surveys'])
    expect(said).to.contain(
      'problemindex-2026: version 1 för trygghet-2025 och trygghet-2026, 31 indikatorer, inga fel. Referens saknas för 30.',
    )
    expect(said).to.match(/problemindex-ovning-2026: .* 31 indikatorer, inga fel\. Bara för övningar\.$/m)
  })
})
