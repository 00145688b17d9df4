import { expect } from 'chai'
import { aHouse, type House } from '../../fixtures/house.ts'
import { answer, begin, PARTS } from './walk.ts'

const TRIAL = '/provsvar/lillkoping/2026'

describe('trying the survey', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  /** Every row of every table that answering could touch. */
  const rows = async () => {
    const { db } = house.deps
    return Promise.all([
      db.selectFrom('drafts').selectAll().execute(),
      db.selectFrom('urn').selectAll().execute(),
      db.selectFrom('responses').selectAll().execute(),
    ])
  }

  it('walks the whole form as residents do, says on every page that nothing is saved, and saves nothing', async () => {
    const klara = await house.as('klara')
    for (const page of ['', '/omrade', '/del/1', '/granska']) {
      if (page === '/omrade') await begin(klara, TRIAL)
      expect((await klara.get(`${TRIAL}${page}`)).words, page).to.include('Provsvar – inget sparas')
    }
    const review = await answer(klara, TRIAL)
    expect(review.words).to.include('Du har svarat på 12 av 12 frågor.').and.to.include('Mer ljus vid stationen')
    const receipt = await klara.post(`${TRIAL}/svar`)
    expect(receipt.address).to.equal(`${TRIAL}/kvitto`)
    expect(receipt.words).to.include('Inget sparades.').and.to.include('Provsvar – inget sparas')
    expect(await rows()).to.deep.equal([[], [], []])
  })

  it('refuses what the real form refuses', async () => {
    const sara = await house.as('sara')
    await begin(sara, TRIAL)
    const page = await sara.post(`${TRIAL}/del/4`, { ar_i_omradet: '999' })
    expect(page.status).to.equal(422)
    expect(page.words).to.include('Skriv ett tal från 0 till 110.')
  })

  it('works before the round opens and after it has closed', async () => {
    const ada = await house.as('ada')
    for (const now of ['2026-08-01T10:00:00Z', '2026-12-01T10:00:00Z']) {
      house.clock.now = now
      const back = await house.as('ada')
      expect((await back.get(TRIAL)).words, now).to.include('Börja svara')
    }
    expect((await ada.get('/provsvar/lillkoping/2025')).status).to.equal(200)
  })

  it('is for staff of the kommun only: others sign in, or find nothing', async () => {
    expect((await house.visitor().get(TRIAL)).address).to.match(/^\/logga-in/)
    const greta = await house.as('greta')
    expect((await greta.get(TRIAL)).status).to.equal(404)
    expect((await greta.post(TRIAL, { vag: 'oppen' })).status).to.equal(404)
  })

  it('and answering for real are two things: a draft of one is nothing to the other', async () => {
    const klara = await house.as('klara')
    await begin(klara, TRIAL)
    await klara.post(`${TRIAL}/del/1`, PARTS[0])
    expect((await klara.get('/enkat/lillkoping/2026/granska')).address).to.equal('/enkat/lillkoping/2026?utkast=borta')
    klara.forge('utkast', klara.cookie('provsvar') ?? '', '/enkat/lillkoping/2026')
    expect((await klara.post('/enkat/lillkoping/2026/svar')).address).to.equal('/enkat/lillkoping/2026?utkast=borta')
    expect(await rows()).to.deep.equal([[], [], []])
  })
})
