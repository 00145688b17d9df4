import { expect } from 'chai'
import { AGE_GROUPS, SEXES } from '../../../server/domain/population.ts'
import { readPopulation } from '../../../server/domain/population-table.ts'
import type { TextLine } from '../../../server/domain/text-table.ts'

const COLUMNS = ['område', 'år', 'kön', 'åldersgrupp', 'antal']
const KNOWN = new Set(['N', 'S'])

/** The ten lines of Norr in 2025, seven people in each; `change` writes over cells of one line. */
function lines(change: { readonly [line: number]: Readonly<Record<string, string>> } = {}): TextLine[] {
  const cells = SEXES.flatMap((kön) => AGE_GROUPS.map((åldersgrupp) => ({ område: 'N', år: '2025', kön, åldersgrupp, antal: '7' })))
  return cells.map((line, index) => ({ number: index + 2, cells: { ...line, ...change[index + 2] } }))
}

/** The faults of a table, each as 'line: sentence'. */
function faults(given: readonly TextLine[], columns: readonly string[] = COLUMNS): string[] {
  const reading = readPopulation({ columns, lines: given }, KNOWN)
  return reading.ok ? [] : reading.faults.map(({ line, sentence }) => `${line}: ${sentence}`)
}

describe('a file of register population', () => {
  it('gives a cell for each area, year, sex and age group', () => {
    const reading = readPopulation({ columns: COLUMNS, lines: lines() }, KNOWN)
    expect(reading.ok && reading.cells)
      .to.have.lengthOf(10)
      .and.deep.include({ areaId: 'N', year: 2025, sex: 'kvinna', ageGroup: '80+', people: 7 })
  })

  it('may have English column names, long dashes, plural sexes and grouped thousands', () => {
    const english = lines({ 2: { kön: 'Kvinnor', åldersgrupp: '15–29 år', antal: '12\u00a0345' } }).map(({ number, cells }) => {
      const { område = '', år = '', kön = '', åldersgrupp = '', antal = '' } = cells
      return { number, cells: { areaId: område, Year: år, sex: kön, ageGroup: åldersgrupp, people: antal } }
    })
    const reading = readPopulation({ columns: ['areaId', 'Year', 'sex', 'ageGroup', 'people'], lines: english }, KNOWN)
    expect(reading.ok && reading.cells[0]).to.deep.equal({ areaId: 'N', year: 2025, sex: 'kvinna', ageGroup: '15-29', people: 12345 })
  })

  it('says which column is missing, and which there are', () => {
    expect(faults(lines(), ['område', 'kön', 'åldersgrupp', 'antal'])).to.deep.equal([
      '1: Kolumnen ”år” saknas. Filen har: område, kön, åldersgrupp, antal.',
    ])
  })

  it('says everything that is wrong, with its line', () => {
    const wrong = lines({
      2: { område: 'X' },
      3: { år: '25' },
      4: { kön: 'annat' },
      5: { åldersgrupp: '0-14' },
      6: { antal: '-1' },
      7: { antal: '2,5', kön: '' },
    })
    expect(faults(wrong)).to.deep.equal([
      '2: Området ”X” finns inte i databasen.',
      '3: ”25” är inte ett årtal.',
      '4: Könet ”annat” finns inte i registret. Skriv kvinna eller man.',
      '5: Åldersgruppen ”0-14” finns inte. Grupperna är 15-29, 30-44, 45-64, 65-79, 80+.',
      '6: Antalet ”-1” ska vara ett helt tal, 0 eller större.',
      '7: Könet ”” finns inte i registret. Skriv kvinna eller man.',
      '7: Antalet ”2,5” ska vara ett helt tal, 0 eller större.',
    ])
  })

  it('says when a cell stands twice, even with the same number', () => {
    expect(faults([...lines(), { number: 12, cells: lines()[0]?.cells ?? {} }])).to.deep.equal([
      '12: N 2025 kvinna 15-29 står redan på rad 2.',
    ])
  })

  it('says which cells of an area and year are missing, because 0 and unknown are not the same', () => {
    expect(faults(lines().slice(0, 9))).to.deep.equal(['null: N 2025 man 80+ saknas. Skriv 0 om ingen bor där.'])
  })

  it('must have something in it', () => {
    expect(faults([])).to.deep.equal(['null: Filen innehåller inga rader med antal.'])
  })
})
