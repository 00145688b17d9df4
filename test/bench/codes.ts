import { parseArgs } from 'node:util'
import * as code from '../../server/domain/code.ts'
import { oddsAmong } from '../../server/domain/draw/odds.ts'
import { codeKey } from '../../server/store/code-key.ts'
import { seen } from '../../server/work/draw/repeated.ts'
import type { Bench } from './main.ts'

/** Very many personal codes: how long they take, how many meet, and what a guess is worth. */
export const bench: Bench = {
  name: 'codes',
  summary: 'personal codes, slips in them and the odds of guessing one: --codes 10000000 --slips 100000',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { codes: { type: 'string', default: '10000000' }, slips: { type: 'string', default: '100000' } },
    })
    const codes = Number(values.codes)
    const key = codeKey({ databaseFile: '', codeKey: 'en nyckel som bara finns i bänken, 2026' })
    const known = seen()
    const from = process.cpuUsage()
    for (let n = 0; n < codes; n++) known.add(numberOf(key.codeOf('omgång', `A-${n}`, 0)))
    const { user, system } = process.cpuUsage(from)
    const met = known.repeated().size
    const expected = (codes * (codes - 1)) / 2 / code.PERSONAL_CODES
    console.log(
      `  ${codes} codes made in ${((user + system) / 1e6).toFixed(0)} s of processor; ${met} met another (${expected.toFixed(3)} to be expected)`,
    )
    const { tried, missed } = slipsIn(Array.from({ length: Number(values.slips) }, (_, n) => key.codeOf('omgång', `A-${n}`, 0)))
    console.log(
      `  ${values.slips} codes with every sign wrong in every place, and every two neighbours swapped: ${missed} of ${tried} slips missed`,
    )
    for (const usable of [1_000, 10_000, 1_000_000]) {
      const { oneIn, years, yearsOfThousand } = oddsAmong(usable)
      console.log(
        `  ${usable} usable codes: a guess hits one time in ${oneIn.toExponential(1)}; one network needs ${years.toFixed(0)} years for an even chance, a thousand ${yearsOfThousand.toFixed(0)}`,
      )
    }
  },
}

const SIGNS = '234679ACDEFGHJKMPRTVWXY'

/** A code's free signs as a number: each code has its own. */
const numberOf = (code: string) => [...code.slice(0, -1)].reduceRight((sum, sign) => sum * SIGNS.length + SIGNS.indexOf(sign), 0)

function slipsIn(codes: readonly string[]): { readonly tried: number; readonly missed: number } {
  let [tried, missed] = [0, 0]
  const slip = (typed: string) => {
    tried += 1
    if (code.read(typed) !== undefined) missed += 1
  }
  for (const one of codes) {
    for (let at = 0; at < one.length; at++) {
      const [head, sign = '', next = '', tail] = [one.slice(0, at), one[at], one[at + 1], one.slice(at + 2)]
      for (const other of SIGNS) if (other !== sign) slip(head + other + next + tail)
      if (next !== '' && next !== sign) slip(head + next + sign + tail)
    }
  }
  return { tried, missed }
}
