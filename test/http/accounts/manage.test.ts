import { expect } from 'chai'
import type { Client, Page } from '../../fixtures/client.ts'
import { aHouse, type House, PASSWORD } from '../../fixtures/house.ts'
import { become } from '../../fixtures/neighbours.ts'
import { toldOf } from '../../fixtures/told.ts'

const NEW = { namn: 'Åsa Ny', epost: 'Asa.Ny@exempel.se', roll: 'kommunpolis', 'kommun-lillkoping': '1', 'kommun-granby': '1' }

/** The password that a page shows. */
const shownOn = ({ html }: Page) => /<p class="secret"[^>]*>([^<]+)/.exec(html)?.[1] ?? ''
const seenOn = ({ html }: Page) => /name="sedd" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('an administrator', () => {
  let house: House
  let ada: Client
  beforeEach(async () => {
    house = await aHouse()
    ada = await house.as('ada')
  })
  afterEach(() => house.close())

  const signIn = (epost: string, losenord: string) => house.visitor().post('/logga-in', { epost, losenord })
  const everybody = () => house.deps.db.selectFrom('staff').select(['id', 'email', 'password']).orderBy('id').execute()

  describe('who adds an account', () => {
    it('is shown a password once, and it opens the account in the kommuner and with the role that were chosen', async () => {
      const page = await ada.post('/konton/nytt', NEW)
      expect(page.status).to.equal(200)
      expect(page.headers.get('cache-control')).to.equal('no-store')
      expect(page.words).to.contain('Lösenord till Åsa Ny').and.contain('Det visas bara nu')
      const start = await signIn('asa.ny@exempel.se', shownOn(page))
      expect(start.words).to.contain('Logga ut Åsa Ny')
      expect((await ada.get('/konton')).words).to.contain('Åsa Ny Kommunpolis Granby, Lillköping 15 september 2026')
      expect(await toldOf(house, 'added account')).to.have.length(1)
      expect(JSON.stringify(await house.deps.db.selectFrom('sessions').selectAll().execute())).to.not.contain(shownOn(page))
    })

    it('is told every fault at once, and nothing typed is lost', async () => {
      const page = await ada.post('/konton/nytt', { namn: 'Åsa Ny', epost: 'åsa', roll: 'chef' })
      expect(page.status).to.equal(422)
      for (const sentence of ['Det är inte en e-postadress.', 'Välj en roll.', 'Välj minst en kommun.'])
        expect(page.words).to.contain(sentence)
      expect(page.html).to.contain('value="Åsa Ny"').and.contain('<title>Fel:')
      expect(await everybody()).to.have.length(5)
    })

    it('who clicks twice adds one, and is told how to get at its password', async () => {
      const pages = await Promise.all([ada.post('/konton/nytt', NEW), ada.post('/konton/nytt', NEW)])
      expect(pages.map(({ status }) => status).sort()).to.deep.equal([200, 422])
      expect(pages.find(({ status }) => status === 422)?.words).to.contain(
        'Det finns redan ett konto med den adressen. Lade du upp det nyss',
      )
      expect(await everybody()).to.have.length(6)
    })

    it('adds it in kommuner of their own alone, whatever is sent', async () => {
      await become(house, 'sara', 'administrator')
      const sara = await house.as('sara')
      expect((await sara.get('/konton/nytt')).words).to.contain('Kontot gäller i Lillköping.')
      await sara.post('/konton/nytt', { ...NEW, 'kommun-lillkoping': '' })
      const served = await house.deps.db
        .selectFrom('staff_kommuner')
        .innerJoin('staff', 'staff.id', 'staff_id')
        .select('kommun_id')
        .where('email', '=', 'asa.ny@exempel.se')
        .execute()
      expect(served).to.deep.equal([{ kommun_id: '9901' }])
      expect((await toldOf(house, 'added account')).map(({ by, kommunId }) => [by, kommunId])).to.deep.equal([['sara', '9901']])
    })
  })

  describe('who gives a new password', () => {
    it('is shown it once; the old one no longer opens, and whoever was signed in is not', async () => {
      const klara = await house.as('klara')
      const asked = await ada.get('/konton/klara/losenord')
      expect(asked.words).to.contain('Ge Klara Kommunpolis ett nytt lösenord?')
      const page = await ada.post('/konton/klara/losenord', { sedd: seenOn(asked) })
      expect(page.headers.get('cache-control')).to.equal('no-store')
      expect((await klara.get('/start')).address).to.match(/^\/logga-in/)
      expect((await signIn('klara@exempel.se', PASSWORD)).status).to.equal(422)
      expect((await signIn('klara@exempel.se', shownOn(page))).address).to.equal('/start')
      expect(await toldOf(house, 'gave password')).to.deep.equal([{ by: 'ada', kommunId: '9901', what: 'gave password', account: 'klara' }])
    })

    it('unlocks the account', async () => {
      for (let times = 0; times < 5; times++) await signIn('klara@exempel.se', 'fel lösenord igen')
      const page = await ada.post('/konton/klara/losenord', { sedd: seenOn(await ada.get('/konton/klara/losenord')) })
      expect((await signIn('klara@exempel.se', shownOn(page))).address).to.equal('/start')
    })

    it('who clicks twice, or loads the page anew, changes nothing the second time', async () => {
      const sedd = seenOn(await ada.get('/konton/klara/losenord'))
      const pages = await Promise.all([ada.post('/konton/klara/losenord', { sedd }), ada.post('/konton/klara/losenord', { sedd })])
      const again = await ada.post('/konton/klara/losenord', { sedd })
      expect([...pages, again].map(({ status }) => status).sort()).to.deep.equal([200, 409, 409])
      expect(again.words).to.contain('Kontot har fått ett nytt lösenord sedan du öppnade sidan')
      const shown = pages.map(shownOn).find((password) => password !== '') ?? ''
      expect((await signIn('klara@exempel.se', shown)).address).to.equal('/start')
    })
  })

  describe('who closes an account', () => {
    it('is told what happens, and then it has happened: the person is out at once, and the log can still say who', async () => {
      const klara = await house.as('klara')
      const asked = await ada.get('/konton/klara/stangning')
      expect(asked.words).to.contain('Klara Kommunpolis loggas ut genast').and.contain('namnet i 24 månader')
      const list = await ada.post('/konton/klara/stangning')
      expect(list.address).to.equal('/konton?stangt=1')
      expect(list.words).to.contain('Kontot är stängt.').and.not.contain('Klara Kommunpolis')
      expect((await klara.get('/start')).address).to.match(/^\/logga-in/)
      expect((await signIn('klara@exempel.se', PASSWORD)).status).to.equal(422)
      const log = await ada.get('/logg')
      expect((await toldOf(house, 'closed account')).map(({ by, kommunId }) => [by, kommunId])).to.deep.equal([['ada', '9901']])
      expect(log.words).to.contain('Stängde kontot för Klara Kommunpolis').and.contain('Klara Kommunpolis Loggade in')
    })

    it('who clicks twice, or after somebody else, reads calm words and closes nothing more', async () => {
      const pages = await Promise.all([ada.post('/konton/klara/stangning'), ada.post('/konton/klara/stangning')])
      expect(pages.map(({ status }) => status).sort()).to.deep.equal([200, 404])
      expect((await ada.get('/konton/klara/stangning')).words).to.contain('Har någon nyss stängt det är allt klart.')
      expect(await everybody()).to.have.length(4)
      expect(await toldOf(house, 'closed account')).to.have.length(1)
    })

    it('cannot close their own', async () => {
      const page = await ada.post('/konton/ada/stangning')
      expect(page.status).to.equal(409)
      expect(page.words).to.contain('Det är ditt eget konto.')
      expect((await ada.get('/konton')).words).to.contain('ada@exempel.se Ditt eget konto')
    })
  })

  it('changes no account that serves a kommun of somebody else’s, and reads whose it is not', async () => {
    await become(house, 'sara', 'administrator')
    const sara = await house.as('sara')
    const before = await everybody()
    expect((await sara.get('/konton')).words).to.contain('ada@exempel.se Sköts av någon annan')
    for (const path of ['/konton/ada/stangning', '/konton/ada/losenord', '/konton/greta/stangning', '/konton/nobody/stangning']) {
      const [theirs, gone] = [await sara.post(path), await sara.post('/konton/finns-inte/stangning')]
      expect(theirs.status, path).to.equal(404)
      expect(theirs.words, path).to.equal(gone.words)
    }
    expect(await everybody()).to.deep.equal(before)
    expect((await toldOf(house, 'refused')).map(({ by }) => by)).to.deep.equal(['sara', 'sara', 'sara'])
  })

  it('is the only one who is offered to', async () => {
    const sara = await house.as('sara')
    expect((await sara.get('/konton')).html).to.not.contain('/konton/')
    expect((await sara.post('/konton/klara/stangning')).status).to.equal(404)
  })
})
