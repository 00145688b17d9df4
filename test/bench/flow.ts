import { parseArgs } from 'node:util'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { spread } from './machine.ts'
import type { Bench } from './main.ts'
import { aBenchHouse } from './places.ts'
import { type Served, serve } from './server.ts'
import { answeredForms, Visitor } from './visitor.ts'

/** Whole visits from the first page to the receipt, over HTTP with cookies, driver and server sharing the machine. */
export const bench: Bench = {
  name: 'flow',
  summary: 'whole visits, first page to receipt: --clients 1,8,32 --seconds 10 --sealed',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        clients: { type: 'string', default: '1,8,32' },
        seconds: { type: 'string', default: '10' },
        sealed: { type: 'boolean', default: false },
      },
    })
    await using house = await aBenchHouse({ answers: 0, sealed: values.sealed })
    const server = await serve(house.file)
    try {
      console.log(`  memory at rest: ${server.memoryMb()} MB`)
      await oneOfEach(server, house, WARMING)
      for (const clients of values.clients.split(',').map(Number)) await measure(server, house, clients, Number(values.seconds))
      console.log(`  peak memory: ${server.peakMb()} MB; answers in the urn: ${await house.inUrn()}`)
    } finally {
      await server.stop()
    }
  },
}

/** What a flow needs to know of the house. */
interface Target {
  readonly base: string
  readonly survey: Survey
  readonly areaIds: readonly string[]
}

let flows = 0

/** Visits that are not measured: a server runs for months, and its first minute compiles its code. */
const WARMING = 300

async function measure(server: Served, house: Target & { inUrn(): Promise<number> }, clients: number, seconds: number): Promise<void> {
  const before = { cpu: server.cpuMs(), urn: await house.inUrn(), at: performance.now() }
  const until = before.at + seconds * 1000
  const took: number[] = []
  const pages: number[] = []
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const visitor = new Visitor(server.port)
      while (performance.now() < until) {
        const begun = performance.now()
        await flow(visitor, house, pages)
        took.push(performance.now() - begun)
      }
      visitor.leave()
    }),
  )
  const elapsed = (performance.now() - before.at) / 1000
  const kept = (await house.inUrn()) - before.urn
  if (kept !== took.length) throw new Error(`${took.length} receipts, but ${kept} answers in the urn.`)
  console.log(
    `  ${String(clients).padStart(3)} clients: ${(took.length / elapsed).toFixed(1)} flows/s, server CPU ${((server.cpuMs() - before.cpu) / took.length).toFixed(2)} ms/flow, ` +
      `${(pages.length / took.length).toFixed(0)} requests/flow; flow ${spread(took)}; request ${spread(pages)}`,
  )
}

async function oneOfEach(server: Served, house: Target, times: number): Promise<void> {
  const visitor = new Visitor(server.port)
  for (let i = 0; i < times; i++) await flow(visitor, house, [])
  visitor.leave()
}

/** One resident: every page fetched, every section answered, the receipt read. Throws when anything is not as a resident would have it. */
export async function flow(visitor: Visitor, { base, survey, areaIds }: Target, pages: number[]): Promise<void> {
  const ask = async (method: 'GET' | 'POST', path: string, form?: string) => {
    const begun = performance.now()
    const reply = await visitor.ask(method, path, form)
    pages.push(performance.now() - begun)
    if (reply.status !== (method === 'GET' ? 200 : 303)) throw new Error(`${method} ${path} answered ${reply.status}`)
    return reply.headers.location ?? ''
  }
  const seed = ++flows
  const dice = () => ((seed * 7919 + pages.length * 104729) % 997) / 997
  const forms = answeredForms(survey, dice)
  visitor.startOver()
  await ask('GET', base)
  let next = await ask('POST', base, 'vag=oppen')
  for (const form of [`omrade=${areaIds[seed % areaIds.length]}`, ...forms]) {
    await ask('GET', next)
    next = await ask('POST', next, form)
  }
  await ask('GET', next)
  next = await ask('POST', `${base}/svar`)
  await ask('GET', next)
  if (!next.endsWith('/kvitto')) throw new Error(`The flow ended at ${next}`)
}
