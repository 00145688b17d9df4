import { expect } from 'chai'
import * as areas from '../../server/store/areas.ts'
import { AREAS } from '../fixtures/places.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

describe('set-neighbour', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await areas.write(terminal.db, AREAS)
  })
  afterEach(() => terminal.close())

  const neighbours = () => areas.neighboursBelow(terminal.db, '9901', 2026)

  it('chooses the neighbours of areas, and takes them away', async () => {
    const chosen = await terminal.type(['set-neighbour', '9901O=9901S', '9901N=9901S'])
    expect(chosen).to.deep.include({ code: 0, complained: '' })
    expect(chosen.said).to.contain('Ön (9901O) vägs vid behov ihop med Söder (9901S).')
    expect(await neighbours()).to.deep.equal(
      new Map([
        ['9901N', '9901S'],
        ['9901O', '9901S'],
      ]),
    )
    expect((await terminal.type(['set-neighbour', '9901O='])).said).to.contain('Ön (9901O) har ingen granne.')
    expect([...(await neighbours()).keys()]).to.deep.equal(['9901N'])
  })

  it('changes nothing when one of them cannot be, and says why', async () => {
    const { code, complained } = await terminal.type(['set-neighbour', '9901O=9901S', '9901N=9902A', 'X=9901S', 'Y=', '9901S=9901S'])
    expect(code).to.equal(1)
    expect(complained.split('\n')).to.deep.equal([
      'Inget är ändrat.',
      '  Grannen 9902A ligger inte i samma kommun som 9901N.',
      '  Området X finns inte.',
      '  Området Y finns inte.',
      '  9901S kan inte vara granne till sig självt.',
    ])
    expect((await neighbours()).size).to.equal(0)
    expect((await terminal.type(['set-neighbour'])).complained).to.contain('minst ett område')
    expect((await terminal.type(['set-neighbour', '9901O'])).complained).to.equal('”9901O” förstods inte. Skriv OMRÅDE=GRANNE.')
  })
})
