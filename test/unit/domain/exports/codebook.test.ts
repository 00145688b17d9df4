import { expect } from 'chai'
import { type CodebookLine, codebook } from '../../../../server/domain/exports/codebook.ts'
import { codesOf } from '../../../../server/domain/questions/index.ts'
import { aCountedRound } from '../../../fixtures/counted.ts'

describe('The codebook', () => {
  const { survey, kommun, round, origin } = aCountedRound()
  const { columns, lines } = codebook(survey, kommun, round, { ...origin, edition: 'e'.repeat(64), method: '7' })
  const read = [...(lines as readonly CodebookLine[])].map((line) =>
    Object.fromEntries(columns.map((column) => [column.name, column.of(line)])),
  )
  const ofQuestion = (id: string) => read.filter(({ fraga }) => fraga === id)

  it('has every question and every code of the survey, and the derived questions', () => {
    for (const question of survey.questions) {
      const codes = codesOf(question).map(({ code }) => code)
      expect(ofQuestion(question.id).map(({ svarskod }) => svarskod)).to.deep.equal(codes.length > 0 ? codes : [null])
    }
    for (const { id } of survey.derived) expect(ofQuestion(id).map(({ svar_sv }) => svar_sv)).to.deep.equal(['Ja', 'Nej'])
  })

  it('says on every line which survey file, which edition and which method it explains', () => {
    const told = read.map(({ undersokning_sha256, utgava, metod }) => [undersokning_sha256, utgava, metod])
    expect(new Set(told.map((one) => one.join(' ')))).to.deep.equal(new Set([`${survey.hash} ${'e'.repeat(64)} 7`]))
  })

  it('has the question, its short name and its answers in every language', () => {
    expect(ofQuestion('nedskrapning')[2]).to.include({
      fraga_sv: 'Är skräp utomhus ett problem där du bor?',
      fraga_en: 'Is rubbish outdoors a problem where you live?',
      kort_en: 'Littering',
      svar_sv: 'Ett stort problem',
      svar_en: 'A big problem',
      varde: 2,
      typ: 'ett svar',
      tema: 'nedskrapning',
    })
  })

  it('says which answers are in the measure and which are not a value', () => {
    expect(ofQuestion('nedskrapning').map(({ roll, i_mattet }) => [roll, i_mattet])).to.deep.equal([
      ['värde', 'nej'],
      ['värde', 'ja'],
      ['värde', 'ja'],
      ['vet ej', 'nej'],
    ])
    expect(ofQuestion('tillit')[0]?.matt_riktning).to.equal('hög andel är bra')
  })

  it('says in words when a question is asked and how a derived one is made', () => {
    expect(ofQuestion('anmalt')[0]?.stalls_om).to.equal('”Utsatt för stöld” (utsatt_stold) är ”Ja, en gång” eller ”Ja, flera gånger”')
    expect(ofQuestion('utsatt_nagot')[0]?.stalls_om).to.match(/^Minst ett av: ”Utsatt för stöld”/)
    expect(ofQuestion('nedskrapning')[0]?.stalls_om).to.equal(null)
  })

  it('counts a number in its bands', () => {
    expect(ofQuestion('ar_i_omradet').map(({ svar_sv, typ }) => [svar_sv, typ])).to.deep.equal([
      ['0–4 år', 'heltal'],
      ['5 år eller mer', 'heltal'],
    ])
  })
})
