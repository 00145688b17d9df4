import { once } from 'node:events'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { random } from '../../server/domain/rehearsal/random.ts'
import { type DrawOrder, sample } from '../../server/work/draw/sample.ts'
import { inFolder } from './machine.ts'
import type { Bench } from './main.ts'

/** A sample drawn from a large register, read as it stands on the disk. */
export const bench: Bench = {
  name: 'draw',
  summary: 'a stratified sample from a register: --rows 1000000 --areas 30 --sample 10000',
  async run(args) {
    const options = {
      rows: { type: 'string', default: '1000000' },
      areas: { type: 'string', default: '30' },
      sample: { type: 'string', default: '10000' },
    } as const
    const { values } = parseArgs({ args, options })
    await inFolder((folder) => measure(join(folder, 'register.csv'), Number(values.rows), Number(values.areas), Number(values.sample)))
  },
}

async function measure(file: string, rows: number, areas: number, drawn: number): Promise<void> {
  const ids = Array.from({ length: areas }, (_, index) => `1383R${String(index).padStart(3, '0')}`)
  await write(file, rows, ids)
  const order: DrawOrder = {
    sizes: new Map(ids.map((id) => [id, Math.ceil(drawn / areas)])),
    responseRate: null,
    seed: 'bänken',
    names: new Map(ids.map((id) => [id, id])),
    ages: { from: 15 },
  }
  let peak = 0
  const [from, before] = [performance.now(), process.cpuUsage()]
  const sampling = await sample(
    () => createReadStream(file),
    order,
    async () => {
      peak = Math.max(peak, process.memoryUsage().rss)
    },
  )
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(before)
  const people = sampling.ok
    ? `${sampling.people.length} drawn in ${sampling.cells.length} cells`
    : `refused: ${sampling.faults[0]?.sentence}`
  console.log(`  ${rows} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB: ${people}`)
  console.log(
    `  ${seconds.toFixed(1)} s, of processor ${((user + system) / 1e6).toFixed(1)} s, ${(peak / 1e6).toFixed(0)} MB at most (this process with its compiler among it)`,
  )
}

async function write(file: string, rows: number, ids: readonly string[]): Promise<void> {
  const out = createWriteStream(file)
  const chance = random(1)
  out.write('referens;område;kön;ålder\n')
  for (let row = 0; row < rows; row++) {
    const line = `A-${row};${ids[Math.floor(chance() * ids.length)]};${chance() < 0.5 ? 'kvinna' : 'man'};${Math.floor(chance() * 95)}\n`
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}
