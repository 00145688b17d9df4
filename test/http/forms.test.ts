import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { aHouse, type House } from '../fixtures/house.ts'

describe('a posted form', () => {
  let house: House
  before(async () => {
    house = await aHouse()
  })
  after(() => house.close())

  /** Sends a body to the sign-in page, which shows again what it read as the address. */
  const read = async (body: string, headers: Record<string, string> = {}) => {
    const response = await house.visitor().once('POST', '/logga-in', body, { 'content-type': FORM, ...headers })
    const shown = /id="epost"[^>]*value="([^"]*)"/.exec(await response.text())?.[1]
    return { status: response.status, shown }
  }

  it('is read as it was typed: letters of any language, spaces, and the first of many', async () => {
    expect((await read('epost=%C3%A5sa%40exempel.se&losenord=')).shown).to.equal('åsa@exempel.se')
    expect((await read('epost=a+b%2Bc&losenord=')).shown).to.equal('a b+c')
    expect((await read('epost=f%C3%B6rst&epost=sist')).shown).to.equal('först')
    expect((await read('epost=åsa')).shown, 'not encoded').to.equal('åsa')
    expect((await read('epost=x', { 'content-type': `${FORM}; charset=UTF-8` })).shown).to.equal('x')
  })

  it('that is no form at all is read as far as it goes', async () => {
    for (const body of ['', '&&&', '=', '%', 'epost=%ff%', '__proto__=1&constructor=2', 'epost[a]=1&epost[]=2']) {
      expect((await read(body)).status, body).to.equal(422)
    }
  })

  it('may fill 256 kilobytes and 500 fields, and nothing more', async () => {
    const long = (bytes: number) => `losenord=&epost=${'x'.repeat(bytes - 16)}`
    const many = (fields: number) => Array.from({ length: fields }, (_, n) => `f${n}=1`).join('&')
    expect([(await read(long(256 * 1024))).status, (await read(long(256 * 1024 + 1))).status]).to.deep.equal([422, 413])
    expect([(await read(many(500))).status, (await read(many(501))).status]).to.deep.equal([422, 413])
  })

  it('that comes compressed is refused: no browser sends such', async () => {
    expect((await read('epost=x', { 'content-encoding': 'gzip' })).status).to.equal(400)
  })

  it('that comes in pieces, of no length told beforehand, is read whole, and the connection goes on', async () => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1')
    await once(socket, 'connect')
    const head = (more: string) =>
      `POST /logga-in HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ${FORM}\r\n${more}\r\n`
    socket.write(`${head('Transfer-Encoding: chunked\r\n')}5\r\nepost\r\n`)
    socket.write('3\r\n=%C\r\n')
    socket.write('6\r\n3%A5sa\r\n0\r\n\r\n')
    socket.write(
      `${head('Transfer-Encoding: chunked\r\n')}${'8000\r\n'}${'x'.repeat(0x8000)}\r\n`.concat(
        `8000\r\n${'x'.repeat(0x8000)}\r\n`.repeat(9),
        '0\r\n\r\n',
      ),
    )
    socket.write('GET /halsa HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    const answers = await text(socket)
    expect(answers.match(/HTTP\/1\.1 \d+/g)).to.deep.equal(['HTTP/1.1 422', 'HTTP/1.1 413', 'HTTP/1.1 200'])
  })
})

const FORM = 'application/x-www-form-urlencoded'
