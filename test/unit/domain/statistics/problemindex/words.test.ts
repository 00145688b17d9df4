import { expect } from 'chai'
import { indexWords } from '../../../../../server/domain/statistics/problemindex/labels.ts'
import { type IndexModels, modelFor } from '../../../../../server/domain/statistics/problemindex/model.ts'
import { problemindex } from '../../../../../server/domain/statistics/problemindex/problemindex.ts'
import { indexSentences } from '../../../../../server/domain/statistics/problemindex/words.ts'
import { aSurvey } from '../../../../fixtures/definition.ts'
import { aFigure, aModel } from '../../../../fixtures/index-model.ts'

const model = aModel()
const index = (figures: Record<string, ReturnType<typeof aFigure>>) => problemindex(model, aSurvey(), new Map(Object.entries(figures)))

describe('an index in words', () => {
  it('has two decimals and a comma', () => {
    expect([0, 5, 60, 138, 600].map((hundredths) => indexWords({ hundredths }))).to.deep.equal(['0,00', '0,05', '0,60', '1,38', '6,00'])
  })

  it('says on how much it rests, and warns when that is less than half', () => {
    expect(indexSentences('Norr', index({ skrap: aFigure(0.2), tillit: aFigure(0.35) }), model)[1]).to.equal(
      'Det vilar på 2 av modellens 3 indikatorer.',
    )
    expect(indexSentences('Norr', index({ skrap: aFigure(0.2) }), model)).to.deep.equal([
      'Problemindex för Norr är 2,00 på skalan 0–6, där lågt är bra.',
      'Det vilar på 1 av modellens 3 indikatorer. Det är för få för att säga något om problemen i stort: läs det bara som nivån i den frågan.',
    ])
  })

  it('says when there is none', () => {
    expect(indexSentences('Ön', index({}), model)).to.deep.equal([
      'Det går inte att räkna något problemindex för Ön: ingen av modellens 3 indikatorer har någon nivå.',
    ])
  })
})

describe('the range of an index', () => {
  it('is that of the levels its questions’ intervals span, and holds the index', () => {
    const { total, range, groups } = index({ skrap: aFigure(0.2, 0.1), tillit: aFigure(0.35, 0.02) })
    expect(range?.low.items).to.equal(2)
    expect(range?.low.hundredths).to.be.below(total?.hundredths ?? 0)
    expect(range?.high.hundredths).to.be.above(total?.hundredths ?? 0)
    expect(groups.map((group) => group.range === null)).to.deep.equal(groups.map(({ average }) => average === null))
  })

  it('is a point where every level is certain, and none without levels', () => {
    const certain = index({ skrap: aFigure(0.2, 0.001) })
    expect(certain.range).to.deep.equal({ low: certain.total, high: certain.total })
    expect(index({}).range).to.equal(null)
  })
})

describe('the model of a counting', () => {
  const [first, second, practice] = [
    model,
    { ...model, id: 'second', version: 2 },
    { ...model, id: 'practice', version: 9, rehearsal: true },
  ]
  const models: IndexModels = new Map([first, second, practice].map((one) => [one.id, one]))
  const counting = { surveyId: 'prov-2026', rehearsal: false, under: { id: first.id } }
  const chosen = (given: Partial<Parameters<typeof modelFor>[1]> = {}, asked?: string) =>
    modelFor(models, { ...counting, ...given }, asked)?.id

  it('is the one that held when it was counted, whatever has come since', () => {
    expect(chosen()).to.equal(first.id)
  })

  it('is the newest when none held, or the one that did is gone', () => {
    expect([chosen({ under: null }), chosen({ under: { id: 'gone' } })]).to.deep.equal(['second', 'second'])
  })

  it('is the one asked for, if it was made for such a round', () => {
    expect([chosen({}, 'second'), chosen({}, 'practice'), chosen({}, 'hittepa')]).to.deep.equal(['second', undefined, undefined])
    expect(chosen({ rehearsal: true, under: null })).to.equal('practice')
    expect(chosen({ surveyId: 'another' })).to.equal(undefined)
  })
})
