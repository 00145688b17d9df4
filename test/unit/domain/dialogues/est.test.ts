import { expect } from 'chai'
import { estFrom, estPicture, weekOf } from '../../../../server/domain/dialogues/est.ts'
import { overForms, unheardIn, voicesOf, voiceWords } from '../../../../server/domain/dialogues/voices.ts'
import { anObservation } from '../../../fixtures/dialogues.ts'

const report = (heldOn: string, ...given: readonly Parameters<typeof anObservation>[0][]) => ({
  heldOn,
  areaId: '9901N',
  place: 'Torget',
  observations: given.map(anObservation),
})

describe('the ISO week of a day', () => {
  // ISO 8601:2004, 3.2.2: the first week of a year is the one with its first Thursday.
  const known: readonly (readonly [string, number, number])[] = [
    ['2026-01-01', 2026, 1],
    ['2025-12-29', 2026, 1],
    ['2025-12-28', 2025, 52],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2026-09-15', 2026, 38],
  ]
  for (const [day, year, week] of known) {
    it(`is ${week} of ${year} for ${day}`, () => {
      expect(weekOf(day)).to.deep.equal({ year, week })
    })
  }
})

describe("EST's current picture", () => {
  it('begins on the Monday three weeks before', () => {
    expect(['2026-09-14', '2026-09-15', '2026-09-20'].map(estFrom)).to.deep.equal(['2026-08-24', '2026-08-24', '2026-08-24'])
  })

  it('tells how often, week by week and by time of day, where, and what was done; the most frequent first', () => {
    const picture = estPicture(
      [
        report('2026-08-23', { times: 99 }),
        report('2026-08-24', { times: 2, timeOfDay: 'natt', place: 'Bron', suggestion: 'Städat' }),
        report('2026-09-15', { themes: ['trafik', 'nedskrapning'], times: 3, timeOfDay: 'kvall' }, { themes: ['trafik'], times: 4 }),
        report('2026-09-16', { times: 99 }),
      ],
      '2026-09-15',
    )
    expect(picture.weeks.map(({ week }) => week)).to.deep.equal([35, 36, 37, 38])
    expect(picture.reports).to.equal(2)
    expect(picture.themes).to.deep.equal([
      { theme: 'trafik', times: [0, 0, 0, 7], byTime: [0, 0, 3, 0, 4], places: ['Torget'] },
      { theme: 'nedskrapning', times: [2, 0, 0, 3], byTime: [0, 0, 3, 2, 0], places: ['Bron', 'Torget'] },
    ])
    expect(picture.done).to.deep.equal([{ heldOn: '2026-08-24', areaId: '9901N', themes: ['nedskrapning'], words: 'Städat' }])
  })

  it('counts nothing that was reported to be good', () => {
    expect(estPicture([report('2026-09-15', { severity: 0 })], '2026-09-15').themes).to.deep.equal([])
  })
})

describe('the voices of dialogues', () => {
  it('are told once each', () => {
    expect(voicesOf(['est', 'medarbetardialog', 'tips', 'intervju'])).to.deep.equal(['residents', 'organisations', 'staff'])
    expect(voiceWords(['residents', 'staff'])).to.equal('invånare, personal')
  })

  it('that were not heard are all where nothing was held, and a meeting of several is nobody’s own', () => {
    const held = [
      { areaId: 'a', form: 'est' as const, dialogues: 4 },
      { areaId: 'b', form: 'trygghetsvandring' as const, dialogues: 1 },
    ]
    expect(unheardIn(held, 'a')).to.deep.equal(['residents', 'organisations'])
    expect(unheardIn(held, 'b')).to.deep.equal(['residents', 'organisations', 'staff'])
    expect(unheardIn(held, 'c')).to.deep.equal(['residents', 'organisations', 'staff'])
  })

  it('add up over the forms, area by area and theme by theme', () => {
    const about = { areaId: 'a', theme: 'trafik', observations: 2, dialogues: 1, people: 10 }
    const counts = [
      { ...about, form: 'est' as const },
      { ...about, form: 'tips' as const },
      { ...about, areaId: null, form: 'tips' as const },
    ]
    expect(overForms(counts)).to.deep.equal([
      { ...about, observations: 4, dialogues: 2, people: 20 },
      { ...about, areaId: null },
    ])
  })
})
