import { expect } from 'chai'
import { FORMS } from '../../../../server/domain/dialogues/index.ts'
import { fieldsOf, MOST_OBSERVATIONS, read, rowCount, type Setting } from '../../../../server/domain/dialogues/reading.ts'
import { aDialogue, anObservation } from '../../../fixtures/dialogues.ts'

const theme = (id: string) => ({ id, title: { sv: id } })
const SETTING: Setting = {
  today: '2026-09-15',
  areas: [{ id: '9901N', name: 'Norr' }],
  themes: [theme('nedskrapning'), theme('stold')],
  liesIn: ({ latitude }) => latitude < 58,
}
const GOOD = fieldsOf(
  aDialogue({ observations: [anObservation({ suggestion: 'Fler korgar.' }), anObservation({ themes: ['stold'], severity: 3 })] }),
)

/** Reads a good form with some fields changed. */
const reading = (changed: Readonly<Record<string, string>> = {}) => {
  const fields: Readonly<Record<string, string>> = { ...GOOD, ...changed }
  return read(FORMS.medborgardialog, (field) => fields[field] ?? '', SETTING)
}
const recordedOf = (changed: Readonly<Record<string, string>>) => {
  const result = reading(changed)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.recorded
}
const faultsOf = (changed: Readonly<Record<string, string>>) => {
  const result = reading(changed)
  return result.ok ? [] : result.faults.map(({ field, sentence }) => `${field}: ${sentence}`)
}

describe('reading a dialogue', () => {
  it('gives back what was saved when nothing was changed', () => {
    const { id, kommunId, rehearsal, version, ...recorded } = aDialogue({
      observations: [anObservation({ suggestion: 'Fler korgar.' }), anObservation({ themes: ['stold'], severity: 3 })],
    })
    expect(reading()).to.deep.equal({ ok: true, recorded })
  })

  it('keeps line breaks and every sign in what was said, and takes outer space away', () => {
    const { observations } = recordedOf({ 'sagt-1': '  <b>En</b>\r\n"två" 🙂 ﷽  ' })
    expect(observations[0]?.said).to.equal('<b>En</b>\n"två" 🙂 ﷽')
  })

  it('takes the whole kommun for an area', () => {
    expect(recordedOf({ omrade: 'hela' }).areaId).to.equal(null)
  })

  it('takes today, and a number with a space in it', () => {
    expect(recordedOf({ datum: '2026-09-15', antal: '1 200' })).to.deep.include({ heldOn: '2026-09-15', people: 1200 })
  })

  it('keeps several themes in the order of the survey, with place, point, reasons, time and how many times', () => {
    const { observations } = recordedOf({
      'tema-2-nedskrapning': '1',
      'var-2': ' Bron ',
      'koordinater-2': '57,10512; 12,25123',
      'skal-2-ljus': '1',
      'skal-2-manniskor': '1',
      'tid-2': 'natt',
      'ganger-2': '4',
    })
    expect(observations[1]).to.deep.include({
      themes: ['nedskrapning', 'stold'],
      place: 'Bron',
      point: { latitude: 57.10512, longitude: 12.25123 },
      reasons: ['ljus', 'manniskor'],
      timeOfDay: 'natt',
      times: 4,
    })
  })

  it('passes over rows left blank, also between filled ones', () => {
    const blank = { 'tema-1-nedskrapning': '', 'allvar-1': '', 'sagt-1': ' ', 'forslag-1': '' }
    expect(recordedOf({ ...blank, rader: '3' }).observations.flatMap((observation) => observation.themes)).to.deep.equal(['stold'])
  })

  it('tells everything wrong at once', () => {
    const blank = Object.fromEntries(Object.keys(GOOD).map((field) => [field, '']))
    const faults = faultsOf({ ...blank, rader: '1', 'forslag-1': 'Fler lampor' }).map((fault) => fault.split(':')[0])
    expect(faults).to.have.members(['datum', 'omrade', 'plats', 'deltog', 'antal', 'arena', 'tema-1', 'allvar-1', 'sagt-1'])
  })

  const refused: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['a day that has not been', { datum: '2026-09-16' }, 'datum: Datumet har inte varit än. Skriv dagen då det var.'],
    ['a day that does not exist', { datum: '2026-02-30' }, 'datum: Skriv datumet med år, månad och dag, till exempel 2026-03-12.'],
    ['a day written otherwise', { datum: '12/3 2026' }, 'datum: Skriv datumet med år, månad och dag, till exempel 2026-03-12.'],
    ['a year mistyped', { datum: '0026-03-12' }, 'datum: Datumet är för långt tillbaka. Kontrollera årtalet.'],
    ["another kommun's area", { omrade: '9902A' }, 'omrade: Välj ett område i listan, eller hela kommunen.'],
    ['nobody', { antal: '0' }, 'antal: Skriv hur många som deltog, med siffror. Minst 1.'],
    ['half a person', { antal: '1,5' }, 'antal: Skriv hur många som deltog, med siffror. Minst 1.'],
    ['a number in another base', { antal: '0x10' }, 'antal: Skriv hur många som deltog, med siffror. Minst 1.'],
    ['a theme that is none', { 'tema-2-stold': '', 'tema-2-toString': '1' }, 'tema-2: Observation 2: välj minst ett tema.'],
    [
      'a point that is none',
      { 'koordinater-1': 'vid ån' },
      'koordinater-1: Observation 1: skriv koordinaterna som i ”57.10512, 12.25123”, latitud först.',
    ],
    [
      'a point outside the kommun',
      { 'koordinater-2': '59.33, 18.06' },
      'koordinater-2: Observation 2: punkten ligger utanför kommunen. Kontrollera koordinaterna.',
    ],
    ['never times', { 'ganger-1': '0' }, 'ganger-1: Observation 1: skriv antalet gånger med siffror. Minst 1.'],
    ['a severity that is none', { 'allvar-1': '4' }, 'allvar-1: Observation 1: välj hur allvarligt det är.'],
    [
      'ten thousand signs',
      { 'sagt-2': '🙂'.repeat(10_000) },
      'sagt-2: Korta ”Observation 2: vad som sades”: högst 2 000 tecken får plats, du har skrivit 10 000.',
    ],
  ]
  for (const [what, changed, fault] of refused) {
    it(`refuses ${what}, and nothing else`, () => {
      expect(faultsOf(changed).map((sentence) => sentence.replace(/\u00a0/g, ' '))).to.deep.equal([fault])
    })
  }

  it('counts rows between one and the most there may be, whatever was sent', () => {
    const count = (rader: string) => rowCount((field) => (field === 'rader' ? rader : ''))
    expect(['', '-5', '2.5', 'x', '7', '1e9'].map(count)).to.deep.equal([1, 1, 1, 1, 7, MOST_OBSERVATIONS])
  })
})
