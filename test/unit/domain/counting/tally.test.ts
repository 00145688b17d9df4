import { expect } from 'chai'
import { tallyOf } from '../../../../server/domain/counting/tally.ts'
import type { Cell } from '../../../../server/domain/cube.ts'
import type { Answers } from '../../../../server/domain/document.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')

describe('a tally', () => {
  it('counts an answer under its code', () => {
    expect(countsOf({ nedskrapning: '2' }).nedskrapning).to.deep.equal({ '2': 1 })
  })

  it('counts vet ej and vill inte svara under codes of their own', () => {
    const counts = countsOf({ nedskrapning: '8', utsatt_stold: '9' })
    expect(counts.nedskrapning).to.deep.equal({ '8': 1 })
    expect(counts.utsatt_stold).to.deep.equal({ '9': 1 })
  })

  it('counts a number in its band', () => {
    expect(countsOf({ ar_i_omradet: 4 }).ar_i_omradet).to.deep.equal({ '0-4': 1 })
    expect(countsOf({ ar_i_omradet: 5 }).ar_i_omradet).to.deep.equal({ '5-110': 1 })
  })

  it('counts every code that was ticked, and that the person is one', () => {
    expect(countsOf({ platser: ['1', '2', '3'] }).platser).to.deep.equal({ '1': 1, '2': 1, '3': 1, _extra: 2 })
  })

  it('counts a question left blank as unanswered', () => {
    expect(countsOf({}).nedskrapning).to.deep.equal({ _unanswered: 1 })
  })

  it('counts a question that a skip rule passed over as skipped, and one it let through as unanswered', () => {
    expect(countsOf({ utsatt_stold: '1' }).anmalt).to.deep.equal({ _skipped: 1 })
    expect(countsOf({}).anmalt).to.deep.equal({ _skipped: 1 })
    expect(countsOf({ utsatt_stold: '2' }).anmalt).to.deep.equal({ _unanswered: 1 })
  })

  it('does not count free text', () => {
    expect(countsOf({})).not.to.have.property('forslag')
  })

  it('places a person by what they said of sex and age', () => {
    expect(cellOf({ kon: 'kvinna', alder: '45-64' })).to.include({ areaId: '9901N', source: 'code', sex: 'kvinna', ageGroup: '45-64' })
  })

  it('keeps those who said nothing of it, or what the register does not know, in a cell of their own', () => {
    expect(cellOf({})).to.include({ sex: '_unknown', ageGroup: '_unknown' })
    expect(cellOf({ kon: 'annat', alder: '9' })).to.include({ sex: '_unknown', ageGroup: '_unknown' })
  })

  it('keeps the two ways of answering, and the areas, in cells of their own', () => {
    const tally = tallyOf(survey)
    tally.add({ source: 'open', areaId: '9901S', answers: {} })
    tally.add({ source: 'code', areaId: '9901S', answers: {} })
    tally.add({ source: 'code', areaId: '9901N', answers: {} })
    tally.add({ source: 'code', areaId: '9901N', answers: {} })
    const cells = tally.cube().cells.map(({ source, areaId, respondents }) => [source, areaId, respondents])
    expect(cells).to.deep.equal([
      ['code', '9901N', 2],
      ['code', '9901S', 1],
      ['open', '9901S', 1],
    ])
  })

  it('counts a person again in the slice of what they answered to a breakdown question', () => {
    const cells = cellsOf({ boendeform: '2', nedskrapning: '3' })
    expect(cells.map(({ slice }) => slice)).to.deep.equal(['', 'boendeform=2'])
    expect(cells[1]?.counts).to.deep.equal(cells[0]?.counts)
  })

  it('refuses what the survey could not have been given, and counts nothing of it', () => {
    const tally = tallyOf(survey)
    const unfit: Record<string, Answers> = {
      'a code it does not have': { nedskrapning: '7' },
      'an answer to a question that was passed over': { utsatt_stold: '1', anmalt: '1' },
      'a question it does not have': { farg: '1' },
      'free text among the codes': { forslag: '1' },
      'a list where one code is asked for': { nedskrapning: ['1'] },
      'a code twice': { platser: ['1', '1'] },
      'no code at all': { platser: [] },
      'a number outside its bands': { ar_i_omradet: 111 },
    }
    for (const [why, answers] of Object.entries(unfit)) {
      expect(tally.add({ source: 'code', areaId: '9901N', answers: { kon: 'man', ...answers } }), why).to.equal(false)
    }
    expect(tally.people()).to.equal(0)
    expect(tally.cube().cells).to.deep.equal([])
  })
})

describe('a derived question', () => {
  const twoParts = {
    ...survey,
    derived: survey.derived.map((derived) => ({
      ...derived,
      of: [
        { question: 'utsatt_stold', codes: ['2', '3'] },
        { question: 'anmalt', codes: ['1'] },
      ],
    })),
  }
  const standing = (answers: Answers, asked = survey) => {
    const tally = tallyOf(asked)
    expect(tally.add({ source: 'code', areaId: '9901N', answers })).to.equal(true)
    return tally.cube().cells[0]?.counts.utsatt_nagot
  }

  it('is yes when any part was answered with one of its codes', () => {
    expect(standing({ utsatt_stold: '3' })).to.deep.equal({ '1': 1 })
    expect(standing({ utsatt_stold: '2', anmalt: '2' }, twoParts)).to.deep.equal({ '1': 1 })
  })

  it('is no when a part was answered with a value and none with one of its codes', () => {
    expect(standing({ utsatt_stold: '1' })).to.deep.equal({ '0': 1 })
    expect(standing({ utsatt_stold: '1' }, twoParts)).to.deep.equal({ '0': 1 })
  })

  it('is unanswered when every part asked was left blank', () => {
    expect(standing({})).to.deep.equal({ _unanswered: 1 })
  })

  it('is refused, and not a blank, when a part was and none has a value', () => {
    expect(standing({ utsatt_stold: '9' })).to.deep.equal({ _refused: 1 })
    expect(standing({ utsatt_stold: '9' }, twoParts)).to.deep.equal({ _refused: 1 })
  })

  it('is vet ej when that was said of a part and none has a value', () => {
    const unsure = {
      ...survey,
      questions: survey.questions.map((one) =>
        one.id === 'utsatt_stold' && 'codes' in one
          ? { ...one, codes: one.codes.map((code) => (code.code === '9' ? { ...code, role: 'dont_know' as const } : code)) }
          : one,
      ),
    }
    expect(standing({ utsatt_stold: '9' }, unsure)).to.deep.equal({ _dont_know: 1 })
  })

  it('is skipped when every part was passed over', () => {
    const onlySkipped = {
      ...twoParts,
      derived: twoParts.derived.map((derived) => ({ ...derived, of: [{ question: 'anmalt', codes: ['1'] }] })),
    }
    expect(standing({ utsatt_stold: '1' }, onlySkipped)).to.deep.equal({ _skipped: 1 })
  })
})

function cellsOf(answers: Answers): readonly Cell[] {
  const tally = tallyOf(survey)
  expect(tally.add({ source: 'code', areaId: '9901N', answers })).to.equal(true)
  return tally.cube().cells
}

const cellOf = (answers: Answers) => cellsOf(answers)[0] as Cell
const countsOf = (answers: Answers) => cellOf(answers).counts
