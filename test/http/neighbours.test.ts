import { expect } from 'chai'
import { createApp } from '../../server/app.ts'
import { ROLES } from '../../server/domain/staff.ts'
import type { Client } from '../fixtures/client.ts'
import { everyPageFrom, formsOf, type Reached } from '../fixtures/crawl.ts'
import { become, type Neighbours, neighbours, rowsThatHold } from '../fixtures/neighbours.ts'
import { PUBLIC } from '../fixtures/openings.ts'
import { routesOf } from '../fixtures/routes.ts'

/** Ids of Lillköping's, wherever they stand in a row. */
const LILLKOPING = /9901|"r202[456]"|c{32}/

describe('A kommun and its neighbour', () => {
  let built: Neighbours
  let greta: Client
  before(async () => {
    built = await neighbours()
    greta = await built.house.as('greta')
  })
  after(() => built?.house.close())

  /** Which of Lillköping's secrets a page holds. */
  const told = (body: string) => Object.entries(built.secrets).flatMap(([what, secret]) => (secret.test(unnumbered(body)) ? [what] : []))
  /** The log numbers its rows, and one of them may be anybody's figure. */
  const unnumbered = (body: string) =>
    body.includes('<title>Logg') ? body.replace(/<td class="number">[^<]*<\/td>|\bfore=\d+/g, '') : body
  const routes = () => routesOf(createApp(built.house.deps)).map((route) => route.split(' ') as [method: string, pattern: string])

  it('has secrets that its own people meet: else nothing below could fail', async () => {
    await become(built.house, 'sara', 'administrator')
    const sara = await built.house.as('sara')
    const pages = await everyPageFrom(sara, '/start')
    const sought = await sara.post('/omgangar/r2024/fritext', { sok: 'kvitten' })
    const found = new Set([...pages.map(({ body }) => body), sought.html].flatMap(told))
    expect([...found]).to.have.members(Object.keys(built.secrets))
  })

  for (const role of ROLES) {
    it(`is not told to the other's ${role} at any address that can be guessed`, async () => {
      const before = await rowsThatHold(built.house, LILLKOPING)
      await become(built.house, 'greta', role)
      for (const [method, pattern] of routes().filter((route) => !PUBLIC.includes(route.join(' ')))) {
        for (const path of guessed(pattern)) {
          const response = await greta.once(method, path, method === 'POST' ? new URLSearchParams(theirForm()) : undefined)
          expect(told(await response.text()), `${method} ${path}`).to.deep.equal([])
          expect(response.status, `${method} ${path}`).to.equal(404)
        }
      }
      expect(await rowsThatHold(built.house, LILLKOPING)).to.deep.equal(before)
    })

    it(`is not told to the other's ${role} by any link`, async () => {
      await become(built.house, 'greta', role)
      const pages = await everyPageFrom(greta, '/start')
      expect(pages.length).to.be.above(10)
      for (const { address, body } of pages) expect(told(body), address).to.deep.equal([])
    })
  }

  it('is not told to the public', async () => {
    for (const [method, pattern] of routes().filter((route) => PUBLIC.includes(route.join(' ')))) {
      for (const path of [pattern, ...guessed(pattern)]) {
        const response = await built.house.visitor().once(method, path, method === 'POST' ? new URLSearchParams(theirForm()) : undefined)
        const secrets = told(await response.text()).filter((what) => what !== 'an area') // who answers chooses theirs by name
        expect(secrets, `${method} ${path}`).to.deep.equal([])
      }
    }
  })

  it("is not told when its names and ids stand where one's own should, after any question mark", async () => {
    await become(built.house, 'greta', 'administrator')
    const pages = (await everyPageFrom(greta, '/start')).filter(({ address }) => !/\.(csv|json|md)\b/.test(address))
    const asked = new Set<string>()
    for (const page of pages) for (const address of withTheirs(page, pages)) asked.add(address)
    expect(asked.size).to.be.above(100)
    for (const address of asked) expect(told((await greta.get(address)).html), address).to.deep.equal([])
  })

  it("is not told, or touched, when its names and ids are chosen in forms of one's own", async () => {
    const before = await rowsThatHold(built.house, LILLKOPING)
    await become(built.house, 'greta', 'administrator')
    const forms = (await everyPageFrom(greta, '/start'))
      .flatMap(formsOf)
      .filter(({ method, chosen }) => method === 'POST' && chosen.length > 0)
    expect(forms.length).to.be.above(2)
    for (const { action, fields, chosen } of forms) {
      for (const name of chosen) {
        for (const value of theirWords()) {
          const { html } = await greta.post(action, { ...fields, [name]: value })
          expect(told(html), `${name}=${value} to ${action}`).to.deep.equal([])
        }
      }
    }
    for (const { address, body } of await everyPageFrom(greta, '/start')) expect(told(body), address).to.deep.equal([])
    expect(await rowsThatHold(built.house, LILLKOPING)).to.deep.equal(before)
  })

  /** A pattern with each of its parts one's own or Lillköping's, all such ways but those that are wholly one's own. */
  function guessed(pattern: string): readonly string[] {
    const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    let ways: readonly { readonly path: string; readonly theirs: boolean }[] = [{ path: pattern, theirs: false }]
    for (const name of names) {
      const guess = built.guesses[name]
      if (!guess) throw new Error(`Say in test/fixtures/neighbours.ts what :${name} of ${pattern} can be guessed as.`)
      ways = ways.flatMap(({ path, theirs }) => [
        ...guess.own.map((word) => ({ path: path.replace(`:${name}`, word), theirs })),
        ...guess.theirs.map((word) => ({ path: path.replace(`:${name}`, word), theirs: true })),
      ])
    }
    return ways.filter(({ theirs }) => theirs).map(({ path }) => path)
  }

  /** A page's address with each query name that the page, or a link to it, knows set to something of Lillköping's. */
  function withTheirs({ address, body }: Reached, pages: readonly Reached[]): readonly string[] {
    const [path = ''] = address.split('?')
    const linked = pages
      .filter((page) => page.address.startsWith(`${path}?`))
      .flatMap((page) => [...new URLSearchParams(page.address.split('?')[1]).keys()])
    const inForms = formsOf({ address, status: 200, body }).flatMap(({ method, fields }) => (method === 'GET' ? Object.keys(fields) : []))
    const names = new Set(['kommun', 'omrade', 'id', ...linked, ...inForms])
    return [...names].flatMap((name) => theirWords().map((word) => `${path}?${new URLSearchParams({ [name]: word })}`))
  }

  const theirWords = () => ['lillkoping', '9901', '9901N', 'r2024']
  const theirForm = () => ({ kommun: 'lillkoping', omrade: '9901N', form: 'tips', version: '1', sok: 'kvitten', vag: 'oppen' })
})
