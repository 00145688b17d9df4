import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const DEFINITION = JSON.stringify({
  questions: [
    { id: 'skrap', kind: 'single', codes: ['nej', 'ja'] },
    { id: 'platser', kind: 'multiple', codes: ['park', 'torg', { code: 'inga', exclusive: true }] },
    {
      id: 'tal',
      kind: 'number',
      min: 0,
      max: 9,
      unit: { sv: 'gånger' },
      bands: [
        { code: '0-9', from: 0, to: 4, text: { sv: 'a' } },
        { code: '5+', from: 5, to: 9, text: { sv: 'b' } },
      ],
    },
    { id: 'anmalt', kind: 'single', codes: ['nej', 'ja'], section: 'sist', askIf: [{ question: 'skrap', codes: ['ja'] }] },
  ],
  sections: [
    { id: 'forst', title: { sv: 'Först' } },
    { id: 'sist', title: { sv: 'Sist' } },
  ],
})
const PEOPLE = 'area,sex,age,N\nN,K,15-44,100\nN,K,45+,100\nN,M,15-44,100\nN,M,45+,100\n'
const HEAD = 'area,sex,age,skrap,platser_park,platser_torg,platser_inga,tal,anmalt\n'
const GOOD = `${HEAD}${'N,K,45+,ja,1,0,0,3,nej\n'.repeat(6)}`

