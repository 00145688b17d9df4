import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { cubeDifferences } from '../../../../server/domain/counting/differences.ts'
import { type Person, tallyOf } from '../../../../server/domain/counting/tally.ts'
import { importing, type Outcome } from '../../../../server/domain/imports/importing.ts'
import type { Mapping } from '../../../../server/domain/imports/mapping.ts'
import { readMapping } from '../../../../server/formats/import-mapping.ts'
import { csvRecords } from '../../../../server/formats/stream-csv.ts'
import { fromRoot } from '../../../../server/root.ts'
import { fileOf, guessed, PLACES, piecesOf, SURVEY_2025, THEN } from '../../../fixtures/imports.ts'

/** A mapping of one question, said shortly. */
const MAPPING: Mapping = {
  area: { column: 'plats', values: { Centrum: '9901N' } },
  source: 'code',
  respondent: null,
  passedOver: 'refuse',
  questions: { tillit: { column: 'F1', values: { Litar: '5', '99': null } } },
}

async function read(text: string, mapping: Mapping): Promise<Outcome> {
  const reading = importing({ survey: SURVEY_2025, areas: PLACES, mapping })
  let isHead = true
  for await (const record of csvRecords(piecesOf(text))) {
    if (!record.ok) reading.stopped(record.sentence, record.line)
    else if (isHead) reading.head(record.cells)
    else reading.line(record.cells, record.line)
    isHead = false
  }
  return reading.end()
}

async function faults(text: string, mapping: Partial<Mapping> = {}): Promise<readonly string[]> {
  const outcome = await read(text, { ...MAPPING, ...mapping })
  return outcome.ok ? [] : outcome.faults
}

/** What the first people of a file are understood to have answered. */
async function people(text: string, mapping: Partial<Mapping> = {}): Promise<readonly Person[]> {
  const outcome = await read(text, { ...MAPPING, ...mapping })
  expect(outcome.ok ? [] : outcome.faults).to.deep.equal([])
  return outcome.ok ? outcome.first : []
}

