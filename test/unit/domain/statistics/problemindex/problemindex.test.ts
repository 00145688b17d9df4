import { expect } from 'chai'
import { LABELS, spanWords } from '../../../../../server/domain/statistics/problemindex/labels.ts'
import { type Level, level } from '../../../../../server/domain/statistics/problemindex/level.ts'
import { newestFor } from '../../../../../server/domain/statistics/problemindex/model.ts'
import { type IndexFigure, type Problemindex, problemindex } from '../../../../../server/domain/statistics/problemindex/problemindex.ts'
import { thresholds } from '../../../../../server/domain/statistics/problemindex/thresholds.ts'
import { aSurvey, part } from '../../../../fixtures/definition.ts'
import { aFigure, aModel, aReference, known } from '../../../../fixtures/index-model.ts'

/** skrap at level 2 of its reference 20 %, tillit at level 3 of its given limits. */
const FIGURES = new Map<string, IndexFigure | null>([
  ['skrap', aFigure(0.2)],
  ['besvar', aFigure(0.5)],
  ['tillit', aFigure(0.35)],
])

const itemsOf = ({ groups }: Problemindex) => groups.flatMap((group) => group.items)
const missingOf = ({ groups }: Problemindex) => groups.flatMap((group) => group.missing)

describe('the problemindex', () => {
  it('is the mean over items, with numerator and denominator; groups have their own', () => {
    const model = aModel((m) => Object.assign(m.groups[0].indicators[1], { reference: aReference(0.5) }))
    const { total, groups } = problemindex(model, aSurvey(), FIGURES)
    expect(total).to.deep.equal({ sum: 7, items: 3, hundredths: 233 })
    expect(groups.map(({ average }) => average)).to.deep.equal([
      { sum: 4, items: 2, hundredths: 200 },
      { sum: 3, items: 1, hundredths: 300 },
    ]) // the mean of the two would be 2,50
  })

  it('leaves a question without a reference out of both, and says so', () => {
    const index = problemindex(aModel(), aSurvey(), FIGURES)
    expect(index.total).to.deep.equal({ sum: 5, items: 2, hundredths: 250 })
    expect(missingOf(index)).to.deep.equal([{ question: 'besvar', why: 'no reference' }])
  })

  it('leaves out what may not be shown, null or absent', () => {
    for (const figures of [new Map([...FIGURES, ['skrap', null] as const]), new Map([...FIGURES].filter(([id]) => id !== 'skrap'))]) {
      const index = problemindex(aModel(), aSurvey(), figures)
      expect(index.total).to.deep.equal({ sum: 3, items: 1, hundredths: 300 })
      expect(missingOf(index)).to.deep.include({ question: 'skrap', why: 'not shown' })
    }
  })

  it('is nothing where nothing has a level: not 0', () => {
    const { total, groups } = problemindex(aModel(), aSurvey(), new Map())
    expect(total).to.equal(null)
    expect(groups.map(({ average }) => average)).to.deep.equal([null, null])
  })

  it('turns a favourable measure around: share, interval and reference', () => {
    const favourable = (d: Parameters<NonNullable<Parameters<typeof aSurvey>[0]>>[0]) => {
      part(d, 'questions', 'skrap').measure.direction = 'favourable'
    }
    const figure = { share: 0.7, interval: { low: 0.6, high: 0.82 }, base: 300 }
    const model = aModel((m) => Object.assign(m.groups[0].indicators[0].reference, { share: 0.615 }))
    const [item] = itemsOf(problemindex(model, aSurvey(favourable), new Map([['skrap', figure]])))
    expect(item?.thresholds).to.deep.equal(thresholds(0.385))
    expect(item?.share).to.be.closeTo(0.3, 1e-12)
    expect(item?.interval.low).to.be.closeTo(0.18, 1e-12)
    expect(item?.interval.high).to.be.closeTo(0.4, 1e-12)
    expect([item?.level, item?.span]).to.deep.equal([1, { low: 0, high: 2 }])
  })

  it('says where the interval lies, and from how many answers a place has a colour of its own', () => {
    const item = (figure: IndexFigure) => itemsOf(problemindex(aModel(), aSurvey(), new Map([['skrap', figure]])))[0]
    expect(item(aFigure(0.2, 0.06, 179))).to.deep.include({ level: 2, span: { low: 1, high: 3 }, enough: false })
    expect(item(aFigure(0.2, 0.01, 180))).to.deep.include({ level: 2, span: { low: 2, high: 2 }, enough: true })
  })

  it('takes given limits before a reference, and says whose they are', () => {
    const model = aModel((m) => Object.assign(m.groups[1].indicators[0], { reference: aReference(0.05) }))
    expect(
      itemsOf(problemindex(model, aSurvey(), FIGURES)).map(({ question, level, limits }) => ({ question, level, limits })),
    ).to.deep.equal([
      { question: 'skrap', level: 2, limits: 'ours' },
      { question: 'tillit', level: 3, limits: 'given' },
    ])
  })

  it('of a kommun comes from everybody together, not from its areas', () => {
    const of = (share: number) => problemindex(aModel(), aSurvey(), new Map([['skrap', aFigure(share)]])).total?.hundredths ?? Number.NaN
    const pooled = (0.17 * 900 + 0.45 * 100) / 1000
    expect(of(pooled)).to.equal(200)
    expect((of(0.17) + of(0.45)) / 2).to.equal(400)
  })

  it('of an old year under a new model is told apart by the model, and changes nothing', () => {
    const old = aModel()
    const before = problemindex(old, aSurvey(), FIGURES)
    const stored = JSON.stringify(before)
    const model = aModel((m) => {
      Object.assign(m, { id: 'index-2027', version: 2 })
      Object.assign(m.groups[0].indicators[1], { reference: aReference(0.1) })
    })
    const after = problemindex(model, aSurvey(), FIGURES)
    expect(after.total).to.deep.equal({ sum: 11, items: 3, hundredths: 367 })
    expect(after.model).to.deep.equal({ id: 'index-2027', version: 2, hash: 'hash of index-2027', rehearsal: false })
    expect(JSON.stringify(before)).to.equal(stored)
    expect(problemindex(old, aSurvey(), FIGURES)).to.deep.equal(before)
  })

  it('says which questions a survey did not ask, and which it measured otherwise', () => {
    const earlier = aSurvey((d) => {
      Object.assign(d, { id: 'prov-2025', year: 2025 })
      d.questions = d.questions.filter(({ id }: { id: string }) => id !== 'skrap' && id !== 'anmalt')
      d.derived[0].of = d.derived[0].of.slice(1)
      part(d, 'questions', 'tillit').codes.pop()
    })
    const model = aModel((m) => {
      Object.assign(m, { surveys: ['prov-2025', 'prov-2026'] })
      for (const indicator of [m.groups[0].indicators[1], m.groups[1].indicators[0]]) indicator.surveys = ['prov-2026']
    }, known(earlier))
    expect(missingOf(problemindex(model, earlier, FIGURES))).to.deep.equal([
      { question: 'skrap', why: 'not asked' },
      { question: 'besvar', why: 'measured otherwise' },
      { question: 'tillit', why: 'measured otherwise' },
    ])
  })

  it('is refused for a survey that the model was not made for', () => {
    const other = aSurvey((d) => Object.assign(d, { id: 'annan-2026', series: 'annan' }))
    expect(() => problemindex(aModel(), other, FIGURES)).to.throw(RangeError, 'index-2026 was not made for annan-2026')
  })
})

