import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { expect } from 'chai'
import { pino } from 'pino'
import { UNLIMITED } from '../../server/config.ts'
import { aHouse, type House, type Options } from '../fixtures/house.ts'
import { answer, BASE, inUrn } from './survey/walk.ts'

let house: House
const built = async (options: Options = {}) => {
  house = await aHouse(options)
}
/** A connection to the house that speaks for itself. */
const connected = async (): Promise<Socket> => {
  const socket = connect(Number(new URL(house.url).port), '127.0.0.1')
  socket.on('error', () => {}) // being cut off is what many of these are about
  await once(socket, 'connect')
  return socket
}
const FORM = 'Host: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n'

describe('many and slow clients', () => {
  afterEach(() => house.close())

  it('who say nothing at all, two thousand of them, do not keep others from answering', async () => {
    await built()
    const sockets: Socket[] = []
    for (let n = 0; n < 20; n++) sockets.push(...(await Promise.all(Array.from({ length: 100 }, connected))))
    await answer(house.visitor())
    const visitor = house.visitor()
    await answer(visitor)
    await visitor.post(`${BASE}/svar`)
    expect(await inUrn(house)).to.have.length(1)
    expect(sockets.filter((socket) => socket.readyState === 'open')).to.have.length(2000)
    for (const socket of sockets) socket.destroy()
  })

  it('who never finish their headers are cut off with 408', async () => {
    await built({ patience: { headersMs: 100 } })
    const socket = await connected()
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    expect(await text(socket)).to.match(/^HTTP\/1.1 408 /)
  })

  it('who never finish their form are cut off with 408, and nothing of it is kept', async () => {
    await built({ patience: { headersMs: 100, requestMs: 200 } })
    const socket = await connected()
    socket.write(`POST ${BASE} HTTP/1.1\r\n${FORM}Content-Length: 100\r\n\r\nvag=oppen&x=`)
    expect(await text(socket)).to.match(/^HTTP\/1.1 408 /)
    expect(await house.deps.db.selectFrom('drafts').selectAll().execute()).to.deep.equal([])
  })

  it('who do not read what they asked for are cut off', async () => {
    await built({ patience: { silentMs: 100 } })
    const socket = await connected()
    socket.pause()
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2000))
    while ((await house.connections()) === 0) await turn()
    while ((await house.connections()) > 0) await turn()
    socket.destroy()
  })

  it('who send two megabytes, twenty at once, are refused while another answers', async () => {
    await built()
    const large = Array.from({ length: 20 }, () =>
      house.visitor().once('POST', BASE, `vag=${'x'.repeat(2_000_000)}`, { 'content-type': 'application/x-www-form-urlencoded' }),
    )
    const visitor = house.visitor()
    await answer(visitor)
    await visitor.post(`${BASE}/svar`)
    expect(await inUrn(house)).to.have.length(1)
    expect((await Promise.all(large)).map(({ status }) => status)).to.deep.equal(Array(20).fill(413))
  })

  it('beyond the most connections wait outside, and those inside are served', async () => {
    await built({ limits: { ...UNLIMITED, connections: 3 } })
    const inside = [await connected(), await connected(), await connected()]
    const outside = await connected()
    await once(outside.resume(), 'close')
    const [first] = inside
    first?.write('GET /halsa HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    expect(first && (await text(first))).to.match(/^HTTP\/1.1 200 /)
    for (const socket of inside) socket.destroy()
  })
})

