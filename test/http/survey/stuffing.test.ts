import { expect } from 'chai'
import { UNLIMITED } from '../../../server/config.ts'
import * as rounds from '../../../server/store/rounds.ts'
import type { Client } from '../../fixtures/client.ts'
import { code } from '../../fixtures/codes.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { BASE, begin, inUrn } from './walk.ts'

describe('who would fill the urn alone by the open link', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse({ trustProxy: 1, limits: { ...UNLIMITED, openAnswersAnHour: 2 } })
  })
  afterEach(() => house.close())

  const send = (visitor: Client, from: string) => visitor.once('POST', `${BASE}/svar`, new URLSearchParams(), { 'x-forwarded-for': from })
  const begun = async () => {
    const visitor = house.visitor()
    await begin(visitor)
    return visitor
  }

  it('gets so many answers an hour from one network, is told to wait, and loses nothing', async () => {
    for (const _ of [1, 2]) expect((await send(await begun(), '192.0.2.1')).headers.get('location')).to.equal(`${BASE}/kvitto`)
    const third = await begun()
    const refused = await send(third, '192.0.2.1')
    expect(refused.status).to.equal(429)
    expect(refused.headers.get('retry-after')).to.equal('3600')
    expect(await refused.text()).to.include('Dina svar ligger kvar.')
    expect(await inUrn(house)).to.have.length(2)

    expect((await send(await begun(), '192.0.2.2')).status).to.equal(303)
    house.clock.now = '2026-09-15T11:00:00Z'
    expect((await send(third, '192.0.2.1')).headers.get('location')).to.equal(`${BASE}/kvitto`)
    expect(await inUrn(house)).to.have.length(4)
  })

  it('gets one answer of a draft, however often it is sent', async () => {
    const visitor = await begun()
    for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await send(visitor, from)
    await send(house.visitor(), '192.0.2.4')
    expect(await inUrn(house)).to.have.length(1)
  })

  it('stops nobody who answers with a code', async () => {
    await rounds.addAreaCode(house.deps.db, 'r2026', { code: code(1), areaId: '9901N' })
    for (const _ of [1, 2, 3]) {
      const visitor = house.visitor()
      await visitor.post(BASE, { vag: 'kod', kod: code(1) })
      expect((await send(visitor, '192.0.2.1')).headers.get('location')).to.equal(`${BASE}/kvitto`)
    }
  })
})