describe('a file of earlier answers', () => {
  it('comes to the very cube that the same people come to who answer here', async () => {
    const text = fileOf(THEN)
    const outcome = await read(text, await guessed(text))
    const here = tallyOf(SURVEY_2025)
    for (const person of THEN) expect(here.add(person)).to.equal(true)
    expect(outcome.ok && cubeDifferences(outcome.tally.cube(), here.cube())).to.deep.equal([])
    expect(outcome.ok && outcome.tally.people()).to.equal(THEN.length)
  })

  it('is read as its mapping says: values that are told, values that stand for themselves, and blanks', async () => {
    const read = await people('plats;F1;annat\nCentrum;Litar;x\n9901S;2;\n9901S;99;\nCentrum;;\nCentrum;NA;\n')
    expect(read.map(({ areaId, source, answers }) => [areaId, source, answers])).to.deep.equal([
      ['9901N', 'code', { tillit: '5' }],
      ['9901S', 'code', { tillit: '2' }],
      ['9901S', 'code', {}],
      ['9901N', 'code', {}],
      ['9901N', 'code', {}],
    ])
  })

  it('has several answers in one column, or ticks in a column each', async () => {
    const inOne = { platser: { column: 'F2', values: { Parken: '1', ingenstans: '0' } } }
    const read = await people('plats;F2\n9901N;"Parken, 3"\n9901N;ingenstans\n9901N;\n', { questions: inOne })
    expect(read.map(({ answers }) => answers.platser)).to.deep.equal([['1', '3'], ['0'], undefined])
    const inEach = { platser: { columns: { '1': 'a', '2': 'b' } } }
    const ticked = await people('plats;a;b\n9901N;Ja;x\n9901N;nej;2\n9901N;0;\n', { questions: inEach })
    expect(ticked.map(({ answers }) => answers.platser)).to.deep.equal([['1', '2'], ['2'], undefined])
  })

  it('is refused with every fault at once and the lines it stands on', async () => {
    const text = 'plats;F1;id\nFel;Litar;1\nCentrum;6;2\nCentrum;6;1\n;=cmd|x;3\nCentrum;1\n'
    expect(await faults(text, { respondent: 'id' })).to.deep.equal([
      'rad 2: Området ”Fel” finns inte i kommunen det året.',
      'rad 3, 4: tillit: ”6” är inte en av frågans koder (1, 2, 3, 4, 5, 98).',
      'rad 4: Svarandens beteckning är densamma som på rad 2.',
      'rad 5: Området saknas i kolumnen ”plats”.',
      'rad 5: tillit: ”=cmd|x” är en formel, inte ett svar. Öppna filen i ett kalkylprogram, spara svaren som värden och försök igen.',
      'rad 6: Raden har 2 kolumner, rubriken har 3. Är det filens sista rad kan filen vara avklippt.',
    ])
  })

  for (const payload of JSON.parse(
    readFileSync(fromRoot('test', 'fixtures', 'robust', 'csv_injection_payloads.json'), 'utf8'),
  ) as string[]) {
    it(`refuses a published formula payload as no answer, cut short in the sentence: ${payload.slice(0, 20)}`, async () => {
      const [fault = '', ...more] = await faults(`plats;F1\nCentrum;"${payload.replaceAll('"', '""')}"\n`)
      expect(fault).to.match(/^rad 2: tillit: ”.{1,61}” (är en formel|är inte en av frågans koder)/)
      expect(more).to.deep.equal([])
    })
  }

  it('says of a half file where it ends, and of one without lines that it has no answers', async () => {
    expect(await faults('plats;F1\nCentrum;1\nCentrum;"2\n')).to.deep.equal([
      'rad 3: Citattecknen går inte ihop på den här raden eller före den.',
    ])
    expect(await faults('plats;F1\n')).to.deep.equal(['Filen har inga svar.'])
  })

  it('lists a hundred different faults and counts the rest', async () => {
    const lines = Array.from({ length: 250 }, (_, n) => `Plats ${n};1\n`).join('')
    const told = await faults(`plats;F1\n${lines}`)
    expect(told).to.have.lengthOf(101)
    expect(told.at(-1)).to.equal('Det finns 150 fel till. Rätta de här först.')
  })

  it('refuses answers to questions that were passed over, or leaves them out when asked to', async () => {
    const questions = { utsatt_stold: { column: 'a', values: {} }, anmalt: { column: 'b', values: {} } }
    const text = 'plats;a;b\nCentrum;1;2\nCentrum;2;2\n'
    expect((await faults(text, { questions }))[0])
      .to.contain('anmalt: frågan är besvarad fast hoppregeln går förbi den.')
      .and.contain('utelämnas')
    const read = await people(text, { questions, passedOver: 'drop' })
    expect(read.map(({ answers }) => answers)).to.deep.equal([{ utsatt_stold: '1' }, { utsatt_stold: '2', anmalt: '2' }])
  })

  it('may say in a column how each answer came', async () => {
    const source = { column: 'väg', values: { webb: 'open', brev: 'code' } }
    expect((await people('plats;väg;F1\nCentrum;webb;1\nCentrum;brev;1\n', { source })).map((one) => one.source)).to.deep.equal([
      'open',
      'code',
    ])
    expect(await faults('plats;väg;F1\nCentrum;fax;1\n', { source })).to.deep.equal(['rad 2: väg: ”fax” säger inte hur svaret kom in.'])
  })
})

describe('a mapping', () => {
  it('must name columns the file has, and questions, codes and areas that are there', async () => {
    const questions = {
      nej: { column: 'x', values: {} },
      forslag: { column: 'F1', values: {} },
      tillit: { column: 'F1', values: { a: '7' } },
      kon: { columns: { man: 'F1' } },
      platser: { columns: { '9': 'F1' } },
    }
    const area = { column: 'plats', values: { Centrum: '9902A' } }
    expect(await faults('plats;F1\nCentrum;1\n', { area, respondent: 'id', questions })).to.deep.equal([
      'Område: ”9902A” finns inte i enkäten eller kommunen.',
      'Svarandens beteckning: filen har ingen kolumn ”id”.',
      'Enkäten har ingen fråga ”nej”.',
      'forslag: det som skrivits med egna ord läses inte in.',
      'tillit: ”7” finns inte i enkäten eller kommunen.',
      'kon: bara en flervalsfråga kan ha en kolumn för varje svar.',
      'platser: ”9” finns inte i enkäten eller kommunen.',
    ])
    expect(await faults('plats;F1\nCentrum;1\n', { questions: {} })).to.deep.equal(['Ingen fråga i enkäten har en kolumn i filen.'])
  })

  it('is read from JSON, with what may be left out filled in; anything else is refused by place', () => {
    const short = { area: { column: 'plats' }, source: 'open', questions: { tillit: { column: 'F1' } } }
    expect(readMapping(short)).to.deep.equal({
      ok: true,
      mapping: {
        area: { column: 'plats', values: {} },
        source: 'open',
        respondent: null,
        passedOver: 'refuse',
        questions: { tillit: { column: 'F1', values: {} } },
      },
    })
    expect(readMapping({ ...short, source: 'post', extra: 1 })).to.deep.include({ ok: false })
    expect(readMapping(null)).to.deep.equal({ ok: false, faults: ['Kopplingen: saknas, är okänt eller har fel form.'] })
  })
})
