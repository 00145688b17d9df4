import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { fromRoot } from '../../server/root.ts'

/** A built server in a process of its own, and what the operating system says of it. Linux only: figures are read from /proc. */
export interface Served {
  readonly port: number
  /** Processor time used so far, user and system, in milliseconds. */
  cpuMs(): number
  /** Memory in RAM now, MB. */
  memoryMb(): number
  /** The most memory it has had in RAM, MB. */
  peakMb(): number
  stop(): Promise<void>
}

/** Starts the built server on a database file and waits until it answers. */
export async function serve(databaseFile: string): Promise<Served> {
  const port = await freePort()
  const child = spawn(process.execPath, startArguments(), {
    cwd: fromRoot(),
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseFile, SESSION_SECRET: 'x'.repeat(32), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await answers(child, port).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return {
    port,
    cpuMs: () => cpuMs(child.pid),
    memoryMb: () => status(child.pid, 'VmRSS'),
    peakMb: () => status(child.pid, 'VmHWM'),
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** What npm start gives node: the figures are of the server as it is run. */
function startArguments(): readonly string[] {
  const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))
  return scripts.start.split(' ').slice(1)
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return port
}

/** It answers within two seconds on a machine of its own. */
const PATIENCE_MS = 60_000

async function answers(child: ChildProcess, port: number): Promise<void> {
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS; ) {
    if (child.exitCode !== null) throw new Error('The server stopped before it answered. Has it been built?')
    const up = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (up) return
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error('The server did not answer within a minute.')
}

// Fields 14 and 15 of /proc/PID/stat, in ticks of a hundredth of a second; the name in field 2 may hold spaces.
function cpuMs(pid = 0): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function status(pid = 0, field: string): number {
  const kb = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kb) / 1024)
}
