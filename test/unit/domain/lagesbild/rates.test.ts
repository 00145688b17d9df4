import { expect } from 'chai'
import { areaRates, groupRates, type Letters } from '../../../../server/domain/lagesbild/method/rates.ts'
import { rowsBy } from '../../../../server/domain/lagesbild/rows.ts'
import { AGE_GROUPS, SEXES } from '../../../../server/domain/population.ts'
import { inhabitants } from '../../../fixtures/population.ts'
import { aShownRow } from '../../../fixtures/shown.ts'

const REGISTER = [...inhabitants('9901N', 1000), ...inhabitants('9901S', 500)]
const AREAS = [
  { id: '9901N', name: 'Norr' },
  { id: '9901S', name: 'Söder' },
]

/** Ten letters to everybody of each sex and age group in Norr, and to people of 15 to 44 as one in Söder. */
const LETTERS: readonly Letters[] = [
  ...SEXES.flatMap((sex) => AGE_GROUPS.map((age) => ({ areaId: '9901N', sex, ages: [age], drawn: 100 }))),
  { areaId: '9901S', sex: 'kvinna', ages: ['15-29', '30-44'], drawn: 50 },
]

describe('response rates', () => {
  const answered = SEXES.flatMap((sex) => AGE_GROUPS.map((ageGroup) => ({ sex, ageGroup, respondents: 41 })))
  const of = (name: string, letters = LETTERS) => groupRates(REGISTER, answered, letters).find((group) => group.name.startsWith(name))

  it('are answers in per cent of letters, by sex and age, counted in tens', () => {
    expect(of('Män 45')).to.include({ answers: '40', letters: '100', response: '40,0\u00a0%' })
  })

  it('are none where letters were sent to ages that were not told apart, or to nobody in particular', () => {
    expect(of('Kvinnor 15')).to.include({ letters: '–', response: '–' })
    expect(of('Kvinnor 45')).to.include({ letters: '100' })
    expect(of('Män 45', [...LETTERS, { areaId: '9901S', sex: null, ages: null, drawn: 20 }])).to.include({ letters: '–', response: '–' })
  })

  it('are by area too, never of too few, and none where more answered than had letters', () => {
    const row = (population: string, base: number) => aShownRow(0, base, { population, question: 'alder' })
    const rows = rowsBy('population', [row('area:9901N', 300), row('area:9901S', 60), row('kommun', 360)])
    const lines = areaRates(AREAS, rows, REGISTER, LETTERS)
    expect(lines.map(({ name, letters, response }) => [name, letters, response])).to.deep.equal([
      ['Norr', '1\u00a0000', '30,0\u00a0%'],
      ['Söder', '50', '–'],
      ['Hela kommunen', '1\u00a0050', '34,3\u00a0%'],
    ])
    const few = areaRates(AREAS, rowsBy('population', [row('area:9901N', 9)]), REGISTER, LETTERS)
    expect(few[0]).to.include({ answers: 'för få svar', letters: '1\u00a0000', response: '–' })
    expect(areaRates(AREAS, rows, REGISTER, [])[0]).to.include({ letters: '–', response: '–', rate: '30,0\u00a0%' })
  })
})
