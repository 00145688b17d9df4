import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { UNLIMITED } from '../config.ts'
import * as code from '../domain/code.ts'
import { MINIMUM } from '../domain/disclosure/rules.ts'
import { fromRoot } from '../root.ts'
import * as database from '../store/database.ts'
import { type Rehearsal, rehearse } from '../work/rehearsal/index.ts'
import { readWhenCounted } from '../work/rehearsal/reading.ts'
import { command, Refused } from './command.ts'

/** Fills a fresh database with a rehearsal, serves it, and tells what to try. Ends with Ctrl-C. */
export const demo = command({
  name: 'demo',
  summary: 'Startar en övning med påhittade svar i Svenljunga och Varberg.',
  usage: '[--seed TAL] [--scale TAL] [--folder MAPP]',
  help: `Databasen är ny varje gång och ligger i .demo/, skild från all riktig data. Porten är inställningen PORT, eller nästa lediga.
Avsluta med Ctrl-C.`,
  options: {
    seed: { type: 'string', value: 'TAL', default: '1', means: 'samma tal ger samma påhittade svar' },
    scale: { type: 'string', value: 'TAL', default: '1', means: 'hur många svar: 0.1 ger en tiondel, 2 dubbelt' },
    folder: { type: 'string', value: 'MAPP', means: 'var databasen ska ligga, om inte i .demo' },
  },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const [seed, scale] = [numberOf(values.seed, 'seed'), numberOf(values.scale, 'scale')]
    const definitions = { surveys: await context.surveys(), indexModels: await context.indexModels() }
    const port = await freePort(context.config.port)
    const databaseFile = join(values.folder ?? fromRoot('.demo'), `ovning-${port}.sqlite`)
    for (const ending of ['', '-wal', '-shm', '-kodnyckel']) rmSync(databaseFile + ending, { force: true })

    context.print('Hittar på svar …')
    const db = database.open(databaseFile)
    await database.migrate(db)
    const rehearsal = await rehearse({ db, ...definitions, now: context.now, seed, scale, countLater: true })
    await db.destroy()

    const baseUrl = `http://localhost:${port}`
    const { serve } = await import('../serve.ts') // the whole server: other commands need none of it
    const sessionSecret = randomBytes(32).toString('hex')
    const config = {
      port,
      host: '127.0.0.1',
      databaseFile,
      codeKey: null,
      baseUrl,
      sessionSecret,
      trustProxy: 0,
      logLevel: 'warn',
      limits: UNLIMITED,
      rules: MINIMUM,
    } as const
    const serving = await serve(config, definitions)
    const ending = new AbortController()
    const readings = database.open(databaseFile)
    const roundIds = rehearsal.kommuner.map(({ last }) => last.round.id)
    const reading = readWhenCounted(readings, roundIds, ending.signal)
    for (const line of welcome(rehearsal, baseUrl)) context.print(line)
    await new Promise((asked) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, asked)
    })
    context.print('Avslutar …')
    ending.abort()
    await reading
    await readings.destroy()
    await serving.stop()
    return undefined
  },
})

/** What somebody needs to know to try everything. */
function welcome({ kommuner, people }: Rehearsal, baseUrl: string): string[] {
  const [first] = kommuner
  const nameOf = (ids: readonly string[]) =>
    kommuner
      .filter(({ kommun }) => ids.includes(kommun.id))
      .map(({ kommun }) => kommun.name)
      .join(' och ')
  return [
    '',
    'Övningen är igång. Alla svar är påhittade, och det står på varje sida.',
    'Förra årets svar räknas nu. Det tar en halv minut eller så; sidan Omgångar visar hur långt det har kommit.',
    '',
    `Läs förra årets lägesbild som alla kan läsa den: ${baseUrl}/${first?.kommun.slug}/lagesbild/${(first?.open.round.year ?? 1) - 1}`,
    '  Den publiceras när svaren är räknade.',
    '',
    'Svara på enkäten',
    ...kommuner.flatMap(({ kommun, areas, open }) => {
      const [sample] = open.codes
      const area = areas.find(({ id }) => id === sample?.areaId)
      return [
        `  ${kommun.name}: ${baseUrl}/enkat/${kommun.slug}/${open.round.year}`,
        ...(sample && area ? [`    områdeskod ${code.written(sample.code)} (${area.name}), eller svara utan kod`] : []),
      ]
    }),
    '',
    `Logga in som personal: ${baseUrl}/logga-in`,
    ...people.map(({ person, password }) => `  ${person.email.padEnd(30)} ${password}  ${person.name}, ${nameOf(person.kommunIds)}`),
    '',
    'Prova så här',
    `  1. Svara på enkäten i ${first?.kommun.name} med områdeskoden.`,
    `  2. Logga in som samordnaren, öppna Omgångar och räkna svaren i ${first?.kommun.name} ${first?.open.round.year}.`,
    '  3. Öppna Lägesbild. Svaret är med i områdets siffror. Välj sedan en fråga: alla områden, båda åren.',
    '  4. Hämta resultatfilen och kodboken i lägesbilden.',
    '  5. Öppna Underlag: teman som både enkäten och dialogerna pekar på.',
    `  6. Öppna Omgångar, ${first?.kommun.name} ${first?.last.round.year}, och läs något av det som skrivits med egna ord.`,
    '',
    'Avsluta med Ctrl-C.',
  ]
}

function numberOf(given: string | undefined, option: string): number {
  const number = Number(given)
  if (given?.trim() && Number.isFinite(number) && number >= 0) return number
  throw new Refused(`--${option} ska vara ett tal, inte ”${given}”.`)
}

/** The first port from `wanted` that nothing listens on; any free one when 0 is wanted. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer()
  try {
    await new Promise<void>((listening, refused) => probe.once('error', refused).listen(wanted, '127.0.0.1', listening))
    const address = probe.address()
    return typeof address === 'object' && address ? address.port : wanted
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return freePort(wanted + 1)
  } finally {
    probe.close()
  }
}
