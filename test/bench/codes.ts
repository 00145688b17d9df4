import { parseArgs } from 'node:util'
import { PERSONAL_CODES } from '../../server/domain/code.ts'
import { oddsAmong } from '../../server/domain/draw/odds.ts'
import { codeKey } from '../../server/store/code-key.ts'
import { seen } from '../../server/work/draw/repeated.ts'
import type { Bench } from './main.ts'

/** Very many personal codes: how long they take, how many meet, and what a guess is worth. */
export const bench: Bench = {
  name: 'codes',
  summary: 'personal codes and the odds of guessing one: --codes 10000000',
  async run(args) {
    const { values } = parseArgs({ args, options: { codes: { type: 'string', default: '10000000' } } })
    const codes = Number(values.codes)
    const key = codeKey({ databaseFile: '', codeKey: 'en nyckel som bara finns i bänken, 2026' })
    const known = seen()
    const from = process.cpuUsage()
    for (let n = 0; n < codes; n++) known.add(numberOf(key.codeOf('omgång', `A-${n}`, 0)))
    const { user, system } = process.cpuUsage(from)
    const met = known.repeated().size
    const expected = (codes * (codes - 1)) / 2 / PERSONAL_CODES
    console.log(
      `  ${codes} codes made in ${((user + system) / 1e6).toFixed(0)} s of processor; ${met} met another (${expected.toFixed(3)} to be expected)`,
    )
    for (const usable of [1_000, 10_000, 1_000_000]) {
      const { oneIn, years } = oddsAmong(usable)
      console.log(
        `  ${usable} usable codes: a guess hits one time in ${oneIn.toExponential(1)}; one network needs ${years.toFixed(0)} years for an even chance`,
      )
    }
  },
}

const SIGNS = '234679ACDEFGHJKMPRTVWXY'

/** A code's free signs as a number: each code has its own. */
const numberOf = (code: string) => [...code.slice(0, -1)].reduceRight((sum, sign) => sum * SIGNS.length + SIGNS.indexOf(sign), 0)
