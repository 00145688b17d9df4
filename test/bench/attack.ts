import { parseArgs } from 'node:util'
import { random } from '../../server/domain/rehearsal/random.ts'
import { solver } from '../../server/work/solver.ts'
import { onlooker } from '../fixtures/onlooker.ts'
import { letOut, printedOf } from '../fixtures/printing.ts'
import { aKommun } from '../fixtures/some-kommun.ts'
import type { Bench } from './main.ts'

/** That nobody gets past what protects small groups, in kommuner of every size. */
export const bench: Bench = {
  name: 'attack',
  summary: 'everything printed of random kommuner attacked: --kommuner 20 (5000 for a night) --areas 30 --answers 400',
  async run(args) {
    const options = {
      kommuner: { type: 'string', default: '20' },
      areas: { type: 'string', default: '30' },
      answers: { type: 'string', default: '400' },
    } as const
    const { values } = parseArgs({ args, options })
    const most = { areas: Number(values.areas), people: Number(values.answers) }
    const [highs, first] = [await solver(), process.cpuUsage()]
    let found = 0
    for (let seed = 1; seed <= Number(values.kommuner); seed++) {
      const { survey, areaIds, people } = aKommun(random(seed), most)
      const [out] = letOut({ survey, areaIds, countings: [people], residents: () => 1e6 }, highs)
      if (!out) continue
      for (const words of onlooker({ survey, areaIds, countings: [printedOf(out)] }, [out.truth], highs))
        console.log(`    kommun ${seed}: ${words} (${++found})`)
    }
    const { user, system } = process.cpuUsage(first)
    const cost = `${((user + system) / 1e6).toFixed(1)} s of processor`
    console.log(
      `  ${values.kommuner} kommuner of up to ${most.areas} areas and ${most.people} answers: ${cost}, ${found} numbers found out`,
    )
  },
}
