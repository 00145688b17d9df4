import { expect } from 'chai'
import { personal } from '../../../server/domain/code.ts'
import * as rounds from '../../../server/store/rounds.ts'
import type { Client, Fields } from '../../fixtures/client.ts'
import { code } from '../../fixtures/codes.ts'
import { aDraw } from '../../fixtures/draws.ts'
import { aHouse, type House, ROUND_2026 } from '../../fixtures/house.ts'
import { inUrn } from '../survey/walk.ts'

const BASE = '/inskrivning/r2026'
/** A form with boxes ticked, a number and words, as it is keyed. */
const KEYED: Fields = {
  'f-nedskrapning': '2',
  'f-fortkorning': '4',
  'f-platser': '1 2',
  'f-tillit': '7',
  'f-forslag': 'Mer ljus vid stationen',
  'f-ar_i_omradet': '12',
  'f-kon': '2',
}
const ANSWERS = { nedskrapning: '2', fortkorning: '8', platser: ['1', '2'], ar_i_omradet: 12 }

describe('keying forms on paper', () => {
  let house: House
  let sara: Client
  let drawn: ReadonlyMap<string, string>
  beforeEach(async () => {
    house = await aHouse()
    drawn = await aDraw(house.deps.db, ROUND_2026.id, house.deps.codeKey)
    await rounds.addAreaCode(house.deps.db, 'r2026', { code: code(1), areaId: '9901N' })
    sara = await house.as('sara')
  })
  afterEach(() => house.close())
  const codeOf = (reference: string) => drawn.get(reference) ?? ''
  const begin = (fields: Fields) => sara.post(BASE, fields)
  const sums = () => house.deps.db.selectFrom('code_days').select(['channel', 'answered']).execute()

  it('puts a form that is keyed alike twice in the urn, spends its code, and counts it as paper', async () => {
    expect((await begin({ kod: codeOf('2-1') })).address).to.equal(`${BASE}/blankett`)
    const again = await sara.post(`${BASE}/blankett`, KEYED)
    expect(again.address).to.equal(`${BASE}/igen`)
    expect(again.html).not.to.include('Mer ljus vid stationen')
    const done = await sara.post(`${BASE}/igen`, KEYED)
    expect(done.words).to.include('Blanketten är inskriven.')
    const [document, ...more] = await inUrn(house)
    expect(more).to.deep.equal([])
    expect(document).to.deep.include({ source: 'code', areaId: '9901S', texts: { forslag: 'Mer ljus vid stationen' } })
    expect(document?.answers).to.deep.include(ANSWERS)
    expect(await sums()).to.deep.equal([{ channel: 'paper', answered: 1 }])
    expect((await begin({ kod: codeOf('2-1') })).words).to.include('Koden är redan använd: personen har svarat på annat sätt.')
  })

  it('shows every difference between the two keyings, and keeps what then stands there', async () => {
    await begin({ kod: code(1) })
    await sara.post(`${BASE}/blankett`, KEYED)
    const page = await sara.post(`${BASE}/igen`, { ...KEYED, 'f-nedskrapning': '3', 'f-forslag': '' })
    expect(page.status).to.equal(422)
    expect(page.words).to.include('Fråga 1, Nedskräpning : först ”Ett litet problem”, sedan ”Ett stort problem”.')
    expect(page.words).to.include('först ”Mer ljus vid stationen”, sedan tom.')
    expect(await inUrn(house)).to.deep.equal([])
    await sara.post(`${BASE}/igen`, { ...KEYED, 'f-nedskrapning': '3', jamford: 'ja' })
    const [document] = await inUrn(house)
    expect(document?.areaId).to.equal('9901N')
    expect(document?.answers).to.deep.include({ ...ANSWERS, nedskrapning: '3' })
  })

  it('takes no slip: every one is told at once, and everything keyed stays', async () => {
    await begin({ omrade: '9901N' })
    const page = await sara.post(`${BASE}/blankett`, { ...KEYED, 'f-nedskrapning': '9', 'f-ar_i_omradet': 'tolv' })
    expect(page.status).to.equal(422)
    expect(page.words).to.include('Fråga 1: det finns ingen ruta 9.').and.to.include('skriv ett helt tal')
    expect(page.html).to.include('value="tolv"').and.to.include('Mer ljus vid stationen')
    expect((await sara.post(`${BASE}/igen`, { ...KEYED, 'f-kon': '77', jamford: 'ja' })).status).to.equal(422)
    expect(await inUrn(house)).to.deep.equal([])
  })

  it('counts a form without a code apart from the sample, in the area that stands on it', async () => {
    await begin({ omrade: '9901N' })
    await sara.post(`${BASE}/blankett`, KEYED)
    await sara.post(`${BASE}/igen`, KEYED)
    expect((await inUrn(house))[0]).to.deep.include({ source: 'open', areaId: '9901N' })
    expect(await sums()).to.deep.equal([])
  })

  it('says what is wrong with what stands at the head of a form', async () => {
    const faults = [
      [{}, 'Skriv koden på blanketten.'],
      [{ kod: 'K7MA-3XRT-X' }, 'Koden är inte rätt skriven.'],
      [{ kod: code(2) }, 'Koden hör inte till den här omgången.'],
      [{ kod: personal(1) }, 'Koden hör inte till den här omgången.'],
      [{ omrade: '0000X' }, 'Skriv koden på blanketten.'],
    ] as const
    for (const [fields, sentence] of faults) {
      const page = await begin(fields)
      expect([page.status, page.words.includes(sentence)], sentence).to.deep.equal([422, true])
    }
  })

  it('tells when the person answered otherwise while the form was keyed, and counts nothing twice', async () => {
    await begin({ kod: codeOf('2-2') })
    await sara.post(`${BASE}/blankett`, KEYED)
    const visitor = house.visitor()
    await visitor.post('/enkat/lillkoping/2026', { vag: 'kod', kod: codeOf('2-2') })
    await visitor.post('/enkat/lillkoping/2026/svar')
    expect((await sara.post(`${BASE}/igen`, KEYED)).words).to.include('Blanketten räknas inte')
    expect(await inUrn(house)).to.have.length(1)
    expect(await sums()).to.deep.equal([{ channel: 'web', answered: 1 }])
  })

  it('goes on after the last day, for the post is slow, but not before the first', async () => {
    house.clock.now = '2026-11-30T10:00:00Z'
    expect((await (await house.as('sara')).get(BASE)).status).to.equal(200)
    house.clock.now = '2026-01-30T10:00:00Z'
    expect((await (await house.as('sara')).get(BASE)).words).to.include('Den här omgången har inte öppnat')
  })
})