describe('a network', () => {
  afterEach(() => house.close())
  const limited = (requestsAMinute: number) => built({ trustProxy: 1, limits: { ...UNLIMITED, requestsAMinute } })
  const from = async (address: string, language = 'sv') => {
    const visitor = house.visitor()
    visitor.forge('sprak', language)
    const response = await visitor.once('GET', '/', undefined, { 'x-forwarded-for': address })
    return { status: response.status, retry: response.headers.get('retry-after'), html: await response.text() }
  }
  const statuses = async (...addresses: string[]) => {
    const found: number[] = []
    for (const address of addresses) found.push((await from(address)).status)
    return found
  }

  it('that asks for more than its share is asked to wait, in the reader’s language, and others are not', async () => {
    await limited(12) // two every ten seconds
    expect(await statuses('192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2')).to.deep.equal([200, 200, 429, 200])
    const { html, retry } = await from('192.0.2.1', 'en')
    expect(html).to.contain('Very many visits are coming from your network')
    expect(retry).to.equal('10')
  })

  it('is served again when ten seconds have passed', async () => {
    await limited(12)
    expect(await statuses('192.0.2.1', '192.0.2.1', '192.0.2.1')).to.deep.equal([200, 200, 429])
    house.clock.now = '2026-09-15T10:00:10Z'
    expect(await statuses('192.0.2.1')).to.deep.equal([200])
  })

  it('of IPv6 is everything that one household is given', async () => {
    await limited(6)
    expect(await statuses('2001:db8:1:1::1', '2001:db8:1:1::2', '2001:db8:1:2::1')).to.deep.equal([200, 429, 200])
  })

  it('that is this machine is never limited, nor anybody when there is no limit', async () => {
    await limited(6)
    expect(await statuses('127.0.0.1', '127.0.0.1', '::1', '::1')).to.deep.equal([200, 200, 200, 200])
    await house.close()
    await limited(0)
    expect(await statuses('192.0.2.1', '192.0.2.1')).to.deep.equal([200, 200])
  })

  it('can ask for styles and for the server’s health all the same', async () => {
    await limited(6)
    const headers = { 'x-forwarded-for': '192.0.2.1' }
    expect(await statuses('192.0.2.1', '192.0.2.1')).to.deep.equal([200, 429])
    expect((await fetch(`${house.url}/halsa`, { headers })).status).to.equal(200)
    const [style = ''] = /\/static\/\w+\/style.css/.exec((await house.visitor().get('/')).html) ?? []
    expect((await fetch(house.url + style, { headers })).status).to.equal(200)
  })
})

describe('a server with more to do than there is time', () => {
  let overloaded = false
  beforeEach(() => built({ overloaded: () => overloaded }))
  afterEach(async () => {
    overloaded = false
    await house.close()
  })

  it('asks newcomers to wait, kindly and in their language, and finishes with those who have begun', async () => {
    const begun = house.visitor()
    await answer(begun)
    overloaded = true
    const response = await fetch(house.url + BASE)
    expect(response.status).to.equal(503)
    expect(response.headers.get('retry-after')).to.equal('60')
    expect(await response.text()).to.contain('Just nu är det många som vill in samtidigt.')
    expect((await begun.post(`${BASE}/svar`)).address).to.equal(`${BASE}/kvitto`)
    expect((await fetch(`${house.url}/halsa`, { headers: { accept: 'application/json' } })).status).to.equal(200)
    overloaded = false
    expect((await fetch(house.url + BASE)).status).to.equal(200)
  })
})

