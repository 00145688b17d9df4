import { expect } from 'chai'
import { readBasics, readConfig } from '../../server/config.ts'

const SECRET = 'x'.repeat(32)

/** The faults in an environment, as one text. */
function faults(env: Readonly<Record<string, string>>): string {
  const reading = readConfig({ SESSION_SECRET: SECRET, ...env })
  return reading.ok ? '' : reading.faults.join('\n')
}

describe('the settings', () => {
  it('need nothing but a secret', () => {
    expect(readConfig({ SESSION_SECRET: SECRET })).to.deep.equal({
      ok: true,
      config: {
        port: 3000,
        host: '127.0.0.1',
        databaseFile: 'data/trygghetsdialog.sqlite',
        baseUrl: 'http://localhost:3000',
        sessionSecret: SECRET,
        codeKey: null,
        trustProxy: 0,
        logLevel: 'info',
        limits: { requestsAMinute: 6000, openAnswersAnHour: 60, connections: 8000, delayMs: 500 },
        rules: { cells: 5, bases: 10, publicBases: 30 },
      },
    })
  })

  it('take an empty or blank value as none', () => {
    expect(faults({ PORT: '', BASE_URL: '  ' })).to.equal('')
  })

  it('report every fault at once', () => {
    const wrong = {
      PORT: 'http',
      BASE_URL: 'ftp://x',
      SESSION_SECRET: 'short',
      TRUST_PROXY: '-1',
      LOG_LEVEL: 'loud',
      RATE_LIMIT: 'many',
      MAX_CONNECTIONS: '-1',
      MAX_DELAY_MS: '1.5',
      DATABASE_URL: 'postgres://x',
      CODE_KEY: 'short',
    }
    for (const name of Object.keys(wrong)) expect(faults(wrong)).to.contain(`${name} `)
    expect(faults(wrong).split('\n')).to.have.lengthOf(10)
  })

  it('raise what is too few to show, and never lower it', () => {
    expect(faults({ FEWEST_ANSWERS: '20', FEWEST_ANSWERS_PUBLIC: '50', FEWEST_SENSITIVE: '8' })).to.equal('')
    expect(faults({ FEWEST_ANSWERS: '9' })).to.equal('FEWEST_ANSWERS must be a whole number, 10 or more, not 9.')
    expect(faults({ FEWEST_ANSWERS_PUBLIC: '29' })).to.equal('FEWEST_ANSWERS_PUBLIC must be a whole number, 30 or more, not 29.')
    expect(faults({ FEWEST_SENSITIVE: '4.5' })).to.equal('FEWEST_SENSITIVE must be a whole number, 5 or more, not 4.5.')
    expect(faults({ FEWEST_SENSITIVE: '11' })).to.contain('FEWEST_ANSWERS must be at least 11')
    expect(faults({ FEWEST_ANSWERS: '31' })).to.contain('FEWEST_ANSWERS_PUBLIC must be at least 31')
  })

  it('take ports that there are', () => {
    expect(faults({ PORT: '65535' })).to.equal('')
    expect(faults({ PORT: '65536' })).to.contain('PORT')
  })

  it('take an address without its last slash, and none with a path', () => {
    const reading = readConfig({ SESSION_SECRET: SECRET, BASE_URL: 'https://enkat.exempel.se/' })
    expect(reading.ok && reading.config.baseUrl).to.equal('https://enkat.exempel.se')
    expect(faults({ BASE_URL: 'https://exempel.se/enkat' })).to.contain('without a path')
  })

  it('never repeat a secret', () => {
    expect(faults({ SESSION_SECRET: 'hemligt' })).to.not.contain('hemligt')
  })

  it('ask the command line for no secret', () => {
    expect(readBasics({ DATABASE_URL: '/x.sqlite' })).to.deep.equal({
      ok: true,
      config: {
        port: 3000,
        databaseFile: '/x.sqlite',
        baseUrl: 'http://localhost:3000',
        codeKey: null,
        rules: { cells: 5, bases: 10, publicBases: 30 },
      },
    })
  })
})
