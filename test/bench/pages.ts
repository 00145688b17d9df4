import { parseArgs } from 'node:util'
import { spread } from './machine.ts'
import type { Bench } from './main.ts'
import { aBenchHouse, type BenchHouse, VIEWER } from './places.ts'
import { type Served, serve } from './server.ts'
import { Visitor } from './visitor.ts'

/** The pages a kommunpolis opens, with few and many areas, few and many answers: they read stored figures, so answers must not matter. */
export const bench: Bench = {
  name: 'pages',
  summary: 'area, question and kommun pages, and the preview before publishing: --areas 17,239 --answers 10000 --lying 0 --times 60',
  async run(args) {
    const options = {
      areas: { type: 'string', default: '17,239' },
      answers: { type: 'string', default: '10000' },
      lying: { type: 'string', default: '0' },
      times: { type: 'string', default: '60' },
    } as const
    const { values } = parseArgs({ args, options })
    for (const areas of values.areas.split(',').map(Number))
      for (const answers of values.answers.split(',').map(Number))
        await measure({ areas, answers, lying: Number(values.lying) }, Number(values.times))
  },
}

async function measure(size: { areas: number; answers: number; lying: number }, times: number): Promise<void> {
  await using house = await aBenchHouse(size)
  const { areas, answers, lying } = size
  const server = await serve(house.file)
  try {
    const visitor = new Visitor(server.port)
    await visitor.ask('POST', '/logga-in', new URLSearchParams({ epost: VIEWER.email, losenord: VIEWER.password }).toString())
    const lagesbild = '/lagesbild/provkoping/2026'
    const pages = { kommun: lagesbild, area: `${lagesbild}/omrade/${house.areaIds[0]}`, question: `${lagesbild}/fraga/ute_kvall` }
    for (const [name, path] of Object.entries(pages)) {
      const { took, bytes } = await ask(visitor, path, times)
      console.log(
        `  ${areas} areas, ${answers} answers a year${lying > 0 ? ` and ${lying} more` : ''}, ${name.padEnd(8)}: ${spread(took)}; ${Math.round(bytes / 1024)} kB compressed`,
      )
    }
    console.log(`  memory then: ${server.memoryMb()} MB`)
    await preview(house, server, visitor)
    visitor.leave()
  } finally {
    await server.stop()
  }
}

/** The preview before publishing is made while somebody reads the survey's first page again and again; then its pages are walked. */
async function preview(house: BenchHouse, server: Served, coordinator: Visitor): Promise<void> {
  const home = `/omgangar/${house.roundId}/publicering/forhandsgranskning`
  const reader = new Visitor(server.port)
  const waited: number[] = []
  const [begun, cpu] = [performance.now(), server.cpuMs()]
  let made = false
  const making = coordinator.ask('GET', home).then(({ status }) => {
    made = true
    if (status !== 200) throw new Error(`${home} answered ${status}`)
  })
  while (!made) waited.push(...(await ask(reader, house.base, 1, 0)).took)
  await making
  const [took, used] = [(performance.now() - begun) / 1000, (server.cpuMs() - cpu) / 1000]
  console.log(`  preview: made in ${took.toFixed(1)} s, with ${used.toFixed(1)} s of processor; at most ${server.peakMb()} MB`)
  console.log(
    `    the survey's first page meanwhile, ${waited.length} times: ${spread(waited)}, at most ${Math.max(...waited).toFixed(0)} ms`,
  )
  for (const part of ['', '/metod', `/omrade/${house.areaIds[0]}`, '/fraga/ute_kvall'])
    console.log(`    page ${part || '/'} then: ${spread((await ask(coordinator, home + part, 10, 1)).took)}`)
  reader.leave()
}

async function ask(
  visitor: Visitor,
  path: string,
  times: number,
  warming = WARMING,
): Promise<{ readonly took: readonly number[]; readonly bytes: number }> {
  const took: number[] = []
  let bytes = 0
  for (let n = 0; n < times + warming; n++) {
    const begun = performance.now()
    const reply = await visitor.ask('GET', path)
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
    if (n >= warming) took.push(performance.now() - begun)
    bytes = reply.bytes
  }
  return { took, bytes }
}

/** Requests that are not measured: the first ones compile the code. */
const WARMING = 10
