import { parseArgs } from 'node:util'
import { random } from '../../server/domain/rehearsal/random.ts'
import { fromRoot } from '../../server/root.ts'
import { built } from '../fixtures/built.ts'
import { type Killed, killing } from '../fixtures/killing.ts'
import { killingOpenings } from '../fixtures/opening-kills.ts'
import type { Bench } from './main.ts'
import { aBenchHouse } from './places.ts'

/** How many kills are judged at a time: what has been found so far is then told however the run ends. */
const PART = 100

/** Kills a server under load, again and again, and looks for every answer that was acknowledged. */
export const bench: Bench = {
  name: 'kill',
  summary: 'kill -9 under load; every acknowledged answer is there once: --times 1000 --seed 1 --sealed, or --opening',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        times: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        sealed: { type: 'boolean', default: false },
        opening: { type: 'boolean', default: false },
      },
    })
    const [times, dice] = [Number(values.times), random(Number(values.seed))]
    if (values.opening) return openings(times, dice)
    const begun = performance.now()
    let [receipts, inDoubt] = [0, 0]
    for (let kills = 0; kills < times; ) {
      const found = await part(Math.min(PART, times - kills), dice, values.sealed)
      kills += found.kills
      receipts += found.receipts
      inDoubt += found.inDoubt
      const minutes = ((performance.now() - begun) / 60_000).toFixed(1)
      console.log(`  ${kills} kills in ${minutes} minutes, seed ${values.seed}: ${receipts} receipts, none lost, doubled or unasked for;`)
      console.log(`  ${inDoubt} of them learned from the server after the kill`)
    }
  },
}

/** Kills openings of a sealed urn. */
async function openings(times: number, dice: () => number): Promise<void> {
  const from = built('tsconfig.json')
  const inStep = new Map<string, number>()
  for (let [kills, openings] = [0, 0]; kills < times; ) {
    const found = await killingOpenings(Math.min(PART, times - kills), dice, from)
    if (found.wrong > 0) throw new Error(`${found.wrong} of ${found.openings} openings came to something else.`)
    kills += found.kills
    openings += found.openings
    for (const [step, here] of found.steps) inStep.set(step, (inStep.get(step) ?? 0) + here)
    console.log(
      `  ${kills} kills in ${openings} openings of a sealed urn: every answer there once each time, nothing left that was to be destroyed;`,
    )
    console.log(`  ${[...inStep].map(([step, here]) => `${step} ${here}`).join(', ')}`)
  }
}

/** Some kills on a database of their own; throws when an answer is lost or doubled, or the file is not whole. */
async function part(times: number, dice: () => number, sealed: boolean): Promise<Killed> {
  await using house = await aBenchHouse({ areas: 4, answers: 0, sealed, drawnInArea: 2 * times })
  const found = await killing(house, times, dice, { from: fromRoot('build') })
  const { lost, doubled, unasked, unequal, integrity } = found
  if (lost.length + doubled.length + unasked.length + unequal.length > 0 || integrity !== 'ok')
    throw new Error(
      `Lost ${lost.length}, doubled ${doubled.length}, without receipt ${unasked.length}; ${unequal.join(', ')}; the file: ${integrity}`,
    )
  return found
}
