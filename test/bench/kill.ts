import { parseArgs } from 'node:util'
import { random } from '../../server/domain/rehearsal/random.ts'
import { fromRoot } from '../../server/root.ts'
import { killing } from '../fixtures/killing.ts'
import type { Bench } from './main.ts'
import { aBenchHouse } from './places.ts'

/** Kills a server under load, again and again, and looks for every answer that was acknowledged. */
export const bench: Bench = {
  name: 'kill',
  summary: 'kill -9 under load; every acknowledged answer is there once: --times 1000 --seed 1',
  async run(args) {
    const { values } = parseArgs({ args, options: { times: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } })
    await using house = await aBenchHouse({ areas: 4, answers: 0 })
    const begun = performance.now()
    const found = await killing(house, Number(values.times), random(Number(values.seed)), { from: fromRoot('build') })
    const { kills, receipts, inDoubt, lost, doubled, unasked, integrity } = found
    console.log(
      `  ${kills} kills in ${((performance.now() - begun) / 60_000).toFixed(1)} minutes, seed ${values.seed}: ${receipts} receipts,`,
    )
    console.log(
      `  ${inDoubt} of them learned from the server after the kill; lost ${lost.length}, doubled ${doubled.length}, without receipt ${unasked.length}`,
    )
    console.log(`  integrity of the file: ${integrity}`)
    if (lost.length + doubled.length + unasked.length > 0 || integrity !== 'ok') throw new Error('Answers are lost or doubled.')
  },
}
