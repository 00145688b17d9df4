import { parseArgs } from 'node:util'
import { FORM_NAMES } from '../../server/domain/dialogues/contract.ts'
import type { Dialogue } from '../../server/domain/dialogues/dialogue.ts'
import { TIMES_OF_DAY } from '../../server/domain/dialogues/where.ts'
import { monthsBefore } from '../../server/domain/retention.ts'
import { localDate } from '../../server/domain/round.ts'
import { atomically } from '../../server/store/atomically.ts'
import * as database from '../../server/store/database.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { spread } from './machine.ts'
import type { Bench } from './main.ts'
import { aBenchHouse, VIEWER } from './places.ts'
import { type Served, serve } from './server.ts'
import { Visitor } from './visitor.ts'

/** What staff open where much has been said: lists in every order and the pages that count it. All in one kommun, over five years. */
export const bench: Bench = {
  name: 'dialogues',
  summary: 'lists and lägesbild pages of a kommun where much was said: --observations 100000 --times 40',
  async run(args) {
    const options = { observations: { type: 'string', default: '100000' }, times: { type: 'string', default: '40' } } as const
    const { values } = parseArgs({ args, options })
    await using house = await aBenchHouse({ answers: 2000 })
    const begun = performance.now()
    await fill(
      house.file,
      house.areaIds,
      house.survey.themes.map(({ id }) => id),
      Number(values.observations),
    )
    console.log(`  ${values.observations} observations written in ${Math.round((performance.now() - begun) / 1000)} s`)
    const server = await serve(house.file)
    try {
      await measure(server, house.areaIds[0] ?? '', Number(values.times))
      console.log(`  memory then: ${server.memoryMb()} MB`)
    } finally {
      await server.stop()
    }
  },
}

async function measure(server: Served, areaId: string, times: number): Promise<void> {
  const visitor = new Visitor(server.port)
  await visitor.ask('POST', '/logga-in', new URLSearchParams({ epost: VIEWER.email, losenord: VIEWER.password }).toString())
  const lagesbild = '/lagesbild/provkoping/2026'
  const pages: Readonly<Record<string, string>> = {
    list: '/dialoger',
    'list, page 200': '/dialoger?sida=200',
    'list, worst first': '/dialoger?sortera=allvar',
    'list, most people': '/dialoger?sortera=deltagare',
    'list, one theme': '/dialoger?tema=trafik',
    'list, one area': `/dialoger?omrade=${areaId}`,
    'list, EST of a year': '/dialoger?form=est&fran=2026-01-01&till=2026-12-31',
    lägesbild: lagesbild,
    area: `${lagesbild}/omrade/${areaId}`,
    'dialogue beside': `${lagesbild}/dialog`,
    'one dialogue': `/dialoger/${idOf(0)}`,
    'new action': '/atgarder/ny?kommun=provkoping',
    'ni sa – vi gör': '/ni-sa-vi-gor/provkoping',
    'the same, one area': `/ni-sa-vi-gor/provkoping/omrade/${areaId}`,
    tips: '/dialoger/tips',
    start: '/start',
  }
  for (const [name, path] of Object.entries(pages)) {
    await ask(visitor, path, WARMING)
    const before = server.cpuMs()
    const took = await ask(visitor, path, times)
    console.log(`  ${name.padEnd(20)} ${spread(took)}; of the server's processor ${((server.cpuMs() - before) / times).toFixed(0)} ms each`)
  }
  visitor.leave()
}

/** Requests that are not measured: the first ones compile the code. */
const WARMING = 5

async function ask(visitor: Visitor, path: string, times: number): Promise<readonly number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const begun = performance.now()
    const reply = await visitor.ask('GET', path)
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
    took.push(performance.now() - begun)
  }
  return took
}

const IN_EACH = 4
const YEARS = 5

async function fill(file: string, areaIds: readonly string[], themes: readonly string[], observations: number): Promise<void> {
  const db = database.open(file)
  const today = localDate(new Date())
  const total = Math.ceil(observations / IN_EACH)
  for (let from = 0; from < total; from += 1000)
    await atomically(db, async (db) => {
      for (let n = from; n < Math.min(from + 1000, total); n++) await dialogues.add(db, said(n, today, areaIds, themes))
    })
  await db.destroy()
}

const idOf = (n: number) => `bench-${(n * 7919) % 1_000_003}-${n}`

/** The n:th dialogue: always the same, and over many everything is there. */
function said(n: number, today: string, areaIds: readonly string[], themes: readonly string[]): Dialogue {
  const pick = <One>(from: readonly One[], by: number) => from[by % from.length] as One
  return aDialogue({
    id: idOf(n),
    kommunId: '9900',
    form: pick(FORM_NAMES, n),
    heldOn: monthsBefore(`${today.slice(0, 8)}${String(1 + (n % 28)).padStart(2, '0')}`, 1 + (n % (12 * YEARS))),
    areaId: n % 20 === 0 ? null : pick(areaIds, n),
    people: 1 + (n % 60),
    observations: Array.from({ length: IN_EACH }, (_, at) =>
      anObservation({
        themes: [pick(themes, n + at), ...(at === 0 ? [pick(themes, n + 5)] : [])],
        severity: pick([1, 2, 3, 2, 1, 0] as const, n + at),
        timeOfDay: pick(TIMES_OF_DAY, n + at).value as 'natt',
      }),
    ),
  })
}
