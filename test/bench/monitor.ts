import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { AGE_GROUPS, SEXES } from '../../server/domain/population.ts'
import * as database from '../../server/store/database.ts'
import * as draws from '../../server/store/draws.ts'
import * as rounds from '../../server/store/rounds.ts'
import { spread } from './machine.ts'
import type { Bench } from './main.ts'
import { aBenchHouse, VIEWER } from './places.ts'
import { serve } from './server.ts'
import { Visitor } from './visitor.ts'

/** The response monitor of a very large sample: it reads sums that are kept, so codes must not matter. */
export const bench: Bench = {
  name: 'monitor',
  summary: 'the page that follows the answers: --areas 239 --codes 1000000 --times 60',
  async run(args) {
    const options = {
      areas: { type: 'string', default: '239' },
      codes: { type: 'string', default: '1000000' },
      times: { type: 'string', default: '60' },
    } as const
    const { values } = parseArgs({ args, options })
    await measure(Number(values.areas), Number(values.codes), Number(values.times))
  },
}

async function measure(areas: number, codes: number, times: number): Promise<void> {
  await using house = await aBenchHouse({ areas, answers: 0 })
  const roundId = await fill(house.file, house.areaIds, codes)
  const server = await serve(house.file)
  try {
    const visitor = new Visitor(server.port)
    await visitor.ask('POST', '/logga-in', new URLSearchParams({ epost: VIEWER.email, losenord: VIEWER.password }).toString())
    const took: number[] = []
    let before = 0
    for (let n = 0; n < times + WARMING; n++) {
      if (n === WARMING) before = server.cpuMs()
      const begun = performance.now()
      const reply = await visitor.ask('GET', `/omgangar/${roundId}/svarslage`)
      if (reply.status !== 200) throw new Error(`The page answered ${reply.status}`)
      if (n >= WARMING) took.push(performance.now() - begun)
    }
    visitor.leave()
    console.log(`  ${areas} areas, ${codes} codes: ${spread(took)}; ${((server.cpuMs() - before) / times).toFixed(0)} ms of processor each`)
  } finally {
    await server.stop()
  }
}

/** Requests that are not measured: the first ones compile the code. */
const WARMING = 10

/** Gives the open round so many codes, a third of them spent: as they lie, without the hour of sending that many answers. */
async function fill(file: string, areaIds: readonly string[], total: number): Promise<string> {
  const db = database.open(file)
  try {
    const [round] = await rounds.ofKommun(db, '9900')
    if (!round) throw new Error('There is no round.')
    const groups = areaIds.flatMap((areaId) => SEXES.flatMap((sex) => AGE_GROUPS.map((age) => ({ areaId, sex, ages: [age] }))))
    const drawn = Math.ceil(total / groups.length)
    const cells = groups.map((group, cell) => ({ cell, ...group, population: drawn * 4, drawn }))
    const draw = { roundId: round.id, method: 'register', seed: '', drawnOn: round.opensOn, keyMark: '', report: {} } as const
    await draws.begin(db, draw, cells)
    await sql`with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ${total - 1})
      insert into codes select ${round.id}, lower(hex(randomblob(16))), n % ${groups.length}, 'r' || n, 0, n % 3 = 0, 0 from numbers`.execute(
      db,
    )
    await db
      .updateTable('frame_cells')
      .set({ answered: Math.floor(drawn / 3) })
      .where('round_id', '=', round.id)
      .execute()
    for (let day = 1; day <= 60; day++) {
      const date = new Date(Date.parse(round.opensOn) + day * 86_400_000).toISOString().slice(0, 10)
      for (const channel of ['web', 'paper'] as const)
        await db.insertInto('code_days').values({ round_id: round.id, day: date, channel, answered: 100 }).execute()
    }
    await draws.finish(db, round.id)
    return round.id
  } finally {
    await db.destroy()
  }
}
