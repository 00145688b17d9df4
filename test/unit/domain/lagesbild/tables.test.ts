import { expect } from 'chai'
import { cell, inBreath } from '../../../../server/domain/lagesbild/cells.ts'
import { grouped, items, problems } from '../../../../server/domain/lagesbild/items.ts'
import { rowsBy } from '../../../../server/domain/lagesbild/rows.ts'
import { themeLines } from '../../../../server/domain/lagesbild/themes.ts'
import { smallSurveys } from '../../../fixtures/house.ts'
import { aShownRow } from '../../../fixtures/shown.ts'

const survey = [...smallSurveys().values()].at(-1) ?? expect.fail('no survey')
const plain = (words: string) => words.replaceAll('\u00a0', ' ')

describe('A cell of a table', () => {
  it('holds a share, its interval and its base in words, and numbers for the chart', () => {
    const shown = cell(aShownRow(25, 100))
    expect(plain(inBreath(shown))).to.equal('25 % (16–35 %), 100 svar, oviktad')
    expect(shown).to.deep.include({ shown: true, value: '0.2500', base: '100' })
  })

  it('says för få svar for a hidden row, and nothing of its numbers', () => {
    expect(cell(aShownRow(4, 9))).to.deep.equal({ shown: false, words: 'för få svar' })
  })

  it('says what is missing where there is no row, or no share', () => {
    expect(cell(undefined, 'ställdes inte')).to.deep.equal({ shown: false, words: 'ställdes inte' })
    expect(cell(aShownRow(0, 20, { share: null }))).to.deep.equal({ shown: false, words: 'saknas' })
  })
})

describe('The items of a survey', () => {
  it('are its questions with a measure and its derived questions, each once, under their groups', () => {
    const ids = items(survey).map(({ id }) => id)
    expect(ids).to.include.members(['nedskrapning', 'tillit', 'utsatt_nagot']).and.not.include.members(['kon', 'forslag'])
    expect(grouped(survey).flatMap(({ items }) => items.map(({ id }) => id))).to.have.members(ids)
    expect(grouped(survey).map(({ group }) => group.id)).not.to.include('bakgrund')
  })

  it('are problems where a high share is bad and dialogues can speak of the same', () => {
    expect(problems(survey).map(({ id }) => id)).to.deep.equal(['nedskrapning', 'fortkorning', 'utsatt_stold', 'otrygg_kvall'])
  })
})

describe('Rows looked up', () => {
  it('keep the two sources apart', () => {
    const rows = rowsBy('question', [aShownRow(1, 20), aShownRow(2, 30, { source: 'open' })])
    expect([rows.code.size, rows.open.size]).to.deep.equal([1, 1])
    expect(rows.open.get('fortkorning')).to.deep.include({ base: 30 })
  })
})

describe('The themes of dialogues', () => {
  const said = (areaId: string | null, theme: string, observations: number) => ({ areaId, theme, observations, dialogues: 1, people: 3 })

  it('are summed over areas, most named first, with the area that named them most', () => {
    const counts = [said('N', 'trafik', 3), said('S', 'trafik', 1), said(null, 'trafik', 5), said('N', 'stold', 10)]
    expect(themeLines(survey.themes, counts)).to.deep.equal([
      { theme: 'stold', observations: 10, dialogues: 1, mostIn: { areaId: 'N', observations: 10 } },
      { theme: 'trafik', observations: 9, dialogues: 3, mostIn: { areaId: 'N', observations: 3 } },
    ])
  })

  it('name no area when several are equal, or none was named', () => {
    const [line] = themeLines(survey.themes, [said('N', 'trafik', 2), said('S', 'trafik', 2)])
    expect(line?.mostIn).to.equal(null)
    expect(themeLines(survey.themes, [said(null, 'trafik', 2)])[0]?.mostIn).to.equal(null)
    expect(themeLines(survey.themes, [])).to.deep.equal([])
  })
})
