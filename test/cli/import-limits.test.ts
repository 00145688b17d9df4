import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { IndexModel } from '../../server/domain/statistics/problemindex/model.ts'
import { fromRoot } from '../../server/root.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const HEAD = 'fraga;grans_1;grans_2;grans_3;grans_4;grans_5;grans_6;riksvarde;kalla;ar'
const LIMITS = 'nedskrapning;11,98;15,99;24,51;29,02;33,53;38,04;;;'
const NATIONAL = 'berusade;;;;;;;20;Brå, NTU;2025'

describe('import limits', () => {
  let terminal: Terminal
  let folder: string
  beforeEach(async () => {
    terminal = await aTerminal()
    folder = join(terminal.folder, 'surveys')
    cpSync(fromRoot('surveys'), folder, { recursive: true })
  })
  afterEach(() => terminal.close())

  const type = (lines: readonly string[], more: readonly string[] = []) =>
    terminal.type([
      ...['import', 'limits', terminal.file('granser.csv', lines.join('\n')), '--folder', folder],
      ...['--unit', 'procent', '--source', 'Polismyndigheten', '--year', '2026', ...more],
    ])
  const modelIn = (file: string): IndexModel => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const indicator = (model: IndexModel, question: string) =>
    model.groups.flatMap(({ indicators }) => indicators).find((one) => one.question === question)

  it('writes the model we ship with real limits, as the next version, which a server takes as it is', async () => {
    const shipped = readFileSync(join(folder, 'problemindex-2026.json'), 'utf8')
    const { code, said, complained } = await type([HEAD, LIMITS, NATIONAL])
    expect(code, complained).to.equal(0)
    expect(said).to.contain(
      'problemindex-2026-v2: version 2, samma frågor som problemindex-2026. Gränser för 1 av 31 frågor, riksvärde för 2.',
    )
    expect(said).to.contain('Varken gränser eller riksvärde finns för skadegorelse, narkotika,')

    const model = modelIn('problemindex-2026-v2.json')
    expect(indicator(model, 'nedskrapning')?.given).to.deep.equal({
      limits: [0.1198, 0.1599, 0.2451, 0.2902, 0.3353, 0.3804],
      source: 'Polismyndigheten',
      year: 2026,
    })
    expect(indicator(model, 'berusade')?.reference).to.deep.equal({ share: 0.2, source: 'Brå, NTU', year: 2025 })
    expect(model.about.sv).to.contain('inlästa för 1 av 31 frågor. Källa: Polismyndigheten 2026.')
    expect(readFileSync(join(folder, 'problemindex-2026.json'), 'utf8')).to.equal(shipped)
    expect((await terminal.type(['check-surveys', folder])).said).to.match(
      /problemindex-2026-v2: version 2 .* inga fel\. Referens saknas för 28\./,
    )
  })

  it('reads shares as it reads per cent, and a second file goes on from the first', async () => {
    await type([HEAD, LIMITS])
    const { code, complained } = await type(
      ['question,limit_1,limit_2,limit_3,limit_4,limit_5,limit_6', 'berusade,0.1,0.2,0.3,0.4,0.5,0.6'],
      ['--unit', 'andel'],
    )
    expect(code, complained).to.equal(0)
    const model = modelIn('problemindex-2026-v3.json')
    expect(model.version).to.equal(3)
    expect(indicator(model, 'berusade')?.given?.limits).to.deep.equal([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    expect(indicator(model, 'nedskrapning')?.given?.limits[0]).to.equal(0.1198)
  })

  it('tells every fault of a file at once, and writes nothing', async () => {
    const before = readdirSync(folder)
    const { code, complained } = await type([
      HEAD,
      'nedskrap;1;2;3;4;5;6;;;',
      'skadegorelse;1;2;3;3;5;6;;;',
      'narkotika;1;2;;4;5;120;;;',
      'buskorning;;;;;;;;;',
      'brak;1;2;3;4;5;6;;;förra året',
      'oro_bedrageri;;;;;;;0;;',
      LIMITS,
      LIMITS,
    ])
    expect(code).to.equal(1)
    for (const sentence of [
      'rad 2: Modellen problemindex-2026 har ingen indikator ”nedskrap”.',
      'rad 3: Gränserna ska stiga, men 3 kommer efter 3. De gäller andelen ogynnsamma svar.',
      'rad 4: Skriv alla 6 gränser på raden, eller ingen.',
      'rad 4: ”120” är inte ett tal från 0 till 100.',
      'rad 5: Raden har varken gränser eller riksvärde.',
      'rad 6: ”förra året” är inte ett årtal.',
      'rad 7: Riksvärdet 0 ska vara större än 0 och mindre än alla.',
      'rad 9: Frågan ”nedskrapning” står redan tidigare i filen.',
    ])
      expect(complained).to.contain(sentence)
    expect(readdirSync(folder)).to.deep.equal(before)
  })

  it('says which columns are missing, and guesses neither unit, source nor year', async () => {
    expect((await type(['fraga;grans_1;grans_2', 'brak;1;2'])).complained).to.contain(
      'Kolumnen ”grans_3”, ”grans_4”, ”grans_5”, ”grans_6” saknas.',
    )
    expect((await type(['id;namn', 'brak;x'])).complained)
      .to.contain('Kolumnen ”fraga” (frågans id) saknas.')
      .and.contain('Varken gränser (grans_1 till grans_6) eller ”riksvarde” finns.')
    const file = terminal.file('granser.csv', `${HEAD}\n${LIMITS}\n`)
    expect((await terminal.type(['import', 'limits', file, '--folder', folder])).complained).to.contain('--unit')
    expect((await terminal.type(['import', 'limits', file, '--folder', folder, '--unit', 'promille'])).complained).to.contain(
      '--unit ska vara procent (25 är en fjärdedel) eller andel (0,25 är en fjärdedel), inte ”promille”.',
    )
    expect((await terminal.type(['import', 'limits', file, '--folder', folder, '--unit', 'procent'])).complained)
      .to.contain('rad 2: Källan saknas: skriv den på raden eller med --source.')
      .and.contain('rad 2: Året saknas: skriv det på raden eller med --year.')
    expect((await type([HEAD, LIMITS], ['--model', 'problemindex-ovning-2026'])).complained).to.contain(
      'Modellen ”problemindex-ovning-2026” finns inte.',
    )
  })

  it('can look the file through without writing', async () => {
    const { code, said } = await type([HEAD, LIMITS], ['--dry-run'])
    expect([code, said.endsWith('Filen är felfri. Inget är skrivet.')]).to.deep.equal([0, true])
    expect(readdirSync(folder)).not.to.include('problemindex-2026-v2.json')
  })
})
