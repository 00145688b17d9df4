import { expect } from 'chai'
import { MINIMUM_BASE, protect, type ShownRow } from '../../../../server/domain/disclosure/protect.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { aRow } from '../../../fixtures/bare-row.ts'
import { weightedTo } from '../../../fixtures/shown.ts'

describe('disclosure control', () => {
  it('shows a row that rests on ten people whole', () => {
    expect(protect([aRow({ base: 10 })])).to.deep.equal([{ hidden: false, ...aRow({ base: 10 }) }])
  })

  it('hides a row that rests on nine whole: nothing is left but its place', () => {
    expect(protect([aRow({ base: 9 })])).to.deep.equal([
      { hidden: 'row', population: 'area:9901N', source: 'code', question: 'nedskrapning' },
    ])
  })

  it('looks at those who gave a value, not at all who sent something in', () => {
    expect(protect([aRow({ base: 9, respondents: 500 })])[0]?.hidden).to.equal('row')
  })

  it('hides a row whole that is to hide its base, however many it rests on', () => {
    const [norr, soder] = [aRow({ base: 50 }), aRow({ base: 50, population: 'area:9901S', hides: ['base'] })]
    expect(protect([norr, soder]).map(({ hidden }) => hidden)).to.deep.equal([false, 'row'])
  })

  it('never shows a row under the minimum because it was forgotten', () => {
    expect(protect([aRow({ base: MINIMUM_BASE - 1, hides: [] })])[0]?.hidden).to.equal('row')
  })

  it('shows no answer of a row that hides a single one, and nothing that is computed from answers', () => {
    expect(protect([aRow({ hides: ['code 2', 'dontKnow'] })])).to.deep.equal([
      {
        hidden: 'answers',
        population: 'area:9901N',
        source: 'code',
        question: 'nedskrapning',
        respondents: 60,
        base: 50,
      },
    ])
  })

  it('shows the public a row that rests on thirty, and none that rests on fewer', () => {
    const shown = (base: number) => protect([aRow({ base, interval: null })], 'public')[0]?.hidden
    expect([30, 29, 9].map(shown)).to.deep.equal([false, 'row', 'row'])
  })

  it('shows the public no row that is too uncertain, weighted or not, though it rests on many', () => {
    const wide = { low: 0.2, high: 0.6 }
    const shown = (given: Partial<Row>) => protect([aRow({ base: 100, ...given })], 'public')[0]?.hidden
    expect(shown({ interval: wide })).to.equal('row')
    expect(shown({ weighted: weightedTo(0.4, wide, { isPublic: false }) })).to.equal('row')
    expect(shown({ interval: wide, weighted: weightedTo(0.4, { low: 0.3, high: 0.5 }) })).to.equal(false)
  })

  it('judges what came by open link, and questions without a share, by their number alone', () => {
    const shown = (given: Partial<Row>) => protect([aRow({ share: null, interval: null, ...given })], 'public')[0]?.hidden
    expect(shown({ base: 30 })).to.equal(false)
    expect(shown({ base: 30, source: 'open', share: 0.4 })).to.equal(false)
    expect(shown({ base: 29, source: 'open', share: 0.4 })).to.equal('row')
  })

  it('shows the public fewer rows where a kommun asks for more answers', () => {
    const shown = (publicBases: number) => protect([aRow({ base: 40, interval: null })], 'public', { publicBases })[0]?.hidden
    expect([40, 41].map(shown)).to.deep.equal([false, 'row'])
  })

  it('never shows the public a number that staff do not see', () => {
    const rows = [aRow({ hides: ['code 2'] }), aRow({ base: 9 }), aRow({ hides: ['base'] })]
    expect(protect(rows, 'public')).to.deep.equal(protect(rows))
  })

  it('is what a page asks for: a plain row does not compile in its place', () => {
    const show = (row: ShownRow) => row.question
    // @ts-expect-error a row that has not been protected is not for show
    expect(show(aRow({}))).to.equal('nedskrapning')
    // @ts-expect-error nor is one that merely says it may be shown
    expect(show({ hidden: false, ...aRow({}) })).to.equal('nedskrapning')
    expect(protect([aRow({})]).map(show)).to.deep.equal(['nedskrapning'])
  })
})
