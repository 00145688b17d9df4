import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fromRoot } from '../../server/root.ts'
import { inFolder } from './machine.ts'
import type { Bench } from './main.ts'

/** The letters of a large mailing, made on the command line in a process of its own. */
export const bench: Bench = {
  name: 'letters',
  summary: 'letters to print, with codes and QR codes: --sheets 50000',
  async run(args) {
    const { values } = parseArgs({ args, options: { sheets: { type: 'string', default: '50000' } } })
    await inFolder((folder) => measure(folder, Number(values.sheets)))
  },
}

/** Areas of the kommun the letters go to. */
const AREAS = 17

async function measure(folder: string, sheets: number): Promise<void> {
  const env = { ...process.env, DATABASE_URL: join(folder, 'prov.sqlite'), BASE_URL: 'https://trygghet.exempel.se' }
  await typed(env, ['import', 'areas', fromRoot('db', 'demo', 'varberg.geojson')])
  const round = '--survey trygghet-2026 --kommun varberg --opens 2099-09-01 --closes 2099-10-31 --results 2100-01-15 --open-link'
  await typed(env, ['add-round', ...round.split(' ')])
  const drawn = await typed(env, ['draw', 'varberg', '2026', '--per-area', String(Math.ceil(sheets / AREAS))])
  console.log(`  drawn and given codes in ${told(drawn)}`)
  for (const kind of ['pdf', 'merge']) {
    const out = join(folder, kind)
    const made = await typed(env, `letters varberg 2026 --mailing 1 --contact Växeln --as ${kind} --out ${out}`.split(' '))
    const bytes = readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0)
    console.log(`  ${kind}: ${readdirSync(out).length} files, ${(bytes / 1e6).toFixed(0)} MB, in ${told(made)}`)
  }
}

interface Measured {
  readonly seconds: number
  readonly processor: number
  readonly peakMb: number
}

const told = ({ seconds, processor, peakMb }: Measured) =>
  `${seconds.toFixed(1)} s, of processor ${processor.toFixed(1)} s; ${peakMb.toFixed(0)} MB at most`

/** Types a command as the server's own settings run it; its compiler is in the figures. */
async function typed(env: NodeJS.ProcessEnv, words: readonly string[]): Promise<Measured> {
  const flags = ['--optimize-for-size', '--max-semi-space-size=4', '--import', 'tsx']
  const from = performance.now()
  const child = spawn(process.execPath, [...flags, fromRoot('server', 'cli', 'main.ts'), ...words], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let [peakMb, processor] = [0, 0]
  const watch = setInterval(() => {
    try {
      peakMb = Math.max(peakMb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1000)
      const [, , , , , , , , , , , user = 0, system = 0] =
        readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? []
      processor = (user + system) / 100
    } catch {
      // It ended between two looks.
    }
  }, 50)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}.`)
  return { seconds: (performance.now() - from) / 1000, processor, peakMb }
}
