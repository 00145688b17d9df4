import { existsSync, readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import * as code from '../../../server/domain/code.ts'
import * as audit from '../../../server/store/audit.ts'
import * as codes from '../../../server/store/codes.ts'
import * as draws from '../../../server/store/draws.ts'
import * as jobs from '../../../server/store/jobs.ts'
import * as population from '../../../server/store/population.ts'
import type { Client } from '../../fixtures/client.ts'
import { aHouse, type House, ROUND_2025, ROUND_2026 } from '../../fixtures/house.ts'
import { LILLKOPING_PEOPLE } from '../../fixtures/population.ts'
import { aRegister } from '../../fixtures/register.ts'

const SAMPLE = `/omgangar/${ROUND_2026.id}/urval`
const LETTERS = `/omgangar/${ROUND_2026.id}/utskick`

describe('drawing a sample and writing to it in the browser', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  /** Waits for the latest work of a kind on the round. */
  async function done(kind: 'draw' | 'letters') {
    for (;;) {
      const job = await jobs.latest(house.deps.db, kind, ROUND_2026.id)
      if (job && job.state !== 'queued' && job.state !== 'running') return job
      await setTimeout(20)
    }
  }

  const register = aRegister({ '9901N': 600, '9901S': 400, '9901O': 200 })
  const draw = async (fields: Readonly<Record<string, string>>, file?: string) => {
    const page = await sara.upload(SAMPLE, file === undefined ? {} : { register: ['register.csv', file] }, fields)
    if (page.status === 200) await done('draw')
    return page
  }
  const drawn = async () => (await codes.cells(house.deps.db, ROUND_2026.id)).reduce((sum, cell) => sum + cell.drawn, 0)

  it('draws from a register, tells what came of it, and keeps the register no longer than that', async () => {
    await draw({ lika: '60', fro: 'lotten' }, register)
    const { words } = await sara.get(SAMPLE)
    expect(words)
      .to.include('Draget ur ett register')
      .and.include('180 utvalda')
      .and.include('lotten')
      .and.match(/I registret .* Norr \d+ 60 kvinnor/)
      .and.include('Med samma register och frö')
      .and.include('träffar en kod en gång på')
    expect(await drawn()).to.equal(180)
    expect(existsSync(`${house.file}-urval`) ? readdirSync(`${house.file}-urval`) : []).to.deep.equal([])
    const told = await audit.list(house.deps.db, { kommunIds: ['9901'], nobodys: true }, 9)
    expect(told.map(({ event }) => event.what)).to.include('drew sample')
  })

  it('tells every fault in the register and keeps nothing of it', async () => {
    await draw({ lika: '60' }, register.replace('9901N-p3;9901N', '9901N-p3;9902A').replace('9901N-p5;', 'Eva Ek;'))
    const { words } = await sara.get(SAMPLE)
    expect(words).to.include('Urvalet är inte draget.').and.include('Rad 5: Området ”9902A”').and.include('Rad 7: Referensen')
    expect(await draws.ofRound(house.deps.db, ROUND_2026.id)).to.equal(undefined)
    expect(readdirSync(`${house.file}-urval/${ROUND_2026.id}`)).to.not.include('register.csv')
    await draw({ lika: '60' }, register)
    expect(await drawn()).to.equal(180)
  })

  it('makes codes without a register, and refuses numbers it does not understand with what was typed', async () => {
    const refused = await draw({ lika: 'tio' })
    expect(refused.status).to.equal(422)
    expect(refused.html).to.include('value="tio"')
    await draw({ lika: '12' })
    expect(await drawn()).to.equal(36)
    expect((await sara.get(SAMPLE)).words)
      .to.match(/Invånare .* Norr \S+ 12 alla/)
      .and.not.include('Med samma register')
    expect((await sara.get('/omgangar/r2026')).html).to.include('href="/omgangar/r2026/utskick"')
  })

  it('remembers what answering it was planned for, and the monitor looks ahead by that', async () => {
    await population.write(house.deps.db, LILLKOPING_PEOPLE)
    await draw({ halvbredd: '20', svarsandel: '40', lika: '' })
    const { words } = await sara.get(`/omgangar/${ROUND_2026.id}/svarslage`)
    expect(words)
      .to.include('Urvalet räknades ut för att 40 % av de utvalda svarar.')
      .and.match(/Norr \d+ 0 0 [^±]*±\d+ av \d+ svar/)
  })

  it('is taken away until letters have been made', async () => {
    await draw({ lika: '12' })
    await sara.post(`${SAMPLE}/borttagning`)
    expect(await drawn()).to.equal(0)
    await draw({ lika: '12' })
    await sara.post(LETTERS, { utskick: '1', slag: 'merge', kontakt: 'Växeln' })
    await done('letters')
    expect((await sara.post(`${SAMPLE}/borttagning`)).status).to.equal(409)
    expect(await drawn()).to.equal(36)
  })

  it('is for an open round or one to come', async () => {
    const page = await sara.upload(`/omgangar/${ROUND_2025.id}/urval`, {}, { lika: '12' })
    expect(page.status).to.equal(409)
  })

  it('makes letters for the printer, tells how many, and who took them', async () => {
    await draw({ lika: '12' })
    await sara.post(LETTERS, { utskick: '1', slag: 'pdf', kontakt: 'Sara Samordnare, 0123-45 67 89' })
    expect((await done('letters')).note).to.equal(null)
    const { words, html } = await sara.get(LETTERS)
    expect(html).to.include(`href="/omgangar/${ROUND_2026.id}/enkat-sv.pdf"`)
    expect(words)
      .to.match(/1\. brev 15 september 2026 36/)
      .and.include('utskick-1-000001-000036-brev.pdf')
    const [, href = ''] = /href="([^"]+\.pdf)"/.exec(html) ?? []
    const file = await sara.once('GET', href)
    expect(file.headers.get('content-type')).to.equal('application/pdf')
    expect(file.headers.get('content-disposition')).to.include('utskick-1-000001-000036-brev.pdf')
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).to.equal('%PDF-')
    expect((await audit.list(house.deps.db, { kommunIds: ['9901'], nobodys: true }, 9)).map(({ event }) => event.what)).to.include.members([
      'made letters',
      'took letters',
    ])
    expect((await sara.once('GET', `${LETTERS}/..%2f..%2fprov.sqlite`)).status).to.equal(404)
    expect((await (await house.as('klara')).once('GET', href)).status).to.equal(404)
  })

  it('asks for what is missing in an order, and says so of a round without a sample', async () => {
    expect((await sara.get(LETTERS)).status).to.equal(409)
    await draw({ lika: '12' })
    const page = await sara.post(LETTERS, { utskick: '9', slag: 'pdf', kontakt: ' ', fran: '5', till: '2' })
    expect(page.status).to.equal(422)
    for (const said of ['Välj vilket utskick', 'Skriv vem man kan fråga', 'Det sista arket']) expect(page.words).to.include(said)
  })

  it('makes no letters of fewer than ten sheets: whether one is left out would tell who has answered', async () => {
    await draw({ lika: '12' })
    const order = (fran: string, till: string) => sara.post(LETTERS, { utskick: '2', slag: 'merge', kontakt: 'Växeln', fran, till })
    for (const [fran, till] of [
      ['5', '5'],
      ['5', '13'],
      ['28', ''],
      ['28', '90'],
      ['99', ''],
    ] as const) {
      const page = await order(fran, till)
      expect([page.status, page.words.includes('Ta minst 10 ark.')], `${fran} to ${till}`).to.deep.equal([422, true])
    }
    expect((await order('5', '14')).status).to.equal(200)
    await done('letters')
    const { words } = await sara.get(LETTERS)
    expect(words)
      .to.include('utskick-2-000005-000014-koppling.csv')
      .and.not.match(/\bkB\b/)
  })

  it('takes the codes of returned letters, all or none, and never says whose they are', async () => {
    await draw({ lika: '12' })
    const [one, two] = ['9901N-00001', '9901S-00002'].map((reference) => house.deps.codeKey.codeOf(ROUND_2026.id, reference, 0))
    const wrong = await sara.post(`/omgangar/${ROUND_2026.id}/returer`, { returer: `${one}\nhej` })
    expect(wrong.status).to.equal(422)
    expect(wrong.words).to.include('De här är inga koder: ”hej”').and.include('Inget är antecknat.')
    const typed = `${code.written(one ?? '').toLowerCase()}\r\n${two}\n${code.personal(7)}`
    const page = await sara.post(`/omgangar/${ROUND_2026.id}/returer`, { returer: typed })
    expect(page.words).to.include('Antecknade brev i retur: 2.').and.not.include('9901N-00001')
    expect((await codes.cells(house.deps.db, ROUND_2026.id)).map(({ undeliverable }) => undeliverable)).to.have.members([1, 1, 0])
  })
})
