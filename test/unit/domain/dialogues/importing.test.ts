import { expect } from 'chai'
import type { Setting } from '../../../../server/domain/dialogues/import-line.ts'
import { guessed, readNotes } from '../../../../server/domain/dialogues/importing.ts'
import { readCsv } from '../../../../server/formats/read-csv.ts'

const SETTING: Setting = {
  today: '2026-09-15',
  areasIn: (year) => (year === 2024 ? [{ id: '9901N', name: 'Norr' }] : []),
  liesIn: ({ latitude }) => latitude > 57,
  themes: [
    { id: 'trafik', title: { sv: 'Trafik' } },
    { id: 'stold', title: { sv: 'Stöld' } },
  ],
}
const HEAD = 'datum;form;plats;område;deltog;antal;tema;allvar;text;förslag;tid;koordinater'
const GOOD = '2024-05-01;Medborgardialog;Torget;norr;boende;12;Stöld;3;Cyklar försvinner.;Fler ställ;kväll;57.1, 12.2'

const reading = (...lines: readonly string[]) => readCsvOf(HEAD, ...lines)

function readCsvOf(...lines: readonly string[]) {
  const csv = readCsv(lines.join('\n'))
  if (!csv.ok) throw new Error(JSON.stringify(csv.faults))
  return readNotes(csv.table, guessed(csv.table.columns), SETTING)
}

describe("earlier years' notes in a file", () => {
  it('become dialogues, the lines of one and the same together', () => {
    const result = reading(
      GOOD,
      GOOD.replace('Stöld;3;Cyklar försvinner.', '"trafik; stold";;Bilar'),
      GOOD.replace('2024-05-01', '2024-06-01').replace('norr', ''),
    )
    if (!result.ok) throw new Error(result.sentences.join('\n'))
    expect(result.dialogues.map(({ heldOn, areaId, observations }) => [heldOn, areaId, observations.length])).to.deep.equal([
      ['2024-05-01', '9901N', 2],
      ['2024-06-01', null, 1],
    ])
  })

  it('keep what each column holds', () => {
    const result = reading(GOOD)
    expect(result.ok && result.dialogues[0]).to.deep.equal({
      ...{ form: 'medborgardialog', heldOn: '2024-05-01', areaId: '9901N', place: 'Torget', tookPart: 'boende', people: 12, details: {} },
      observations: [
        {
          ...{ themes: ['stold'], severity: 3, said: 'Cyklar försvinner.', suggestion: 'Fler ställ', place: '' },
          ...{ point: { latitude: 57.1, longitude: 12.2 }, reasons: [], timeOfDay: 'kvall', times: 1 },
        },
      ],
    })
  })

  it('are refused whole, with everything wrong on every line', () => {
    const result = reading(GOOD, '2027-01-01;Disco;;Ön;;många;hav;9;;;lunch;vid ån')
    expect(result.ok ? [] : result.sentences).to.deep.equal([
      'rad 3: ”många” är inte ett antal deltagare.',
      'rad 3: ”Disco” är ingen form av dialog.',
      'rad 3: 2027-01-01 har inte varit än.',
      'rad 3: plats saknas.',
      'rad 3: ”lunch” är ingen tid på dygnet: skriv morgon, dag, kväll eller natt.',
      'rad 3: ”vid ån” är inte koordinater, som i ”57.10512, 12.25123”.',
      'rad 3: temat ”hav” finns inte i enkäten.',
      'rad 3: ”9” är ingen grad av allvar: skriv 0, 1, 2 eller 3.',
      'rad 3: vad som sades saknas.',
    ])
  })

  it('keep what is no area of that year as a place without one, and tell of it', () => {
    const result = reading(GOOD.replace('norr', 'Ön'), GOOD.replace('2024-05-01', '2023-05-01'))
    if (!result.ok) throw new Error(result.sentences.join('\n'))
    expect(result.places).to.deep.equal(['Ön', 'norr'])
    expect(result.dialogues.map(({ areaId, observations }) => [areaId, observations[0]?.place])).to.deep.equal([
      [null, 'Ön'],
      [null, 'norr'],
    ])
  })

  it('keep what only one form asks for, as codes or in words, and where and how often', () => {
    const result = readCsvOf(
      'datum;form;plats;var;tema;text;gånger;Rapportor;enhet;verksamhet;roll',
      '2024-05-03;EST-rapport;Hela orten;Bron;Stöld;Cyklar;4;skola;Gården;;',
      '2024-05-04;intervju;Torget;;Trafik;Fort;;;;Skola eller förskola;rektor',
    )
    if (!result.ok) throw new Error(result.sentences.join('\n'))
    const [est, interview] = result.dialogues
    expect(est).to.deep.include({ place: 'Hela orten', details: { rapportor: 'skola', enhet: 'Gården' } })
    expect(est?.observations[0]).to.deep.include({ place: 'Bron', times: 4 })
    expect(interview?.details).to.deep.equal({ verksamhet: 'skola', roll: 'rektor' })
  })

  it('are refused for a pin outside the kommun, a day too long ago, a choice that is none and more than a dialogue holds', () => {
    const result = readCsvOf(
      'datum;form;plats;tema;text;koordinater;ganger;kanal',
      '1924-05-01;tips;Torget;Stöld;Cyklar;55.6, 13.0;0;duva',
      ...Array.from({ length: 31 }, () => '2024-05-01;tips;Torget;Stöld;Cyklar;;;'),
    )
    expect(result.ok ? [] : result.sentences).to.deep.equal([
      'rad 2: 1924-05-01 är för långt tillbaka. Kontrollera årtalet.',
      'rad 2: kanal: Välj hur tipset kom in.',
      'rad 2: ”55.6, 13.0” ligger utanför kommunen.',
      'rad 2: ”0” är inget antal gånger.',
      'rad 33: en dialog rymmer högst 30 observationer. Dela den i två.',
    ])
  })

  it('ask for the columns that are needed, and for lines', () => {
    const none = readNotes({ columns: ['x'], lines: [] }, guessed(['x']), SETTING)
    expect(none.ok ? [] : none.sentences).to.have.lengthOf(5)
    const empty = reading()
    expect(empty.ok ? [] : empty.sentences).to.deep.equal(['Filen har inga rader under rubriken.'])
  })
})
