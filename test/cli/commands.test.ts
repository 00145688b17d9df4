import { expect } from 'chai'
import { commands } from '../../server/cli/commands.ts'
import { contextOf } from '../../server/cli/context.ts'
import { run } from '../../server/cli/run.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

describe('the command line', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
  })
  afterEach(() => terminal.close())

  it('lists every command when asked for help, or for nothing', async () => {
    for (const words of [['--help'], ['-h'], []]) {
      const { code, said } = await terminal.type([...words])
      expect(code).to.equal(0)
      for (const { name, summary } of commands) expect(said).to.contain(name).and.contain(summary)
    }
  })

  it('refuses a command it does not know, and shows those it knows', async () => {
    const { code, complained } = await terminal.type(['importera'])
    expect(code).to.equal(1)
    expect(complained).to.contain('Kommandot "importera" finns inte.').and.contain('import areas')
  })

  it('refuses an option it does not know, and says where to read more', async () => {
    const { code, complained } = await terminal.type(['migrate', '--quick'])
    expect(code).to.equal(1)
    expect(complained).to.equal('Valet --quick finns inte.\nSe: npm run cli -- migrate --help')
  })

  it('refuses an option without its value', async () => {
    expect((await terminal.type(['add-round', '--survey'])).complained).to.contain('Valet --survey är fel angivet.')
  })

  it('ends with 2 when the fault is ours', async () => {
    await terminal.db.destroy()
    const { code, complained } = await terminal.type(['sweep'])
    expect(code).to.equal(2)
    expect(complained).to.contain('Något gick fel hos oss i "sweep"')
  })

  it('can be left when the database would not open', async () => {
    const databaseFile = terminal.file('skrap.sqlite', 'not a database, whatever its name says')
    const nowhere = { print: () => {}, complain: () => {}, now: () => new Date(), input: async () => '' }
    const context = contextOf({ port: 0, databaseFile, codeKey: null, baseUrl: 'http://localhost', rules: MINIMUM }, nowhere)
    expect(await run(['migrate'], context)).to.equal(2)
    await context.close()
  })

  for (const { name, summary, usage, options } of commands) {
    it(`explains "${name}" with every option`, async () => {
      const { code, said } = await terminal.type([...name.split(' '), '--help'])
      expect(code).to.equal(0)
      for (const part of [name, summary, usage, ...Object.keys(options).map((option) => `--${option}`)]) expect(said).to.contain(part)
    })

    it(`knows every option that the usage of "${name}" names`, () => {
      const named = [...usage.matchAll(/--([a-z-]+)/g)].map((match) => match[1])
      expect(Object.keys(options)).to.include.members(named)
    })
  }
})
