import { parseArgs } from 'node:util'
import { spread } from './machine.ts'
import type { Bench } from './main.ts'
import { aBenchHouse, VIEWER } from './places.ts'
import { serve } from './server.ts'
import { Visitor } from './visitor.ts'

/** The pages a kommunpolis opens, with few and many areas, few and many answers: they read stored figures, so answers must not matter. */
export const bench: Bench = {
  name: 'pages',
  summary: 'area, question and kommun pages: --areas 17,239 --answers 10000 --lying 0 --times 60',
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
    visitor.leave()
    console.log(`  memory then: ${server.memoryMb()} MB`)
  } finally {
    await server.stop()
  }
}

async function ask(visitor: Visitor, path: string, times: number): Promise<{ readonly took: readonly number[]; readonly bytes: number }> {
  const took: number[] = []
  let bytes = 0
  for (let n = 0; n < times + WARMING; n++) {
    const begun = performance.now()
    const reply = await visitor.ask('GET', path)
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
    if (n >= WARMING) took.push(performance.now() - begun)
    bytes = reply.bytes
  }
  return { took, bytes }
}

/** Requests that are not measured: the first ones compile the code. */
const WARMING = 10
