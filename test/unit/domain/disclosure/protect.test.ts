import { expect } from 'chai'
import { MINIMUM_BASE, protect, type ShownRow } from '../../../../server/domain/disclosure/protect.ts'
import type { Row } from '../../../../server/domain/tables.ts'

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

  it('hides single answers, and with them all that is computed from answers', () => {
    expect(protect([aRow({ hides: ['code 2', 'dontKnow'] })])).to.deep.equal([
      {
        hidden: 'answers',
        population: 'area:9901N',
        source: 'code',
        question: 'nedskrapning',
        respondents: 60,
        base: 50,
        counts: { '1': 30, '2': null },
        dontKnow: null,
        refused: 0,
        notApplicable: 0,
        unanswered: 6,
      },
    ])
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

function aRow(given: Partial<Row>): Row {
  return {
    population: 'area:9901N',
    source: 'code',
    question: 'nedskrapning',
    respondents: 60,
    base: 50,
    counts: { '1': 30, '2': 20 },
    dontKnow: 4,
    refused: 0,
    notApplicable: 0,
    unanswered: 6,
    measured: 20,
    share: 0.4,
    interval: { low: 0.26, high: 0.55 },
    mean: null,
    ...given,
  }
}
