import { expect } from 'chai'
import { rows } from '../../../../server/domain/counting/rows.ts'
import { type Person, tallyOf } from '../../../../server/domain/counting/tally.ts'
import type { Answers } from '../../../../server/domain/document.ts'
import type { Source } from '../../../../server/domain/round.ts'
import { clopperPearson } from '../../../../server/domain/statistics/interval.ts'
import { populations, type Row } from '../../../../server/domain/tables.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')
const AREAS = ['9901N', '9901S']

describe('the rows of the planned tables', () => {
  it('are one for each population, source and question, and no other', () => {
    const all = rowsOf([...people(2, { nedskrapning: '1' }), ...people(1, {}, '9901S', 'open')])
    const questions = new Set(all.map(({ question }) => question))
    expect(questions).to.include('nedskrapning').and.include('utsatt_nagot').and.not.include('forslag')
    expect(all).to.have.length(populations(survey, AREAS).length * 2 * questions.size)
    expect(new Set(all.map(({ population, source, question }) => `${population}|${source}|${question}`)).size).to.equal(all.length)
  })

  it('are there, all empty, for an area from which nobody answered', () => {
    const row = find(rowsOf(people(3, { nedskrapning: '1' })), 'area:9901S', 'nedskrapning')
    expect(row).to.include({ respondents: 0, base: 0, measured: 0, share: null, interval: null, mean: null })
    expect(row.counts).to.deep.equal({ '1': 0, '2': 0, '3': 0, '8': 0 })
  })

  it('are there, all empty, for a round that nobody answered', () => {
    const all = rowsOf([])
    expect(new Set(all.map(({ source }) => source))).to.deep.equal(new Set(['code']))
    expect(all.every(({ respondents }) => respondents === 0)).to.equal(true)
  })

  it('rest the share on those who gave a value, and tell the others apart', () => {
    const asked = [
      ...people(3, { utsatt_stold: '2' }),
      ...people(5, { utsatt_stold: '1' }),
      ...people(2, { utsatt_stold: '9' }),
      ...people(4, {}),
    ]
    const row = find(rowsOf(asked), 'kommun', 'utsatt_stold')
    expect(row).to.include({ respondents: 14, base: 8, measured: 3, share: 3 / 8, refused: 2, dontKnow: 0, unanswered: 4 })
    expect(find(rowsOf(asked), 'kommun', 'anmalt')).to.include({ notApplicable: 11, unanswered: 3, base: 0, share: null })
  })

  it('count people, not ticks, where several may be ticked', () => {
    const row = find(rowsOf([...people(3, { platser: ['1', '2', '3'] }), ...people(1, { platser: ['0'] })]), 'kommun', 'platser')
    expect(row).to.include({ base: 4, unanswered: 0 })
    expect(row.counts).to.deep.equal({ '1': 3, '2': 3, '3': 3, '0': 1 })
  })

  it('never pool answers by code with answers by the open link', () => {
    const all = rowsOf([...people(3, { nedskrapning: '2' }), ...people(5, { nedskrapning: '1' }, '9901N', 'open')])
    expect(find(all, 'area:9901N', 'nedskrapning', 'code')).to.include({ base: 3, share: 1 })
    expect(find(all, 'area:9901N', 'nedskrapning', 'open')).to.include({ base: 5, share: 0 })
  })

  it('have an interval for areas answered by code, and for nothing else', () => {
    const all = rowsOf([
      ...people(20, { nedskrapning: '2' }),
      ...people(10, { nedskrapning: '1' }),
      ...people(5, { nedskrapning: '1' }, '9901N', 'open'),
    ])
    expect(find(all, 'area:9901N', 'nedskrapning').interval).to.deep.equal(clopperPearson(20, 30))
    const others = all.filter(
      ({ population, source, interval }) => interval !== null && (source === 'open' || !population.startsWith('area:')),
    )
    expect(others).to.deep.equal([])
  })

  it('have a mean where every value has its number', () => {
    const all = rowsOf([
      ...people(1, { tillit: '2', nedskrapning: '1' }),
      ...people(3, { tillit: '10', utsatt_stold: '1' }),
      ...people(7, { tillit: '98' }),
    ])
    expect(find(all, 'kommun', 'tillit').mean).to.equal(8)
    expect(find(all, 'kommun', 'nedskrapning').mean).to.equal(0)
    expect(find(all, 'kommun', 'utsatt_stold').mean).to.equal(null)
  })

  it('have people’s mean points for a group mean, and nothing that can be counted by code', () => {
    const all = rowsOf([
      ...people(2, { nedskrapning: '3', fortkorning: '2' }),
      ...people(1, { nedskrapning: '8', fortkorning: '1' }),
      ...people(4, { nedskrapning: '8' }),
    ])
    const row = find(all, 'kommun', 'medel_utemiljo')
    expect(row).to.include({ respondents: 7, base: 3, mean: 3, unanswered: 4, measured: null, share: null, interval: null })
    expect(row.counts).to.deep.equal({})
  })

  it('divide the kommun by sex, age and what was answered to a breakdown question', () => {
    const all = rowsOf([
      ...people(2, { kon: 'man', alder: '80+', boendeform: '2', nedskrapning: '3' }),
      ...people(1, { kon: 'annat', nedskrapning: '3' }),
    ])
    const bases = Object.fromEntries(
      ['kommun', 'sex:man', 'sex:kvinna', 'age:80+', 'breakdown:boendeform:2', 'breakdown:boendeform:1'].map((population) => [
        population,
        find(all, population, 'nedskrapning').base,
      ]),
    )
    expect(bases).to.deep.equal({
      kommun: 3,
      'sex:man': 2,
      'sex:kvinna': 0,
      'age:80+': 2,
      'breakdown:boendeform:2': 2,
      'breakdown:boendeform:1': 0,
    })
  })
})

function rowsOf(asked: readonly Person[]): readonly Row[] {
  const tally = tallyOf(survey)
  for (const person of asked) expect(tally.add(person)).to.equal(true)
  return [...rows(tally.cube(), survey, AREAS)]
}

const people = (count: number, answers: Answers, areaId = '9901N', source: Source = 'code'): readonly Person[] =>
  Array.from({ length: count }, () => ({ source, areaId, answers }))

function find(all: readonly Row[], population: string, question: string, source: Source = 'code'): Row {
  const row = all.find((candidate) => candidate.population === population && candidate.question === question && candidate.source === source)
  if (!row) throw new Error(`There is no row ${population} ${source} ${question}.`)
  return row
}
