import { expect } from 'chai'
import * as areas from '../../server/store/areas.ts'
import * as passwords from '../../server/store/password.ts'
import * as staff from '../../server/store/staff.ts'
import { AREAS } from '../fixtures/places.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const KLARA = ['add-staff', '--email', 'klara@exempel.se', '--name', 'Klara Ek', '--role', 'kommunpolis']
const NOW = new Date('2026-09-15T10:00:00Z')

describe('add-staff', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await areas.write(terminal.db, AREAS)
  })
  afterEach(() => terminal.close())

  it('makes an account in every kommun named, and prints a password that opens it', async () => {
    const { code, said } = await terminal.type([...KLARA, '--kommun', 'lillkoping', '--kommun', '9902', '--kommun', '9901'])
    expect(code).to.equal(0)
    expect(said).to.contain('Klara Ek (klara@exempel.se) har nu rollen kommunpolis i Lillköping, Granby.')
    const account = await staff.attempt(terminal.db, 'klara@exempel.se', NOW)
    const password = /Lösenord: (\S+)/.exec(said)?.[1] ?? ''
    expect(await passwords.matches(password, account?.password)).to.equal(true)
    expect(await staff.byId(terminal.db, account?.id ?? '')).to.deep.include({ role: 'kommunpolis', kommunIds: ['9901', '9902'] })
  })

  it('takes a password from standard input, without its line end, and does not print it', async () => {
    const { code, said } = await terminal.type([...KLARA, '--kommun', '9901', '--password-stdin'], 'tulpaner i april\n')
    expect(code).to.equal(0)
    expect(said).to.not.contain('tulpaner')
    const account = await staff.attempt(terminal.db, 'klara@exempel.se', NOW)
    expect(await passwords.matches('tulpaner i april', account?.password)).to.equal(true)
  })

  const refused: readonly (readonly [string, readonly string[], string, string])[] = [
    [
      'a short password',
      [...KLARA, '--kommun', '9901', '--password-stdin'],
      'elva tecken',
      'Lösenordet är för kort: 11 tecken. Minst 12 behövs.',
    ],
    ['a password of one sign', [...KLARA, '--kommun', '9901', '--password-stdin'], 'aaaaaaaaaaaaaa', 'för få olika tecken'],
    [
      'an unknown kommun',
      [...KLARA, '--kommun', 'storkoping'],
      '',
      'Kommunen ”storkoping” finns inte. Det finns: Granby (9902), Lillköping (9901).',
    ],
    ['no kommun', KLARA, '', 'Ange minst en --kommun.'],
    ['an unknown role', KLARA.map((word) => (word === 'kommunpolis' ? 'chef' : word)), '', 'Rollen ”chef” finns inte.'],
    ['an address that is none', KLARA.map((word) => (word.includes('@') ? 'klara' : word)), '', '”klara” är inte en e-postadress.'],
    ['no name', ['add-staff', '--email', 'klara@exempel.se'], '', 'Ange --name.'],
  ]
  for (const [what, words, input, sentence] of refused) {
    it(`refuses ${what} in a sentence, and adds nobody`, async () => {
      const { code, complained } = await terminal.type(words, input)
      expect(code).to.equal(1)
      expect(complained).to.contain(sentence)
      expect(await terminal.db.selectFrom('staff').selectAll().execute()).to.deep.equal([])
    })
  }

  it('refuses an address that has an account, and leaves that account as it was', async () => {
    await terminal.type([...KLARA, '--kommun', '9901'])
    const { code, complained } = await terminal.type([...KLARA, '--kommun', '9902'])
    expect(code).to.equal(1)
    expect(complained).to.equal('Det finns redan ett konto med adressen klara@exempel.se.')
    expect(await terminal.db.selectFrom('staff_kommuner').select('kommun_id').execute()).to.deep.equal([{ kommun_id: '9901' }])
  })
})
