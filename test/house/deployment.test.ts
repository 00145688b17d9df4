import { existsSync } from 'node:fs'
import { expect } from 'chai'
import { commands } from '../../server/cli/commands.ts'
import { SETTINGS } from '../../server/config.ts'
import { PATIENCE } from '../../server/http.ts'
import { fromRoot } from '../../server/root.ts'
import { file, files } from './files.ts'

const readme = file('README.md').text
const start: string = JSON.parse(file('package.json').text).scripts.start

/** The one block of the README that is written in a language. */
function block(language: string): string[] {
  const found = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))]
  expect(found, language).to.have.length(1)
  return (found[0]?.[1] ?? '').split('\n').filter((line) => line.trim() !== '')
}

const isSetting = (name: string) => SETTINGS.some((setting) => setting.name === name)
const fallback = (name: string) => SETTINGS.find((setting) => setting.name === name)?.fallback
const settingsIn = (text: string) => [...text.matchAll(/\b([A-Z][A-Z_]+)=/g)].map((match) => match[1] ?? '')

describe('the systemd unit', () => {
  const KNOWN: Readonly<Record<string, readonly string[]>> = {
    Unit: ['Description', 'After'],
    Service: [
      ...['User', 'WorkingDirectory', 'StateDirectory', 'Environment', 'EnvironmentFile', 'ExecStart', 'Restart', 'TimeoutStopSec'],
      ...['LimitNOFILE', 'UMask', 'NoNewPrivileges', 'ProtectSystem', 'ProtectHome', 'PrivateTmp'],
    ],
    Install: ['WantedBy'],
  }
  const unit = () => {
    const values = new Map<string, string>()
    let section = ''
    for (const line of block('ini')) {
      const [, heading] = /^\[(\w+)\]$/.exec(line) ?? []
      const [, key = '', value = ''] = /^(\w+)=(.+)$/.exec(line) ?? []
      if (heading) section = heading
      else expect(KNOWN[section], `${section}: ${line}`).to.include(key)
      values.set(heading ? `[${heading}]` : key, value)
    }
    return values
  }

  it('has its three sections, and in each only what systemd knows there', () => {
    expect([...unit().keys()].filter((key) => key.startsWith('['))).to.deep.equal(['[Unit]', '[Service]', '[Install]'])
    expect(unit().get('WantedBy')).to.equal('multi-user.target')
  })

  it('starts what npm start starts, with settings that there are', () => {
    expect(unit().get('ExecStart')).to.equal(`/usr/bin/${start}`)
    const names = settingsIn(unit().get('Environment') ?? '')
    expect(names).to.deep.equal(['DATABASE_URL'])
    expect(names.filter((name) => !isSetting(name))).to.deep.equal([])
    expect(unit().get('Environment')).to.contain(`/var/lib/${unit().get('StateDirectory')}/`)
  })

  it('waits longer than the server does for what it has accepted, and lets it open its connections', () => {
    expect(Number(unit().get('TimeoutStopSec')) * 1000).to.be.above(PATIENCE.finishMs * 2)
    expect(Number(unit().get('LimitNOFILE'))).to.be.above(Number(fallback('MAX_CONNECTIONS')) + 100)
  })
})

describe('the container file', () => {
  const instructions = () =>
    block('dockerfile').map((line) => {
      const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? []
      return { name, rest }
    })
  const last = () => instructions().slice(instructions().findLastIndex(({ name }) => name === 'FROM'))
  const restOf = (name: string) => last().find((instruction) => instruction.name === name)?.rest ?? ''
  const copied = (all: ReturnType<typeof instructions>) =>
    all.filter(({ name }) => name === 'COPY').map(({ rest }) => rest.split(' ').slice(0, -1))

  it('has only instructions that there are, and begins each stage from the Node we need', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'VOLUME', 'ENV', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'CMD']
    expect(instructions().filter(({ name }) => !known.includes(name))).to.deep.equal([])
    expect(instructions()[0]?.name).to.equal('FROM')
    for (const { rest } of instructions().filter(({ name }) => name === 'FROM'))
      expect(rest).to.match(/\/node:20-bookworm(-slim)?( AS build)?$/)
  })

  it('copies only what there is, or what the first stage has made', () => {
    for (const [first = '', ...more] of copied(instructions())) {
      if (first === '--from=build') expect(['/srv/package.json', '/srv/node_modules', '/srv/build']).to.include(more.join())
      else for (const path of [first, ...more]) expect(existsSync(fromRoot(path)), path).to.equal(true)
    }
  })

  it('takes along every folder that the program reads', () => {
    const read = files('server', '.ts').flatMap(({ text }) => [...text.matchAll(/fromRoot\('([\w-]+)[/']/g)].map((match) => match[1]))
    expect(read).to.include.members(['views', 'surveys'])
    const taken = copied(last())
      .flat()
      .map((path) => path.replace('/srv/', ''))
    // Where the demo and the schema command write, and the sources those are made from, are for whoever develops.
    expect(taken).to.include.members([...new Set(read)].filter((folder) => folder !== 'server'))
  })

  it('starts the server, on its port, with settings that there are, and asks how it is', () => {
    expect(JSON.parse(restOf('CMD')).join(' ')).to.equal(start)
    expect(restOf('EXPOSE')).to.equal(fallback('PORT'))
    expect(settingsIn(restOf('ENV'))).to.have.members(['HOST', 'DATABASE_URL'])
    expect(restOf('ENV')).to.contain(`DATABASE_URL=${restOf('VOLUME')}/`)
    const [node, flag, script] = JSON.parse(restOf('HEALTHCHECK').replace(/^CMD /, ''))
    expect([node, flag]).to.deep.equal(['node', '-e'])
    expect(() => new Function(script)).to.not.throw()
    expect(script).to.contain(`:${fallback('PORT')}/halsa`)
    expect(file('server/web/health.ts').text).to.contain("'/halsa'")
  })
})

describe('the crontab', () => {
  const lines = () => block('cron').filter((line) => !/^[A-Z_]+=\S+$/.test(line))

  it('has settings that there are', () => {
    const names = block('cron').flatMap((line) => /^([A-Z_]+)=\S+$/.exec(line)?.[1] ?? [])
    expect(names).to.deep.equal(['DATABASE_URL'])
  })

  it('has lines that cron reads: five times, a user, a command without a bare per cent sign', () => {
    expect(lines()).to.have.length(2)
    for (const line of lines()) {
      const [, times = '', user, command = ''] = /^((?:[\d*]+ ){5})(\w+) (.+)$/.exec(line) ?? []
      for (const [at, most] of [59, 23, 31, 12, 7].entries()) {
        const time = times.split(' ')[at] ?? ''
        expect(time === '*' || Number(time) <= most, line).to.equal(true)
      }
      expect(user).to.equal('trygg')
      expect(command).to.not.match(/(?<!\\)%/)
    }
  })

  it('runs commands that there are, with options they take', () => {
    const named = lines().map((line) => {
      const [, name = '', rest = ''] = /npm run cli --silent -- (\w+) (.+)$/.exec(line) ?? []
      const command = commands.find((candidate) => candidate.name === name)
      const options = [...rest.matchAll(/--([a-z-]+)/g)].map((match) => match[1] ?? '')
      expect(Object.keys(command?.options ?? {}), line).to.include.members(options)
      return name
    })
    expect(named).to.deep.equal(['backup', 'drill'])
  })
})
