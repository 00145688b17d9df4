import { expect } from 'chai'
import { guessed, readNotes, type Setting } from '../../../../server/domain/dialogues/importing.ts'
import { readCsv } from '../../../../server/formats/read-csv.ts'

const SETTING: Setting = {
  today: '2026-09-15',
  areas: [{ id: '9901N', name: 'Norr' }],
  themes: [
    { id: 'trafik', title: { sv: 'Trafik' } },
    { id: 'stold', title: { sv: 'Stöld' } },
  ],
}
const HEAD = 'datum;form;plats;område;deltog;antal;tema;allvar;text;förslag;tid;koordinater'
const GOOD = '2024-05-01;Medborgardialog;Torget;norr;boende;12;Stöld;3;Cyklar försvinner.;Fler ställ;kväll;57.1, 12.2'

const reading = (...lines: readonly string[]) => {
  const csv = readCsv([HEAD, ...lines].join('\n'))
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
      'rad 3: området ”Ön” finns inte. Lämna tomt för hela kommunen eller en plats utanför områdena.',
      'rad 3: plats saknas.',
      'rad 3: ”lunch” är ingen tid på dygnet: skriv morgon, dag, kväll eller natt.',
      'rad 3: ”vid ån” är inte koordinater, som i ”57.10512, 12.25123”.',
      'rad 3: temat ”hav” finns inte i enkäten.',
      'rad 3: ”9” är ingen grad av allvar: skriv 0, 1, 2 eller 3.',
      'rad 3: vad som sades saknas.',
    ])
  })

  it('ask for the columns that are needed, and for lines', () => {
    const none = readNotes({ columns: ['x'], lines: [] }, guessed(['x']), SETTING)
    expect(none.ok ? [] : none.sentences).to.have.lengthOf(5)
    const empty = reading()
    expect(empty.ok ? [] : empty.sentences).to.deep.equal(['Filen har inga rader under rubriken.'])
  })
})
