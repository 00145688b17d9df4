import { expect } from 'chai'
import { fromRoot } from '../../server/root.ts'
import * as areas from '../../server/store/areas.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const VARBERG = fromRoot('db/demo/varberg.geojson')
const VARBERG_PEOPLE = fromRoot('db/demo/varberg-befolkning-2025.csv')

/** A file of two areas in one kommun; `change` writes over properties of the second. */
const twoAreas = (change: object = {}) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { regso: '0617R001', namn: 'Gnosjö', kommun: '0617', kommun_namn: 'Gnosjö' }, geometry: null },
      { type: 'Feature', properties: { regso: '0617R003', namn: 'Hillerstorp', kommun: '0617', ...change }, geometry: null },
    ],
  })

describe('importing', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
  })
  afterEach(() => terminal.close())

  /** What the database holds below a kommun. */
  const namesBelow = async (kommunId: string) => (await areas.below(terminal.db, kommunId, 2026)).map(({ name }) => name)

  it('areas says what was read and saved, and the second time that nothing changed', async () => {
    const first = await terminal.type(['import', 'areas', VARBERG])
    expect(first).to.deep.include({ code: 0, complained: '' })
    expect(first.said).to.contain('17 områden lästa').and.contain('Varberg (1383').and.contain('18 nya, 0 ändrade')
    expect((await terminal.type(['import', 'areas', VARBERG])).said).to.contain('0 nya, 0 ändrade, 17 som redan fanns')
    expect(await namesBelow('1383'))
      .to.have.lengthOf(17)
      .and.include('Tvååker')
  })

  it('areas saves nothing when one of them is wrong, and says where', async () => {
    const file = terminal.file('fel.geojson', twoAreas({ namn: '', kommun: '0618' }))
    const { code, complained } = await terminal.type(['import', 'areas', file])
    expect(code).to.equal(1)
    expect(complained.split('\n')).to.deep.equal([
      `${file} har 2 fel. Inget är sparat.`,
      '  objekt 2 (0617R003): Namn saknas. Ange det som ”name” eller ”namn”.',
      '  objekt 2 (0617R003): Området ovanför, 0618, finns varken i filen eller i databasen. Ange dess namn eller läs in det först.',
    ])
    expect(await namesBelow('0617')).to.deep.equal([])
  })

  it('areas saves nothing when only asked to look', async () => {
    const { code, said } = await terminal.type(['import', 'areas', terminal.file('gnosjo.geojson', twoAreas()), '--dry-run'])
    expect(code).to.equal(0)
    expect(said).to.contain('Filen är felfri. Inget är sparat.').and.contain('ritas inte: Gnosjö, Hillerstorp')
    expect(await namesBelow('0617')).to.deep.equal([])
  })

  it('areas takes the kommun and the first year from the command when the file does not say', async () => {
    const file = terminal.file('omraden.csv', 'id;namn\nN;Norr\nS;Söder\n')
    expect((await terminal.type(['import', 'areas', file, '--kommun', '0617'])).code).to.equal(1)
    expect((await terminal.type(['import', 'areas', file, '--kommun', '0617', '--kommun-name', 'Gnosjö', '--from', '2027'])).code).to.equal(
      0,
    )
    expect(await namesBelow('0617')).to.deep.equal([])
    expect((await terminal.type(['import', 'areas', file, '--kommun', '0617', '--from', '2026'])).said).to.contain('0 nya, 2 ändrade')
    expect(await namesBelow('0617')).to.deep.equal(['Norr', 'Söder'])
  })

  it('refuses files that are not there, not UTF-8, not JSON or not CSV, each with its sentence', async () => {
    const complaint = async (...words: string[]) => {
      const { code, complained } = await terminal.type(['import', ...words])
      expect(code, complained).to.equal(1)
      return complained
    }
    expect(await complaint('areas')).to.equal('Ange vilken fil som ska läsas.')
    expect(await complaint('areas', 'a.geojson', 'b.geojson')).to.contain('en fil i taget')
    expect(await complaint('areas', 'finns-inte.geojson')).to.equal('Filen finns-inte.geojson finns inte.')
    expect(await complaint('areas', terminal.folder)).to.contain('är en mapp')
    expect(await complaint('areas', terminal.file('l1.geojson', Buffer.from(twoAreas(), 'latin1')))).to.contain(
      'rad 1: Här står tecken som inte är UTF-8',
    )
    expect(await complaint('areas', terminal.file('halv.geojson', twoAreas().slice(0, 99)))).to.contain('inte giltig JSON')
    expect(await complaint('areas', VARBERG, '--level', 'by')).to.contain('Nivån ”by” finns inte')
    expect(await complaint('areas', VARBERG, '--from', 'nu')).to.contain('--from ska vara ett årtal')
    expect(await complaint('population', terminal.file('tabb.csv', 'område\tår\nN\t2025\n'))).to.contain('skiljs åt med tabb')
  })

  it('population says how many people were read, and the second time that nothing changed', async () => {
    await terminal.type(['import', 'areas', VARBERG])
    const first = await terminal.type(['import', 'population', VARBERG_PEOPLE])
    expect(first.said).to.contain('17 områden, år 2025').and.contain('170 nya uppgifter')
    expect((await terminal.type(['import', 'population', VARBERG_PEOPLE])).said).to.contain('0 nya uppgifter, 0 ändrade, 170')
  })

  it('population is refused whole, with line numbers, before its areas are known', async () => {
    const { code, complained } = await terminal.type(['import', 'population', VARBERG_PEOPLE])
    expect(code).to.equal(1)
    expect(complained).to.contain('har 170 fel. Inget är sparat.').and.contain('rad 2: Området ”1383R001” finns inte i databasen.')
  })
})
