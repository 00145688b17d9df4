import { expect } from 'chai'
import { unchanged, unchangedModels } from '../../../../server/domain/survey/frozen.ts'
import { aSurvey } from '../../../fixtures/definition.ts'
import { aModel } from '../../../fixtures/index-model.ts'

const survey = aSurvey()
const surveys = new Map([[survey.id, survey]])
const round = { surveyId: survey.id, surveyHash: survey.hash, kommunId: '9901', year: 2026 }

describe('a survey that a round was made with', () => {
  it('is the same file', () => {
    expect(unchanged(surveys, [round])).to.deep.equal([])
  })

  it('may not have changed by a letter', () => {
    expect(unchanged(surveys, [round, { ...round, surveyHash: 'another' }])).to.deep.equal([
      {
        file: 'prov-2026.json',
        place: 'filen',
        sentence: 'Definitionen har ändrats sedan omgången 2026 i kommun 9901 gjordes. Lägg tillbaka filen som den var.',
      },
    ])
  })

  it('may not be gone', () => {
    expect(unchanged(new Map(), [round]).map((fault) => fault.sentence)).to.deep.equal([
      'Definitionen saknas sedan omgången 2026 i kommun 9901 gjordes. Lägg tillbaka filen som den var.',
    ])
  })
})

describe('an index model that answers were counted under', () => {
  const model = aModel()
  const models = new Map([[model.id, model]])

  it('is the same file, or gone', () => {
    expect(unchangedModels(models, [model])).to.deep.equal([])
    expect(unchangedModels(new Map(), [model])).to.deep.equal([])
  })

  it('may not have changed by a letter', () => {
    const [fault, ...others] = unchangedModels(models, [model, { id: model.id, hash: 'another' }])
    expect(others).to.deep.equal([])
    expect(fault?.file).to.equal('index-2026.json')
    expect(fault?.sentence).to.contain('i en ny fil med högre version')
  })
})
