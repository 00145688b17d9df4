import { expect } from 'chai'
import * as accounts from '../../server/store/accounts.ts'
import * as areas from '../../server/store/areas.ts'
import * as audit from '../../server/store/audit.ts'
import * as passwords from '../../server/store/password.ts'
import * as sessions from '../../server/store/sessions.ts'
import * as staff from '../../server/store/staff.ts'
import { AREAS } from '../fixtures/places.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const NOW = new Date('2026-09-15T10:00:00Z')
const KLARA = { id: 'klara', name: 'Klara Ek', email: 'klara@exempel.se', role: 'kommunpolis', kommunIds: ['9901'] } as const
const ANNA = { ...KLARA, id: 'anna', name: 'Anna Berg', email: 'anna@exempel.se', role: 'administrator' } as const

describe('accounts at the command line', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await areas.write(terminal.db, AREAS)
    for (const person of [KLARA, ANNA]) await staff.add(terminal.db, person, 'a hash' as passwords.PasswordHash)
    await sessions.write(terminal.db, 'phone', { staffId: 'klara', document: '{}' }, NOW)
  })
  afterEach(() => terminal.close())

  const told = async () =>
    (await audit.list(terminal.db, { kommunIds: [], nobodys: true }, 10)).map(({ by, event }) => [by.kind, event.what, event.details])
  const opens = async (password: string) => passwords.matches(password, await accounts.keptPassword(terminal.db, 'klara'))
  const isSignedIn = async () => (await sessions.read(terminal.db, 'phone', NOW)) !== undefined

  it('new-password prints one that opens the account, ends its sessions and is told in the trail', async () => {
    const { code, said } = await terminal.type(['new-password', '--email', 'Klara@exempel.se'])
    expect(code).to.equal(0)
    expect(said).to.contain('Klara Ek (klara@exempel.se) har ett nytt lösenord.')
    expect(await opens(/Lösenord: (\S+)/.exec(said)?.[1] ?? '')).to.equal(true)
    expect(await isSignedIn()).to.equal(false)
    expect(await told()).to.deep.equal([['command line', 'gave password', { account: 'klara' }]])
  })

  it('new-password takes one from standard input, and does not print it', async () => {
    const { code, said } = await terminal.type(['new-password', '--email', 'klara@exempel.se', '--password-stdin'], 'tulpaner i april\n')
    expect(code).to.equal(0)
    expect(said).to.not.contain('tulpaner')
    expect(await opens('tulpaner i april')).to.equal(true)
  })

  it('close-staff ends an account and its sessions, and the trail can still say whose it was', async () => {
    const { code, said } = await terminal.type(['close-staff', '--email', 'klara@exempel.se', '--confirm', 'Klara@exempel.se'])
    expect(code).to.equal(0)
    expect(said).to.equal('Kontot för Klara Ek (klara@exempel.se) är stängt, och dess inloggningar är avslutade.')
    expect(await accounts.byId(terminal.db, 'klara')).to.equal(undefined)
    expect(await isSignedIn()).to.equal(false)
    expect((await staff.names(terminal.db, ['klara'])).get('klara')).to.equal('Klara Ek')
    expect(await told()).to.deep.equal([['command line', 'closed account', { account: 'klara' }]])
  })

  const refused: readonly (readonly [string, readonly string[], string, string])[] = [
    ['an address nobody has', ['new-password', '--email', 'ingen@exempel.se'], '', 'Det finns inget konto med adressen ingen@exempel.se.'],
    ['a weak password', ['new-password', '--email', 'klara@exempel.se', '--password-stdin'], 'kort\n', 'Lösenordet är för kort: 4 tecken.'],
    ['to close what was not confirmed', ['close-staff', '--email', 'klara@exempel.se'], '', 'Ange --confirm.'],
    [
      'to close another than was confirmed',
      ['close-staff', '--email', 'klara@exempel.se', '--confirm', 'anna@exempel.se'],
      '',
      'Bekräfta med --confirm klara@exempel.se.',
    ],
    [
      "to close a kommun's last administrator",
      ['close-staff', '--email', 'anna@exempel.se', '--confirm', 'anna@exempel.se'],
      '',
      'Kontot är det sista med rollen administratör i en av sina kommuner',
    ],
  ]
  for (const [what, words, input, sentence] of refused) {
    it(`refuse ${what} in a sentence, and change nothing`, async () => {
      const before = await terminal.db.selectFrom('staff').selectAll().execute()
      const { code, complained } = await terminal.type(words, input)
      expect(code).to.equal(1)
      expect(complained).to.contain(sentence)
      expect(await terminal.db.selectFrom('staff').selectAll().execute()).to.deep.equal(before)
      expect(await isSignedIn()).to.equal(true)
      expect(await told()).to.deep.equal([])
    })
  }
})
