import { expect } from 'chai'
import { contextOf } from '../../server/cli/context.ts'
import { run } from '../../server/cli/run.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { fromRoot } from '../../server/root.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const SVENLJUNGA = fromRoot('db/demo/svenljunga-befolkning-2025.csv')

describe('plan', () => {
  let terminal: Terminal
  before(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
  })
  after(() => terminal.close())

  const type = async (...words: string[]) => {
    const { code, said, complained } = await terminal.type(['plan', ...words])
    return { code, complained, lines: said.replaceAll(/[\u00a0\u202f]/g, ' ').split('\n') }
  }

  it('asks for register figures before it plans for a kommun without any', async () => {
    const { code, complained } = await type('svenljunga')
    expect(code).to.equal(1)
    expect(complained).to.equal('Folkmängden i Svenljunga är inte inläst. Läs in den med import population.')
  })

  it('gives letters, answers, margin and smallest change for every area of a file, and for all of them', async () => {
    const { code, lines } = await type('--population', SVENLJUNGA, '--half-width', '8', '--response', '40')
    expect(code).to.equal(0)
    expect(lines[0]).to.match(/befolkning-2025\.csv, folkmängd 15 år och äldre den 31 december 2025$/)
    expect(lines[2]).to.match(/^Område +Invånare +Brev +Svar +Felmarginal +Minsta minskning från 30 %$/)
    expect(lines[3]).to.match(/^1465R001 +946 +380 +152 +±8 procentenheter +15 procentenheter$/)
    expect(lines[9]).to.match(/^Hela kommunen +8 873 +2 394 +957 +±4 procentenheter +7 procentenheter$/)
    expect(lines.slice(11)).to.deep.equal([
      'För att kunna se att andelen otrygga minskat från 30 till 20 % behövs cirka 380 svar per år.',
      'I hela kommunen syns minskningen från 30 till 20 %.',
      'Inte i något område räcker två års svar. Slå ihop områden, eller följ upp löftet för hela kommunen.',
    ])
  })

  it('says of an area where everybody is asked that they are, and when it is too small all the same', async () => {
    const { lines } = await type('--population', SVENLJUNGA, '--response', '3')
    expect(lines.find((line) => line.startsWith('1465R001'))).to.match(/ 946 +28 .*, alla får brev, slå ihop med ett grannområde$/)
  })

  it('says the same of a kommun whose figures have been read, by the names of its areas', async () => {
    await terminal.type(['import', 'population', SVENLJUNGA])
    const [fromFile, fromKommun] = [await type('--population', SVENLJUNGA), await type('svenljunga')]
    expect(fromKommun.lines[0]).to.equal('Svenljunga, folkmängd 15 år och äldre den 31 december 2025')
    const cells = ({ lines }: typeof fromFile) => lines.slice(3, 10).map((line) => line.split(/ {2,}/))
    expect(cells(fromKommun).map(([name]) => name)).to.include.members(['Hillared', 'Hela kommunen'])
    const figures = (from: typeof fromFile) =>
      cells(from)
        .map(([, ...row]) => row.join('|'))
        .sort()
    expect(figures(fromKommun)).to.deep.equal(figures(fromFile))
  })

  it('says what a number of answers can show, for one pledge and for several', async () => {
    expect((await type('--answers', '150')).lines).to.deep.equal([
      'Med 150 svar per år syns en minskning från 30 % när den är minst 16 procentenheter.',
      'För att kunna se att andelen otrygga minskat från 30 till 20 % behövs cirka 380 svar per år.',
      'Felmarginalen är högst ±9 procentenheter.',
    ])
    expect((await type('--answers', '150', '--pledges', '4')).lines[0]).to.contain('minst 18 procentenheter')
    expect((await type('--answers', '50', '--baseline', '15', '--goal', '5')).lines[0]).to.contain(
      'går en minskning från 15 % inte att följa upp',
    )
  })

  it('refuses a wish with every fault in it, by the options they were typed as', async () => {
    const { code, complained } = await type('--answers', '150', '--pledges', '0', '--baseline', '3o')
    expect(code).to.equal(1)
    expect(complained.split('\n')).to.deep.equal([
      'Planen går inte att räkna ut:',
      '  --baseline: Skriv andelen i dag i procent, ett helt tal från 1 till 99.',
      '  --pledges: Skriv hur många löften som följs upp, ett helt tal från 1 till 20.',
    ])
  })

  it('refuses to guess what to plan for, and figures that are none', async () => {
    const one = 'Ange en kommun, en fil med --population eller ett antal med --answers.'
    for (const words of [[], ['svenljunga', '--answers', '5'], ['svenljunga', 'varberg']])
      expect((await type(...words)).complained).to.equal(one)
    expect((await type('--answers', 'många')).complained).to.equal('--answers ska vara ett helt tal, 1 eller större.')
    expect((await type('svenljunga', '--deff', '0,5')).complained).to.equal('--deff ska vara ett tal från 1 till 5.')
    expect((await type('svenljunga', '--deff', '1,5')).code).to.equal(0)
    expect((await type('--population', terminal.file('x.csv', 'a;b\n1;2\n'))).complained).to.contain('Kolumnen ”område” saknas.')
    expect((await type('ingenstans')).complained).to.contain('Kommunen ”ingenstans” finns inte.')
  })

  it('tells of a kommun with counted answers the smallest fall of each group mean that is seen', async () => {
    const house = await aCountedHouse()
    const said: string[] = []
    const surroundings = { print: (line: string) => said.push(line), complain: () => {}, now: house.deps.now, input: async () => '' }
    const config = { port: 0, databaseFile: house.file, codeKey: null, baseUrl: house.url, rules: MINIMUM }
    const context = { ...contextOf(config, surroundings), db: async () => house.deps.db, surveys: async () => house.deps.surveys }
    try {
      expect(await run(['plan', 'lillkoping'], context)).to.equal(0)
      const lines = said
        .join('\n')
        .replaceAll(/[\u00a0\u202f]/g, ' ')
        .split('\n')
      const at = lines.indexOf('Minsta minskning av ett gruppmedel som syns, om svaren är lika spridda som 2026')
      expect(lines[at + 1]).to.match(/^Gruppmedel +Medel 2026 +I hela kommunen +I ett område med 114 svar$/)
      expect(lines[at + 2]).to.match(/^Problem i utemiljön, medel 0–6 +\d,\d +\d,\d poäng +\d,\d poäng$/)
    } finally {
      await house.close()
    }
  })
})
