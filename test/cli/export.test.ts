import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { inWords, writeWhole } from '../../server/cli/write-file.ts'
import { fromRoot } from '../../server/root.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const ROUND =
  '--survey trygghet-2026 --kommun svenljunga --opens 2026-08-01 --closes 2026-08-31 --results 2026-12-01 --open-link --rehearsal --unsealed'

describe('export', () => {
  let terminal: Terminal
  before(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    await terminal.type(['add-round', ...ROUND.split(' ')])
  })
  after(() => terminal.close())

  const at = (name: string) => join(terminal.folder, name)
  const type = (what: string, ...more: string[]) => terminal.type(['export', what, '--kommun', 'svenljunga', '--year', '2026', ...more])

  it('writes the codebook before anything is counted', async () => {
    const outcome = await type('codebook', '--format', 'csv-internationell', '--out', at('kodbok.csv'))
    expect(outcome).to.deep.equal({ code: 0, said: `Skrev ${at('kodbok.csv')}.`, complained: '' })
    const [notice, ...records] = parse(readFileSync(at('kodbok.csv'), 'utf8'), { relax_column_count: true }) as string[][]
    expect(notice).to.deep.equal(['Påhittade svar – övning'])
    expect(records[0]).to.include.members(['undersokning', 'undersokning_sha256', 'ar', 'fraga'])
  })

  it('says what to do first when the answers are not counted', async () => {
    for (const what of ['results', 'underlag']) {
      const { code, complained } = await type(what, '--out', at('x'))
      expect(code).to.equal(1)
      expect(complained).to.match(/^Svaren är inte räknade än\./)
      expect(existsSync(at('x'))).to.equal(false)
    }
  })

  it('writes results and underlag once they are, in every format', async () => {
    await terminal.type(['count', 'svenljunga', '2026'])
    for (const format of ['csv-excel', 'csv-internationell', 'json', 'markdown']) {
      expect((await type('results', '--format', format, '--out', at(`r-${format}`))).code).to.equal(0)
      expect(readFileSync(at(`r-${format}`), 'utf8').slice(0, 60)).to.include('Påhittade svar – övning')
    }
    expect((await type('underlag', '--out', at('u.md'))).code).to.equal(0)
    expect(readFileSync(at('u.md'), 'utf8')).to.include('# Underlag till medborgarlöfte 2027: Svenljunga')
    expect((await type('underlag', '--format', 'json', '--out', at('u.json'))).code).to.equal(0)
    expect(JSON.parse(readFileSync(at('u.json'), 'utf8')).ar).to.equal(2026)
  })

  it('leaves a file that is already there, and writes over it only when forced', async () => {
    writeFileSync(at('min.csv'), 'mitt eget')
    const outcome = await type('codebook', '--out', at('min.csv'))
    expect(outcome.code).to.equal(1)
    expect(outcome.complained).to.include('finns redan').and.include('--force')
    expect(readFileSync(at('min.csv'), 'utf8')).to.equal('mitt eget')
    expect((await type('codebook', '--out', at('min.csv'), '--force')).code).to.equal(0)
    expect(readFileSync(at('min.csv'), 'utf8')).not.to.include('mitt eget')
  })

  it('refuses with a sentence what there is not', async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ['export', 'resultat', '--kommun', 'svenljunga', '--year', '2026'],
        /Ange vad som ska exporteras: results, codebook, problemindex, words, underlag\./,
      ],
      [['export', 'results', '--kommun', 'svenljunga', '--year', '2026', '--format', 'xlsx'], /Formatet ”xlsx” finns inte här/],
      [['export', 'underlag', '--kommun', 'svenljunga', '--year', '2026', '--format', 'csv-excel'], /Det finns: markdown, json\./],
      [['export', 'results', '--kommun', 'ingenstans', '--year', '2026'], /”ingenstans 2026” finns inte/],
      [['export', 'results', '--kommun', 'svenljunga', '--year', '1999'], /finns inte/],
      [['export', 'results', '--year', '2026'], /Ange --kommun\./],
      [['export', 'results', '--kommun', 'svenljunga', '--year', '2026', '--model', 'x'], /--model hör bara till problemindex\./],
      [
        ['export', 'problemindex', '--kommun', 'svenljunga', '--year', '2026', '--model', 'problemindex-2026'],
        /inte gjord för den enkäten\. De som är det: problemindex-ovning-2026\./,
      ],
      [['export', 'codebook', '--kommun', 'svenljunga', '--year', '2026', '--out', at('saknas/x.csv')], /Mappen .*saknas finns inte/],
      [['export', 'codebook', '--kommun', 'svenljunga', '--year', '2026', '--force', '--out', terminal.folder], /är en mapp/],
    ]
    for (const [words, sentence] of wrong) {
      const { code, complained } = await terminal.type(words)
      expect(code, words.join(' ')).to.equal(1)
      expect(complained).to.match(sentence)
    }
  })
})

describe('a file that cannot be written whole', () => {
  let terminal: Terminal
  before(async () => {
    terminal = await aTerminal()
  })
  after(() => terminal.close())

  async function* breakingOff(): AsyncGenerator<string> {
    yield 'början'
    throw Object.assign(new Error('write'), { code: 'ENOSPC' })
  }

  it('leaves nothing behind, and the file that was there as it was', async () => {
    const folder = join(terminal.folder, 'ut')
    mkdirSync(folder)
    writeFileSync(join(folder, 'gammal.csv'), 'hel')
    let complaint = ''
    await writeWhole(join(folder, 'gammal.csv'), breakingOff(), { over: true }).catch((error: Error) => {
      complaint = error.message
    })
    expect(complaint).to.equal(`Disken är full. ${join(folder, 'gammal.csv')} skrevs inte.`)
    expect(readdirSync(folder)).to.deep.equal(['gammal.csv'])
    expect(readFileSync(join(folder, 'gammal.csv'), 'utf8')).to.equal('hel')
  })

  it('says in words why', () => {
    const said = (code: string) => String((inWords(Object.assign(new Error(), { code }), 'mapp/fil.csv') as Error).message)
    expect(said('EACCES')).to.equal('Du har inte rätt att skriva i mapp. Ingen fil skrevs.')
    expect(said('EROFS')).to.equal(said('EACCES'))
    expect(said('ENOENT')).to.equal('Mappen mapp finns inte. Ingen fil skrevs.')
    expect(said('EEXIST')).to.include('finns redan')
    const strange = new Error('annat')
    expect(inWords(strange, 'fil.csv')).to.equal(strange)
  })
})
