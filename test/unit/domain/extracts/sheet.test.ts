import { expect } from 'chai'
import { inOneOrder } from '../../../../server/domain/extracts/versions.ts'
import type { Question } from '../../../../server/domain/questions/contract.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import { aSheet } from '../../../fixtures/extracts/scene.ts'
import { PERSONS } from '../../../fixtures/people.ts'
import { smallSurvey, smallSurveys } from '../../../fixtures/rounds.ts'

const names = ({ sheet }: ReturnType<typeof aSheet>) => sheet.columns.map(({ name }) => name)
const column = ({ sheet, rows }: ReturnType<typeof aSheet>, name: string) => {
  const at = sheet.columns.findIndex((column) => column.name === name)
  return { ...sheet.columns[at], cells: rows.map((cells) => cells[at]) }
}

/** Next year's survey: without the question about littering, with one more about light and one more place. */
function nextYear(): Survey {
  const survey = smallSurvey('lilla-2026')
  const questions = survey.questions.flatMap((question): Question[] => {
    if (question.id === 'nedskrapning') return []
    if (question.id === 'fortkorning')
      return [question, { ...question, id: 'belysning', label: { sv: 'Belysning', en: 'Light' } } as Question]
    if (question.kind !== 'multiple') return [question]
    return [{ ...question, codes: [...question.codes, { code: '4', text: { sv: 'På bussen', en: 'On the bus' }, role: 'value' }] }]
  })
  return { ...survey, id: 'lilla-2027', year: 2027, previous: 'lilla-2026', questions }
}

describe('The wide form', () => {
  const wide = aSheet()

  it('has a row for every person and a cell for every column', () => {
    expect(wide.rows.length).to.equal(77)
    for (const row of wide.rows) expect(row.length).to.equal(wide.sheet.columns.length)
    expect(column(wide, 'rad').cells).to.deep.equal(wide.rows.map((_, at) => at + 1))
  })

  it('never has free text, a date, a language or an id', () => {
    expect(names(wide)).not.to.include('forslag')
    expect(names(wide).filter((name) => /datum|dag|sprak|id$/.test(name))).to.deep.equal([])
  })

  it('holds in every column only codes that the column tells of, or numbers where it is one of numbers', () => {
    for (const { name, type, codes } of wide.sheet.columns) {
      const known = new Set(codes.map(({ code }) => code))
      for (const cell of column(wide, name).cells)
        expect((type !== 'code' && typeof cell === 'number') || known.has(String(cell)), `${name}: ${cell}`).to.equal(true)
    }
  })

  it('tells a blank from a question that was not asked, and both from an answer that is no value', () => {
    expect(column(wide, 'anmalt').cells).to.include('_skipped').and.include('_unanswered')
    const missing = column(wide, 'nedskrapning').codes?.filter(({ isMissing }) => isMissing)
    expect(missing?.map(({ code }) => code)).to.deep.equal(['8', '_unanswered', '_skipped'])
  })

  it('has a column of ones and zeros for each code that may be ticked', () => {
    const ticks = PERSONS.filter(({ source }) => source === 'code').map(({ answers }) => answers.platser as string[] | undefined)
    const expected = ticks.map((codes) => (codes?.includes('3') ? '1' : '0'))
    expect(column(wide, 'platser_3').cells).to.deep.equal(expected)
  })

  it('gives numbers in bands, and as they were only where traits are too', () => {
    expect(new Set(column(wide, 'ar_i_omradet').cells)).to.deep.equal(new Set(['0-4', '5-110']))
    const exact = column(aSheet({ uncoarsened: true }), 'ar_i_omradet')
    expect(exact.type).to.equal('number')
    expect(exact.cells).to.include(58)
  })

  it('says in every row whether the answers are invented', () => {
    expect(new Set(column(wide, 'pahittad').cells)).to.deep.equal(new Set(['nej']))
    expect(new Set(column(aSheet({ round: { rehearsal: true } }), 'pahittad').cells)).to.deep.equal(new Set(['ja']))
  })
})

describe('The columns of a survey series', () => {
  const surveys = new Map([...smallSurveys(), ['lilla-2027', nextYear()]])

  it('are the same for every year, in the order of the definitions', () => {
    const [first, ...others] = [...surveys.values()].map((survey) => {
      const people = survey.year === 2027 ? PERSONS.map(without('nedskrapning')) : PERSONS
      return names(aSheet({ survey, surveys, people }))
    })
    for (const other of others) expect(other).to.deep.equal(first)
    expect(first?.indexOf('belysning')).to.equal((first?.indexOf('fortkorning') ?? 0) + 1)
    expect(first?.indexOf('platser_4')).to.equal((first?.indexOf('platser_0') ?? 0) + 1)
  })

  it('are empty in the years that did not have them', () => {
    const before = aSheet({ surveys })
    expect(new Set([...column(before, 'belysning').cells, ...column(before, 'platser_4').cells])).to.deep.equal(new Set([null]))
    const after = aSheet({ surveys, survey: nextYear(), people: PERSONS.map(without('nedskrapning')) })
    expect(new Set(column(after, 'nedskrapning').cells)).to.deep.equal(new Set([null]))
    expect(new Set(column(after, 'belysning').cells)).to.deep.equal(new Set(['_unanswered']))
  })

  it('are put where they follow the same one, whichever year they came', () => {
    expect(
      inOneOrder([
        ['a', 'c'],
        ['a', 'b', 'c'],
        ['x', 'c', 'd'],
      ]),
    ).to.deep.equal(['x', 'a', 'b', 'c', 'd'])
    expect(inOneOrder([])).to.deep.equal([])
  })

  /** The people of the fixture have answered the questions of 2026: one that another year did not ask is taken away. */
  const without =
    (id: string) =>
    ({ answers, ...person }: (typeof PERSONS)[number]) => ({
      ...person,
      answers: Object.fromEntries(Object.entries(answers).filter(([question]) => question !== id)),
    })
})

describe('The long form', () => {
  const long = aSheet({ form: 'lang' })

  it('says the same as the wide one, a row for every person and column of answers', () => {
    const wide = aSheet()
    const questions = column(long, 'fraga').codes?.map(({ code }) => code) ?? []
    expect(long.rows.length).to.equal(77 * questions.length)
    expect(long.sheet.rowsEach).to.equal(questions.length)
    for (const question of questions) {
      const rows = long.rows.filter((_, at) => column(long, 'fraga').cells[at] === question)
      const at = long.sheet.columns.findIndex(({ name }) => name === 'svar')
      expect(
        rows.map((cells) => cells[at]),
        question,
      ).to.deep.equal(column(wide, question).cells)
    }
  })

  it('has the traits on every row, and as no rows of their own', () => {
    expect(names(long)).to.include.members(['omrade', 'kon', 'alder', 'boendeform'])
    expect(column(long, 'fraga').codes?.map(({ code }) => code)).not.to.include.members(['kon'])
  })
})
