import { expect } from 'chai'
import { fromRoot } from '../../server/root.ts'
import * as references from '../../server/store/references.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const NTU = fromRoot('db/demo/ntu-riket.csv')

describe('importing reference statistics', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/varberg.geojson')])
  })
  afterEach(() => terminal.close())

  it('says what was read, saves it for one kommun, and only looks when asked to', async () => {
    const dry = await terminal.type(['import', 'reference', NTU, '--kommun', 'varberg', '--dry-run'])
    expect(dry.said).to.contain('31 andelar, varav 18 motsvarar en fråga').and.contain('Inget är sparat.')
    expect(await references.ofKommun(terminal.db, '1383')).to.deep.equal([])
    const { code, said } = await terminal.type(['import', 'reference', NTU, '--kommun', 'varberg'])
    expect({ code, said }).to.deep.include({ code: 0 })
    expect(said).to.contain('Sparat för Varberg.')
    expect(await references.corresponding(terminal.db, '1383', 'ute_kvall')).to.have.lengthOf(9)
  })

  it('takes Brå’s own file with what corresponds beside it', async () => {
    const file = fromRoot('test/fixtures/references/bra_ntu_riket.csv')
    const links = terminal.file(
      'koppling.csv',
      'serie;fråga;begränsning\nOtrygghet vid utevistelse sent på kvällen i det egna bostadsområdet;ute_kvall;Andra åldrar.\n',
    )
    const { said } = await terminal.type(['import', 'reference', file, '--kommun', '1383', '--links', links])
    expect(said).to.contain('3 andelar, varav 2 motsvarar en fråga').and.contain('3 rader utan andel hoppades över.')
  })

  it('refuses a faulty file, a faulty table of what corresponds and an unknown kommun', async () => {
    const complaint = async (...words: string[]) => {
      const { code, complained } = await terminal.type(['import', 'reference', ...words])
      expect(code, complained).to.equal(1)
      return complained
    }
    const bad = terminal.file('fel.csv', 'källa;plats;serie;år;andel\nBrå;Riket;a;2025;x\n')
    expect(await complaint(bad, '--kommun', 'varberg'))
      .to.contain('Inget är sparat.')
      .and.contain('rad 2: ”x” är inte en andel')
    expect(await complaint(NTU, '--kommun', 'varberg', '--links', bad)).to.contain('Kolumnen ”fråga” saknas')
    expect(await complaint(NTU, '--kommun', 'lund')).to.contain('Kommunen ”lund” finns inte')
    expect(await complaint(NTU, '--kommun', 'varberg', '--year', 'i fjol')).to.contain('--year ska vara ett årtal')
    expect(await references.ofKommun(terminal.db, '1383')).to.deep.equal([])
  })
})
