import { machine } from './machine.ts'

/** A measurement: what it is called on the command line, what it measures, and how. Sizes are arguments. */
export interface Bench {
  readonly name: string
  /** One line for the list. */
  readonly summary: string
  run(args: string[]): Promise<void>
}

const FILES = [
  'flow',
  'counting',
  'opening',
  'pages',
  'first-page',
  'microdata',
  'import',
  'draw',
  'letters',
  'codes',
  'monitor',
  'weighing',
  'disclosure',
  'attack',
  'simulation',
  'feedback',
  'themes',
  'dialogues',
  'masking',
  'kill',
] as const

const [wanted, ...args] = process.argv.slice(2)
const benches = await Promise.all(FILES.map(async (file): Promise<Bench> => (await import(`./${file}.ts`)).bench))

if (wanted === '--help') {
  console.log(`npm run bench [-- NAME [options]]\n\n${benches.map((bench) => `  ${bench.name.padEnd(12)} ${bench.summary}`).join('\n')}`)
} else {
  const chosen = wanted === undefined ? benches : benches.filter((bench) => bench.name === wanted)
  if (chosen.length === 0) throw new Error(`There is no bench "${wanted}". See npm run bench -- --help`)
  console.log(machine())
  for (const bench of chosen) {
    console.log(`\n${bench.name}: ${bench.summary}`)
    await bench.run(args)
  }
}