describe('estimate, given what it cannot read', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
  })
  afterEach(() => terminal.close())

  async function complaints(
    {
      definition = DEFINITION,
      responses = GOOD,
      population = PEOPLE,
    }: { definition?: string; responses?: string | Uint8Array; population?: string },
    more: readonly string[] = [],
  ) {
    const out = join(terminal.folder, 'ut.json')
    const words = [
      '--definition',
      terminal.file('enkat.json', definition),
      '--responses',
      terminal.file('svar.csv', responses),
      '--population',
      terminal.file('folk.csv', population),
    ]
    const { code, complained } = await terminal.type(['estimate', ...words, '--out', out, ...more])
    expect(code, complained).to.equal(1)
    expect(existsSync(out)).to.equal(false)
    return complained
      .replaceAll(`${terminal.folder}/`, '')
      .split('\n')
      .map((line) => line.trim())
  }

  it('tells every fault of every file at once, and writes nothing', async () => {
    const responses = `${HEAD}X,K,45+,ja,1,0,0,3,\nN,Q,45+,kanske,1,0,1,12,\nN,K,45+,nej,0,2,0,3,ja\nN,K,9,ja,1,0,0\n`
    const told = await complaints({ responses, population: `${PEOPLE}S,K,gamla,tio\n` })
    expect(told).to.deep.equal([
      'Filerna har fel. Inget är räknat.',
      'folk.csv har fel.',
      'rad 6: Antalet ”tio” ska vara ett helt tal, 0 eller större.',
      'rad 6: Åldersgruppen ”gamla” börjar inte med ett tal, så ordningen mellan åldrarna är okänd.',
      'svar.csv har fel.',
      'rad 3: skrap: ”kanske” är inte en av frågans koder (nej, ja).',
      'rad 3: platser: ett svar som ska stå ensamt är ikryssat tillsammans med andra.',
      'rad 3: tal: ”12” är inte ett heltal 0–9.',
      'rad 4: platser: ”2” för torg ska vara 1, 0 eller tomt.',
      'rad 5: Raden har 7 kolumner, rubriken har 9.',
    ])
  })

  it('holds areas, sexes and ages to the register’s', async () => {
    const told = await complaints({ responses: `${GOOD}X,K,45+,,,,,,\n,Q,45+,,,,,,\nN,,9,,,,,,\nN,K,45+,nej,,,,,ja\n` })
    expect(told.slice(2)).to.deep.equal([
      'rad 8: Området ”X” finns inte bland folkmängderna.',
      'rad 9: Områdets kod saknas.',
      'rad 9: Könet ”Q” finns inte bland folkmängderna (K, M). Lämna tomt om det är okänt.',
      'rad 10: Åldersgruppen ”9” finns inte bland folkmängderna (15-44, 45+). Lämna tomt om det är okänt.',
      'rad 11: anmalt: frågan är besvarad fast hoppregeln går förbi den.',
    ])
  })

  it('tells a fault that stands on many lines once', async () => {
    const told = await complaints({ responses: HEAD + 'N,K,45+,vet,,,,,\n'.repeat(500) })
    expect(told.slice(2)).to.deep.equal(['rad 2, 3, 4 och 497 till: skrap: ”vet” är inte en av frågans koder (nej, ja).'])
  })

  it('tells which columns are missing', async () => {
    expect(await complaints({ responses: 'omr,skrap,platser_park\nN,ja,1\n' })).to.deep.equal([
      'Filerna har fel. Inget är räknat.',
      'svar.csv har fel.',
      'Kolumnen ”area” (områdets kod) saknas.',
      'Kolumnen ”platser” saknas, men frågan finns i definitionen.',
      'Kolumnen ”tal” saknas, men frågan finns i definitionen.',
      'Kolumnen ”anmalt” saknas, men frågan finns i definitionen.',
      'Filen har kolumnerna omr, skrap, platser_park.',
    ])
    expect((await complaints({ responses: GOOD.replace('area,sex', 'area,x') }))[2]).to.equal(
      'Kolumnen ”sex” saknas, men folkmängderna är uppdelade efter kön.',
    )
  })

  it('tells what a definition lacks, with the line', async () => {
    const told = await complaints({ definition: '{\n "questions": [\n  { "id": "a", "kind": "single", "codes": ["1"] }\n ]\n}' })
    expect(told).to.include('enkat.json:3 questions[a].codes: Frågan behöver minst två svar med rollen ”value”.')
    expect(await complaints({ definition: '{ "questions": ' })).to.match(/går inte att läsa som JSON/)
  })

  it('tells what figures a register lacks: a combination, a year too many, a row twice', async () => {
    expect((await complaints({ population: PEOPLE.replace('N,M,45+,100\n', '') }))[2]).to.equal('N M 45+ saknas. Skriv 0 om ingen bor där.')
    expect((await complaints({ population: `${PEOPLE}N,M,45+,7\n` }))[2]).to.equal('N M 45+ finns två gånger.')
    const years = PEOPLE.replaceAll('\n', ',2025\n').replace('N,2025', 'N,år')
    expect((await complaints({ population: `${years.replace('N,K,15-44,100,2025', 'N,K,15-44,100,2024')}` }))[2]).to.contain(
      'Filen har flera år: 2024, 2025.',
    )
    expect((await complaints({ population: 'plats;folk\nN;3\n' }))[2]).to.contain('Kolumnen ”people” (antal personer) saknas.')
  })

  it('refuses files that are not there, empty, not UTF-8 or not CSV, all of them', async () => {
    const nowhere = join(terminal.folder, 'finns-inte.csv')
    const { complained } = await terminal.type([
      'estimate',
      '--definition',
      nowhere,
      '--responses',
      nowhere,
      '--population',
      nowhere,
      '--out',
      nowhere,
    ])
    expect(complained.split('\n')).to.deep.equal([
      'Filerna har fel. Inget är räknat.',
      `  Filen ${nowhere} finns inte.`,
      `  Filen ${nowhere} finns inte.`,
    ])
    expect((await complaints({ responses: '' }))[2]).to.equal('rad 1: Filen är tom.')
    expect((await complaints({ responses: HEAD }))[2]).to.equal('Filen har inga svar.')
    expect((await complaints({ responses: Buffer.from(`${GOOD}N,K,å\n`, 'latin1') }))[2]).to.equal(
      'rad 8: Här står tecken som inte är UTF-8, utan troligen Windows-1252 (”ANSI”, vanligt från äldre Excel). Spara om filen som UTF-8 (i Excel: ”CSV UTF-8”).',
    )
    expect((await complaints({ responses: `${GOOD}N,"K,45+\n` }))[2]).to.contain('Citattecknen går inte ihop')
    expect((await complaints({ responses: GOOD.replaceAll(',', '\t') }))[2]).to.contain('skiljs åt med tabb')
  })

  it('tells what stands in the way of weighting, in the round before too', async () => {
    const none = PEOPLE.replaceAll(',100', ',1')
    const told = await complaints({ population: none }, [
      '--previous-responses',
      terminal.file('fjol.csv', GOOD),
      '--previous-population',
      terminal.file('ingen.csv', PEOPLE.replaceAll(',100', ',0')),
    ])
    expect(told).to.deep.equal([
      'Siffrorna kan inte räknas.',
      'Från området N har fler svarat än de 4 som bor där enligt folkmängden. Kontrollera folkmängden och att koderna har gått till rätt område.',
      'Omgången före: Enligt folkmängden bor ingen i området N, men svar har kommit därifrån. Rätta folkmängden eller områdets kod.',
    ])
  })

  it('asks for what is missing among its options', async () => {
    const said = async (...words: string[]) => (await terminal.type(['estimate', ...words])).complained
    expect(await said()).to.equal('Ange --definition.')
    expect(await said('--definition', 'a', '--responses', 'b', '--out', 'c')).to.equal(
      'Ange --population (eller --margins): utan folkmängd kan svaren inte vägas.',
    )
    expect(await said('--definition', 'a', '--responses', 'b', '--out', 'c', '--population', 'd', '--margins', 'e')).to.equal(
      'Ange --population eller --margins, inte båda.',
    )
    expect((await complaints({}, ['--neighbour', 'N=X']))[0]).to.contain('--neighbour N=X: skriv två områden')
  })
})