describe('the model for a survey', () => {
  const models = (...given: Parameters<typeof aModel>[0][]) =>
    new Map(given.map((change) => aModel(change)).map((model) => [model.id, model]))
  const second = (m: object) => Object.assign(m, { id: 'index-2027', version: 2 })
  const rehearsed = (m: object) => Object.assign(m, { id: 'index-ovning', version: 3, rehearsal: true })

  it('is the newest, and a rehearsal has its own', () => {
    const all = models(undefined, second, rehearsed)
    expect(newestFor(all, 'prov-2026', false)?.id).to.equal('index-2027')
    expect(newestFor(all, 'prov-2026', true)?.id).to.equal('index-ovning')
  })

  it('is none for a survey that no model was made for, nor in a rehearsal without one', () => {
    expect(newestFor(models(undefined), 'prov-2025', false)).to.equal(undefined)
    expect(newestFor(models(undefined), 'prov-2026', true)).to.equal(undefined)
  })
})

describe('a level in words', () => {
  it('has a word for every level, marked where it is ours', () => {
    const levels = Object.keys(LABELS).map(Number) as Level[]
    expect(levels).to.deep.equal([0, 1, 2, 3, 4, 5, 6])
    expect(levels.filter((one) => LABELS[one].documented)).to.deep.equal([0, 2, 5, 6])
    expect(new Set(Object.values(LABELS).map(({ words }) => words)).size).to.equal(7)
  })

  it('is a number, or two with a dash', () => {
    expect(spanWords({ low: 2, high: 4 })).to.equal('2–4')
    expect(spanWords({ low: level(0, thresholds(0.2)), high: 0 })).to.equal('0')
  })
})