describe('a server that is asked to stop', () => {
  beforeEach(() => built())
  afterEach(() => house.close())

  it('finishes a form that was half sent, refuses what is new with 503, and closes', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    const [key = ''] = visitor.cookies().map(({ name, value }) => `${name}=${value}`)
    const [sending, kept] = [await connected(), await connected()]
    sending.write(`POST ${BASE}/svar HTTP/1.1\r\n${FORM}Cookie: ${key}\r\nContent-Length: 3\r\n\r\n`)
    kept.write('GET /halsa HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(kept, 'data') // answered, and so the form before it has been accepted

    const stopped = house.stop()
    kept.write('GET / HTTP/1.1\r\nHost: x\r\nCookie: sprak=en\r\n\r\n')
    const refused = await text(kept)
    expect(refused)
      .to.match(/^HTTP\/1.1 503 /)
      .and.match(/^Connection: close/im)
      .and.contain('The service is restarting')
    expect((await fetch(house.url)).status, 'a new connection').to.equal(503)
    sending.write('a=b')
    expect(await text(sending))
      .to.match(/^HTTP\/1.1 303 /)
      .and.match(/^Connection: close/im)
    await stopped
    expect(await inUrn(house)).to.have.length(1)
    expect(await fetch(house.url).catch((error: Error) => error.message)).to.equal('fetch failed')
  })

  it('does not wait for those who have said nothing, or hold on to a finished answer', async () => {
    const idle = await connected()
    await house.visitor().get('/')
    await house.stop()
    await once(idle.resume(), 'close')
  })

  it('does not wait for ever for a form that never comes', async () => {
    await house.close()
    await built({ patience: { finishMs: 50 } })
    const [slow, other] = [await connected(), await connected()]
    slow.write(`POST ${BASE} HTTP/1.1\r\n${FORM}Content-Length: 9\r\n\r\n`)
    other.write('GET /halsa HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(other, 'data')
    await house.stop()
    expect(await text(slow)).to.equal('')
  })
})

describe('the log', () => {
  const lines: Record<string, unknown>[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(
        ...String(chunk)
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      )
      done()
    },
  })
  beforeEach(async () => {
    lines.length = 0
    await built({ trustProxy: 1, log: pino({ base: null }, sink) })
  })
  afterEach(() => house.close())

  it('has a line for every request: its reference, route, status and time', async () => {
    await house.visitor().get(`${BASE}/del/3`)
    const [first] = lines
    expect(first).to.have.all.keys('level', 'time', 'reference', 'method', 'route', 'status', 'ms', 'msg')
    expect(first).to.include({ method: 'GET', route: '/enkat/:kommun/:ar/del/:n', status: 303, msg: 'request' })
    expect(first?.reference).to.match(/^[0-9a-f]{8}$/)
  })

  it('has nothing that tells who asked, or what was asked, answered or typed', async () => {
    const secrets = [
      '192.0.2.77',
      'hemligt-ord',
      'lillkoping',
      '9901N',
      'sprak',
      'utkast',
      'Mozilla',
      'anna@exempel.se',
      'stationen',
      house.url,
    ]
    const visitor = house.visitor()
    const telling = { 'x-forwarded-for': '192.0.2.77', 'user-agent': 'Mozilla/hemligt-ord', referer: 'http://x/hemligt-ord' }
    for (const path of [
      `${BASE}?kod=hemligt-ord&sprak=sv`,
      '/hemligt-ord',
      `${BASE}/%ff-hemligt-ord`,
      '/start?till=hemligt-ord',
      '/halsa?hemligt-ord',
    ])
      await visitor.once('GET', path, undefined, telling)
    await visitor.once('POST', BASE, new URLSearchParams({ vag: 'kod', kod: 'hemligt-ord' }), telling)
    await visitor.once('POST', '/logga-in', new URLSearchParams({ epost: 'anna@exempel.se', losenord: 'hemligt-ord' }), telling)
    await visitor.once('POST', BASE, `hemligt-ord=${'x'.repeat(300_000)}`, {
      ...telling,
      'content-type': 'application/x-www-form-urlencoded',
    })
    await answer(visitor)
    await visitor.post(`${BASE}/svar`)
    const key = visitor.cookie('utkast') ?? 'none'
    await house.deps.db.schema.dropTable('area_codes').execute()
    expect((await visitor.once('POST', BASE, new URLSearchParams({ vag: 'kod', kod: 'ABCD-EFGH' }), telling)).status).to.be.oneOf([
      422, 500,
    ])
    const all = JSON.stringify(lines)
    expect(lines.length).to.be.above(10)
    for (const secret of [...secrets, key]) expect(all, secret).to.not.contain(secret)
  })

  it('names a fault of ours by the reference that the visitor was shown', async () => {
    await house.visitor().get('/') // a database that nobody has asked for anything is not closed by destroying it
    lines.length = 0
    await house.deps.db.destroy()
    const { html, status } = await house.visitor().get(`${BASE}`)
    expect(status).to.equal(500)
    const fault = lines.find(({ msg }) => msg === 'fault')
    expect(html).to.contain(`<strong>${fault?.reference}</strong>`)
    expect(lines.find(({ msg }) => msg === 'request')).to.include({ reference: fault?.reference, status: 500 })
  })
})
