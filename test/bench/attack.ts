import { parseArgs } from 'node:util'
import type { Solver } from '../../server/domain/disclosure/program.ts'
import { random } from '../../server/domain/rehearsal/random.ts'
import { solver } from '../../server/work/solver.ts'
import { answered } from '../fixtures/answered.ts'
import { aHouse } from '../fixtures/house.ts'
import { onlooker } from '../fixtures/onlooker.ts'
import { letOut, printedOf } from '../fixtures/printing.ts'
import { type Chosen, type Scene, workedOut } from '../fixtures/worked-out.ts'
import type { Bench } from './main.ts'

/** That nobody gets past what protects small groups, in kommuner of every size. */
export const bench: Bench = {
  name: 'attack',
  summary:
    'everything printed of random kommuner attacked: --kommuner 20 --from 1 --areas 30 --answers 400; --rows for what files print alone',
  async run(args) {
    const options = {
      kommuner: { type: 'string', default: '20' },
      from: { type: 'string', default: '1' },
      areas: { type: 'string', default: '30' },
      answers: { type: 'string', default: '400' },
      rows: { type: 'boolean', default: false },
    } as const
    const { values } = parseArgs({ args, options })
    const most = { areas: Number(values.areas), people: Number(values.answers) }
    const [first, from, kommuner] = [process.cpuUsage(), Number(values.from), Number(values.kommuner)]
    const house = values.rows ? null : await aHouse({ now: '2027-01-10T10:00:00Z' })
    const highs = await solver()
    const scene = house && { house, staff: await house.as('klara'), anybody: house.visitor(), solver: highs }
    let found = 0
    for (let seed = from; seed < from + kommuner; seed++) {
      for (const words of await attacked(seed, most, highs, scene)) console.log(`    kommun ${seed}: ${words} (${++found})`)
      if ((seed - from + 1) % 100 === 0) console.log(`    ${seed - from + 1} attacked`)
    }
    await house?.close()
    const { user, system } = process.cpuUsage(first)
    const cost = `${((user + system) / 1e6).toFixed(1)} s of processor`
    console.log(`  ${kommuner} kommuner of up to ${most.areas} areas and ${most.people} answers: ${cost}, ${found} numbers found out`)
  },
}

/** What is found out of a kommun: of all its pages and files, or, without a scene, of what its files print. */
async function attacked(seed: number, most: Chosen['most'], highs: Solver, scene: Scene | null) {
  if (scene) return (await workedOut(scene, { seed, kind: 'once', most })).found
  const kommun = answered(random(seed), 'once', most)
  const [out] = letOut(kommun, highs)
  return (['code', 'open'] as const).flatMap((source) => {
    const countings = out ? [printedOf(out).filter((print) => print.source === source)] : []
    return onlooker({ ...kommun, countings }, out ? [out.truth.filter((row) => row.source === source)] : [], highs)
  })
}
