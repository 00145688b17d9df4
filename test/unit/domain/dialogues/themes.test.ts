import { expect } from 'chai'
import { themesOf } from '../../../../server/domain/dialogues/themes.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import { smallSurveys } from '../../../fixtures/house.ts'

const SMALL = smallSurveys()
const [anySurvey] = SMALL.values()

/** A survey that has only what themes are read from. */
function survey(id: string, series: string, year: number, ...themes: readonly string[]): [string, Survey] {
  if (!anySurvey) throw new Error('There is no small survey.')
  return [id, { ...anySurvey, id, series, year, themes: themes.map((theme) => ({ id: theme, title: { sv: `${theme} ${year}` } })) }]
}

describe('the themes of dialogues', () => {
  const surveys = new Map([
    survey('a25', 'a', 2025, 'trafik', 'klotter'),
    survey('a26', 'a', 2026, 'ljus', 'trafik'),
    survey('b27', 'b', 2027, 'annat'),
  ])
  const words = (surveyId: string | undefined) => themesOf(surveys, surveyId).map(({ title }) => title.sv)

  it("are the newest survey's in the kommun's series, then those of earlier years, each once in its newest words", () => {
    expect(words('a25')).to.deep.equal(['ljus 2026', 'trafik 2026', 'klotter 2025'])
  })

  it('are those of the newest survey of all before the first round', () => {
    expect(words(undefined)).to.deep.equal(['annat 2027'])
  })

  it('are none when there is no survey', () => {
    expect(themesOf(new Map(), undefined)).to.deep.equal([])
  })
})
