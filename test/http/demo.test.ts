import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { expect } from 'chai'
import { fromRoot } from '../../server/root.ts'
import { Client } from '../fixtures/client.ts'

/** A demo that somebody has started from the command line. */
interface Running {
  readonly process: ChildProcessByStdio<null, Readable, Readable>
  /** Everything it has printed. */
  said(): string
  /** Resolves when it has told how to get in; rejects when it ends before. */
  readonly ready: Promise<void>
}

describe('The demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-'))
  const running: Running[] = []
  afterEach(async () => {
    for (const { process } of running.splice(0)) {
      if (process.exitCode !== null) continue
      process.kill('SIGKILL')
      await once(process, 'exit')
    }
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('serves a fresh rehearsal, says how to get in, and ends in order when asked', async () => {
    const demo = await start(['--scale', '0.05'])
    const [address = ''] = /http:\/\/localhost:\d+/.exec(demo.said()) ?? []
    const client = new Client(address)
    expect((await client.get('/')).words).to.include('Påhittade svar – övning')

    for (const [, email = '', password = ''] of demo.said().matchAll(/(\S+@exempel\.se) +(\S+)/g)) {
      const page = await new Client(address).post('/logga-in', { epost: email, losenord: password })
      expect(page.address, email).to.equal('/start')
    }

    const [, kommun = '', code = ''] = /(\/enkat\/\w+\/2026)\s+områdeskod (\S+)/.exec(demo.said()) ?? []
    expect((await client.post(kommun, { vag: 'kod', kod: code })).address).to.match(/\/del\//)

    demo.process.kill('SIGTERM')
    expect(await once(demo.process, 'exit')).to.deep.equal([0, null])
    expect(readdirSync(folder).filter((file) => file.endsWith('-wal'))).to.deep.equal([]) // closed, not torn down
  })

  it('takes the next port when its own is taken, and leaves the database of the first alone', async () => {
    const first = await start(['--scale', '0.01'])
    const port = portOf(first)
    const second = await start(['--scale', '0.01'], port)
    expect(portOf(second)).to.be.greaterThan(port)
    expect(existsSync(join(folder, `ovning-${port}.sqlite`))).to.equal(true)
    expect((await new Client(`http://localhost:${port}`).get('/')).status).to.equal(200)
  })

  it('refuses what is no number, in words', async () => {
    const demo = launch(['--scale', 'mycket'])
    expect(await once(demo.process, 'exit')).to.deep.equal([1, null])
    expect(demo.said()).to.include('--scale ska vara ett tal, inte ”mycket”.')
  })

  async function start(words: readonly string[], port = 0): Promise<Running> {
    const demo = launch(words, port)
    await demo.ready
    return demo
  }

  function launch(words: readonly string[], port = 0): Running {
    const command = ['--import', 'tsx', fromRoot('server', 'cli', 'main.ts'), 'demo', '--folder', folder, ...words]
    const child = spawn(process.execPath, command, {
      cwd: fromRoot(),
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const ready = new Promise<void>((told, failed) => {
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (words) => {
          said += words
          if (said.includes('Avsluta med Ctrl-C.')) told()
        })
      child.once('exit', () => failed(new Error(`The demo ended: ${said}`)))
    })
    ready.catch(() => undefined) // of those who expect the end, nobody waits for the beginning
    const demo = { process: child, said: () => said, ready }
    running.push(demo)
    return demo
  }
})

const portOf = ({ said }: Running) => Number(/localhost:(\d+)/.exec(said())?.[1])
