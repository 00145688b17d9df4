import { codebook } from '../../server/domain/exports/codebook.ts'
import { results } from '../../server/domain/exports/results.ts'
import { sheet } from '../../server/domain/underlag/sheet.ts'
import { underlag } from '../../server/domain/underlag/underlag.ts'
import { FORMATS } from '../../server/formats/index.ts'
import { json } from '../../server/formats/underlag/json.ts'
import { markdown } from '../../server/formats/underlag/markdown.ts'
import { aCountedRound, pagesOf, rowsOf, THEMES } from '../fixtures/counted.ts'
import { expectGolden } from '../fixtures/golden.ts'
import { wholeFile } from '../fixtures/tables.ts'

describe('The files of Lillköping 2025', () => {
  const round = aCountedRound({ rehearsal: true })
  const table = () => results(round, pagesOf(round, ['area:9901N', 'area:9901O']))
  const made = underlag(round, { rows: rowsOf(round), themes: THEMES, before: null, dialogues: { from: '2025-01-01', to: '2025-12-31' } })

  it('have the results for Excel unchanged', async () => {
    expectGolden('resultat-excel.csv', await wholeFile(FORMATS['csv-excel'], table()))
  })

  it('have the results for other programs unchanged', async () => {
    expectGolden('resultat.csv', await wholeFile(FORMATS['csv-internationell'], table()))
  })

  it('have the codebook unchanged', async () => {
    expectGolden('kodbok.csv', await wholeFile(FORMATS['csv-internationell'], codebook(round.survey, round.kommun, round.round, round.origin)))
  })

  it('have the underlag unchanged as Markdown and as JSON', () => {
    expectGolden('underlag.md', markdown(sheet(made)))
    expectGolden('underlag.json', json(made))
  })
})
