import { expect } from 'chai'
import { fieldsOf, readEffect, readNew, readPlanned, readStep } from '../../../../server/domain/actions/reading.ts'
import { anAction, HISTORIES } from '../../../fixtures/actions.ts'
import { AREAS } from '../../../fixtures/places.ts'

const SETTING = { today: '2026-11-22', areas: AREAS.filter(({ parentId }) => parentId === '9901'), themes: [{ id: 'nedskrapning' }] }
const FILLED: Readonly<Record<string, string>> = {
  vad: 'Byt lamporna',
  plats: 'Gångtunneln',
  omrade: '9901N',
  tema: '',
  ansvariga: ' Gatuenheten\r\n\r\nLillköpings Bostäder\nGatuenheten ',
  senast: '',
  visas: 'ja',
}
const sent = (fields: Readonly<Record<string, string>>) => (field: string) => fields[field] ?? ''
const faultsOf = (reading: { readonly ok: boolean; readonly faults?: readonly { readonly field: string }[] }) =>
  reading.faults?.map(({ field }) => field)

describe('the form of an action', () => {
  it('names each organisation on a line of its own, once', () => {
    const reading = readPlanned(sent(FILLED), SETTING)
    expect(reading.ok && reading.read).to.deep.equal({
      what: 'Byt lamporna',
      place: 'Gångtunneln',
      areaId: '9901N',
      theme: '',
      responsible: ['Gatuenheten', 'Lillköpings Bostäder'],
      dueOn: null,
      shown: true,
    })
  })

  it('reads back what was saved as it was', () => {
    const { id, kommunId, steps, effect, observations, rehearsal, version, ...planned } = anAction({
      areaId: null,
      responsible: ['A', 'B'],
    })
    const reading = readPlanned(sent(fieldsOf(planned)), SETTING)
    expect(reading.ok && reading.read).to.deep.equal(planned)
  })

  it('tells every fault at once', () => {
    expect(faultsOf(readPlanned(sent({ senast: 'i vår', tema: 'x' }), SETTING))).to.deep.equal([
      'omrade',
      'vad',
      'plats',
      'tema',
      'ansvariga',
      'senast',
    ])
    expect(faultsOf(readNew(sent({ ...FILLED, datum: '2026-11-23', vem: '' }), SETTING))).to.deep.equal(['vem', 'datum'])
    const many = Array.from({ length: 11 }, (_, n) => `Enhet ${n}`).join('\n')
    expect(faultsOf(readPlanned(sent({ ...FILLED, ansvariga: many }), SETTING))).to.deep.equal(['ansvariga'])
  })

  it('begins a new one with who proposed it when', () => {
    const reading = readNew(sent({ ...FILLED, datum: '2026-05-12', vem: 'boende' }), SETTING)
    expect(reading.ok && reading.read.proposal).to.deep.equal({ to: 'proposed', on: '2026-05-12', by: 'boende', words: '' })
  })
})

describe('the form of a step', () => {
  const step = (fields: Readonly<Record<string, string>>, history = HISTORIES.begun) =>
    readStep(sent({ datum: '2026-08-01', vem: 'gatuenheten', ...fields }), history, '2026-11-22')

  it('takes a step that can be taken', () => {
    const reading = step({ till: 'klar', ord: 'Bytta.' })
    expect(reading.ok && reading.read).to.deep.equal({ to: 'done', on: '2026-08-01', by: 'gatuenheten', words: 'Bytta.' })
  })

  it('asks for the outcome of what is done and the reason of a no, each in its own words', () => {
    const done = step({ till: 'klar' })
    expect(!done.ok && done.faults[0]?.sentence).to.contain('Skriv vad det blev')
    const declined = step({ till: 'avslagen' }, HISTORIES.proposed)
    expect(!declined.ok && declined.faults[0]?.sentence).to.contain('Skriv varför')
  })

  it('takes no step that is not there, and no day before the last one or ahead', () => {
    expect(faultsOf(step({ till: 'avslagen', ord: 'Nej' }))).to.deep.equal(['till'])
    expect(faultsOf(step({ till: '__proto__' }))).to.deep.equal(['till'])
    expect(faultsOf(step({ till: 'klar', ord: 'Ja', datum: '2026-06-30' }))).to.deep.equal(['datum'])
    expect(faultsOf(step({ till: 'klar', ord: 'Ja', datum: '2026-11-23' }))).to.deep.equal(['datum'])
  })

  it('takes a note of the effect away when it is left blank', () => {
    expect(readEffect(sent({ effekt: '  ' }), '2026-11-22')).to.deep.equal({ ok: true, read: null })
    expect(readEffect(sent({ effekt: 'Fler går här' }), '2026-11-22')).to.deep.equal({
      ok: true,
      read: { on: '2026-11-22', words: 'Fler går här' },
    })
  })
})
