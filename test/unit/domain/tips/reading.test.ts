import { expect } from 'chai'
import { parted, read, type Setting } from '../../../../server/domain/tips/reading.ts'
import type { TipForm } from '../../../../server/domain/tips/tip.ts'

const SETTING: Setting = {
  today: '2026-09-15',
  areas: [{ id: '9901N', name: 'Norr' }],
  themes: [
    { id: 'trafik', title: { sv: 'Trafik' } },
    { id: 'stold', title: { sv: 'Stöld' } },
  ],
  liesIn: ({ latitude }) => latitude < 58,
}
const reading = (form: TipForm, fields: Readonly<Record<string, string>>) => read(form, (field) => fields[field] ?? '', SETTING)
const faultsOf = (form: TipForm, fields: Readonly<Record<string, string>>) => {
  const result = reading(form, fields)
  return result.ok ? [] : result.faults.map(({ field, key }) => `${field}: ${key}`)
}

describe('reading a tip', () => {
  it('needs nothing but the words', () => {
    expect(reading('tips', { sagt: ' Det är mörkt.\r\n ' })).to.deep.equal({
      ok: true,
      told: {
        words: 'Det är mörkt.',
        tip: {
          ...{ form: 'tips', sentOn: '2026-09-15', heldOn: '2026-09-15', areaId: null, point: null },
          ...{ feeling: null, themes: [], reasons: [], timeOfDay: null },
        },
      },
    })
  })

  it('makes one text of all own words, so that they are read together', () => {
    const result = reading('tips', { sagt: 'Mörkt', var: 'Bron', forslag: 'En lampa' })
    expect(result.ok && result.told.words).to.equal('Mörkt\n\nPlats: Bron\n\nFörslag: En lampa')
  })

  it('is parted again into what was said, where and what was suggested, as far as its labels tell', () => {
    const told = (sent: Readonly<Record<string, string>>) => {
      const result = reading('tips', sent)
      return result.ok ? parted(result.told.words) : result.faults
    }
    const all = { said: 'Det är mörkt.\n\nOch halt.', place: 'Bron', suggestion: 'Fler lampor.\nOch sand.' }
    expect(told({ sagt: all.said, var: all.place, forslag: all.suggestion })).to.deep.equal(all)
    expect(told({ sagt: 'Mörkt', forslag: 'Ljus' })).to.deep.equal({ said: 'Mörkt', place: '', suggestion: 'Ljus' })
    expect(told({ sagt: 'Mörkt', var: 'Bron' })).to.deep.equal({ said: 'Mörkt', place: 'Bron', suggestion: '' })
    expect(parted('Plats: Bron')).to.deep.equal({ said: '', place: 'Bron', suggestion: '' })
    expect(parted('')).to.deep.equal({ said: '', place: '', suggestion: '' })
    const long = `Skräp\n\nPlats: ${'x'.repeat(201)}`
    expect(parted(long)).to.deep.equal({ said: long, place: '', suggestion: '' })
    const twice = { said: 'Mörkt\n\nPlats: fråga grannen', place: 'Bron', suggestion: '' }
    expect(told({ sagt: twice.said, var: twice.place })).to.deep.equal(twice)
    const onward = 'Mörkt\n\nPlats: Bron\noch tunneln' // a field for a place holds one line: this somebody wrote among the rest
    expect(parted(onward)).to.deep.equal({ said: onward, place: '', suggestion: '' })
  })

  it('keeps what was chosen, and passes over choices that are none', () => {
    const result = reading('tips', {
      sagt: 'x',
      omrade: '9901N',
      'tema-stold': '1',
      'tema-annat': '1',
      tid: 'natt',
      datum: '2026-09-01',
      punkt: '57.1, 12.2',
    })
    expect(result.ok && result.told.tip).to.deep.include({
      ...{ areaId: '9901N', themes: ['stold'], timeOfDay: 'natt', heldOn: '2026-09-01' },
      point: { latitude: 57.1, longitude: 12.2 },
    })
    const odd = reading('tips', { sagt: 'x', tid: 'toString', omrade: 'annan' })
    expect(odd.ok && odd.told.tip).to.deep.include({ timeOfDay: null, areaId: null })
  })

  it('of a place needs where it is and how it feels, and not more', () => {
    const result = reading('otrygg_plats', { kansla: '0', var: 'Biblioteket', 'skal-liv': '1', 'skal-toString': '1' })
    expect(result.ok && result.told).to.deep.include({ words: 'Plats: Biblioteket' })
    expect(result.ok && result.told.tip).to.deep.include({ feeling: 0, reasons: ['liv'] })
  })

  it('tells everything wrong at once', () => {
    const wrong = { datum: '2026-09-16', omrade: '9902A', punkt: '59.3, 18.1', forslag: 'x'.repeat(1001) }
    expect(faultsOf('tips', wrong)).to.have.members([
      'sagt: tips.fault.said',
      'forslag: tips.fault.long',
      'datum: tips.fault.future',
      'omrade: tips.fault.area',
      'punkt: tips.fault.outside',
    ])
    expect(faultsOf('otrygg_plats', { kansla: '4' })).to.have.members(['kansla: tips.fault.feeling', 'var: tips.fault.where'])
    expect(faultsOf('tips', { sagt: 'x', datum: '2026-02-30' })).to.deep.equal(['datum: tips.fault.day'])
  })
})
