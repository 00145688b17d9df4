import { expect } from 'chai'
import { differences, fieldOf, readKeyed, typedOf } from '../../../../server/domain/paper/keyed.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')
const read = (typed: Readonly<Record<string, string>>) => readKeyed(survey, (id) => typed[id] ?? '')

describe('a keyed form', () => {
  it('is read box by box: one, several, a number, words, and blank', () => {
    const { given, faults } = read({ nedskrapning: '2', platser: '1, 2', ar_i_omradet: ' 12 ', forslag: 'Mer ljus', kon: '' })
    expect(faults).to.deep.equal([])
    expect(given).to.deep.equal({ answers: { nedskrapning: '2', platser: ['1', '2'], ar_i_omradet: 12 }, texts: { forslag: 'Mer ljus' } })
  })

  it('tells every slip at once, by the number of its question', () => {
    const { faults } = read({ nedskrapning: '9', fortkorning: '1 2', ar_i_omradet: '400', platser: '1 0' })
    expect(faults.map(({ field }) => field)).to.have.members(['nedskrapning', 'fortkorning', 'ar_i_omradet', 'platser'].map(fieldOf))
    const sentences = faults.map(({ sentence }) => sentence).join('\n')
    expect(sentences).to.include('Fråga 1: det finns ingen ruta 9. Rutorna är 1–4.')
    expect(sentences).to.include('Fråga 2: bara ett kryss räknas.')
    expect(sentences).to.match(/Fråga \d+: skriv ett helt tal mellan 0 och \d+, eller lämna frågan tom\./)
    expect(sentences).to.match(/Fråga \d+: det finns ingen ruta 0\./)
  })

  it('reads back what was keyed, whatever was answered', () => {
    const { given } = read({ nedskrapning: '4', platser: '2 1', ar_i_omradet: '7', forslag: 'Ja', tillit: '3' })
    const again = readKeyed(survey, (id) => {
      const question = survey.questions.find((one) => one.id === id)
      return question ? typedOf(question, given) : ''
    })
    expect(again).to.deep.equal({ given, faults: [] })
  })

  it('is compared with another keying question by question, in words', () => {
    const first = read({ nedskrapning: '2', platser: '1', forslag: 'Mer ljus' }).given
    const second = read({ nedskrapning: '3', platser: '1', forslag: '', kon: '1' }).given
    expect(differences(survey, first, first)).to.deep.equal([])
    expect(differences(survey, first, second).map(({ id, first, second }) => [id, first, second])).to.deep.equal([
      ['nedskrapning', 'Ett litet problem', 'Ett stort problem'],
      ['forslag', 'Mer ljus', ''],
      ['kon', '', 'Kvinna'],
    ])
  })
})
