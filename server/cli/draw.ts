import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { frameWords } from '../domain/draw/frame.ts'
import { oddsSentences } from '../domain/draw/odds.ts'
import type { DrawFault } from '../domain/draw/report.ts'
import { plannedSizes } from '../domain/draw/sizes.ts'
import { localDate, type Round } from '../domain/round.ts'
import * as audit from '../store/audit.ts'
import { codeKey } from '../store/code-key.ts'
import { withoutRegister } from '../work/draw/areas.ts'
import { type Ground, groundOf, mustBeDrawable, takeAway } from '../work/draw/ground.ts'
import { keep } from '../work/draw/keep.ts'
import { type DrawOrder, type Sampling, sample } from '../work/draw/sample.ts'
import { entryOf } from './audited.ts'
import { command, Refused } from './command.ts'
import type { Context } from './context.ts'
import { refusalToRead } from './read-file.ts'
import { roundCalled } from './round-called.ts'

const HELP = `Registret är en CSV i UTF-8 med kolumnerna referens, område, kön och ålder, en rad per person, utan namn eller personnummer:
  referens;område;kön;ålder
  A-000417;1383R001;kvinna;34
Referensen är er egen; med den sätter tryckeriet namn och adress på brevet. Alla fel visas på en gång, och då sparas inget.
Antalet i varje område räknas ut som i kommandot plan, om inte --per-area anges. Utan --register görs så många
personliga koder till varje område.

Samma register och frö (--seed) ger samma urval. Rutor i ramen (område, kön, ålder) med färre än tio dragna slås ihop.

Exempel: npm run cli -- draw varberg 2026 --register register.csv --half-width 10 --response 35 --dry-run`

/** Draws the sample of a round and makes its personal codes. */
export const draw = command({
  name: 'draw',
  summary: 'Drar ett urval ur ett register till en omgång, eller gör personliga koder utan register.',
  usage:
    'KOMMUN ÅR [--register FIL.csv] [--per-area ANTAL | --half-width PE --response PROCENT] [--seed ORD] [--dry-run] | KOMMUN ÅR --remove',
  help: HELP,
  options: {
    register: { type: 'string', value: 'FIL', means: 'registret att dra ur' },
    'per-area': { type: 'string', value: 'ANTAL', means: 'lika många i varje område' },
    'half-width': { type: 'string', value: 'PE', means: 'felmarginal i procentenheter (10)' },
    response: { type: 'string', value: 'PROCENT', means: 'så många väntas svara (35)' },
    seed: { type: 'string', value: 'ORD', means: 'det slumpen börjar med; annars dras ett' },
    'dry-run': { type: 'boolean', means: 'visar urvalet utan att spara det' },
    remove: { type: 'boolean', means: 'tar bort urvalet, så länge inga brev har gjorts' },
  },
  async run({ values, words }, context) {
    const db = await context.db()
    const { round, kommun } = await roundCalled(db, words)
    if (values.remove) return remove(context, round)
    await mustBeDrawable(db, round, context.now())
    const ground = await groundOf(db, await context.surveys(), round)
    const order = sizesOf(values, ground)
    const seed = values.seed ?? randomBytes(8).toString('hex')
    const { register } = values
    const sampling = register === undefined ? withoutRegister(order, ground) : await fromFile(register, { ...order, seed, ...ground })
    if (!sampling.ok) throw new Refused('Urvalet går inte att dra. Inget är sparat.', sampling.faults.map(faultLine))
    for (const line of reportLines(sampling, ground)) context.print(line)
    if (values['dry-run']) {
      context.print(`Frö: ${seed}. Inget är sparat.`)
      return undefined
    }
    const method = register === undefined ? 'areas' : 'register'
    const key = codeKey(context.config)
    await keep(
      (_progress, work) => db.transaction().execute(work),
      { roundId: round.id, key, method, seed, drawnOn: localDate(context.now()) },
      sampling,
    )
    const drawn = sampling.people.length
    await audit.record(db, entryOf(context, kommun.id, { what: 'drew sample', details: { year: round.year, method, drawn } }))
    context.print(`Urvalet är draget och har ${drawn} koder. Frö: ${seed}.`)
    for (const sentence of oddsSentences(drawn)) context.print(sentence)
    return undefined
  },
})

async function remove(context: Context, round: Round): Promise<undefined> {
  const db = await context.db()
  const entry = entryOf(context, round.kommunId, { what: 'removed sample', details: { year: round.year } })
  await audit.recording(db, entry, async (db) => {
    await takeAway(db, round.id)
    return true
  })
  context.print('Urvalet och dess koder är borttagna.')
  return undefined
}

interface Sizing {
  readonly 'per-area'?: string
  readonly 'half-width'?: string
  readonly response?: string
}

function sizesOf(values: Sizing, { names, people }: Ground): Pick<DrawOrder, 'sizes' | 'responseRate'> {
  const whole = (typed: string, option: string, from: number, to: number) => {
    const number = /^\d{1,7}$/.test(typed) ? Number(typed) : Number.NaN
    if (number >= from && number <= to) return number
    throw new Refused(`--${option} ska vara ett helt tal från ${from} till ${to}.`)
  }
  if (values['per-area'] !== undefined) {
    const each = whole(values['per-area'], 'per-area', 10, 1_000_000)
    return { sizes: new Map([...names.keys()].map((areaId) => [areaId, each])), responseRate: null }
  }
  if (people.size === 0) throw new Refused('Folkmängden är inte inläst. Läs in den med import population, eller ange --per-area.')
  const halfWidth = whole(values['half-width'] ?? '10', 'half-width', 1, 30) / 100
  const responseRate = whole(values.response ?? '35', 'response', 1, 100) / 100
  return { sizes: plannedSizes(people, { halfWidth, responseRate }), responseRate }
}

async function fromFile(file: string, order: Parameters<typeof sample>[1]): Promise<Sampling> {
  return sample(
    () => createReadStream(file),
    order,
    async () => {},
  ).catch((error: unknown) => {
    throw refusalToRead(error, file)
  })
}

const faultLine = ({ line, sentence }: DrawFault) => (line === null ? sentence : `rad ${line}: ${sentence}`)

function reportLines({ cells, report }: Sampling & { ok: true }, { names }: Ground): readonly string[] {
  const strata = report.strata.map(({ areaId, population, drawn }) => {
    const inside = cells.filter((cell) => cell.areaId === areaId)
    const told = inside.map((cell) => `${frameWords(cell)}: ${cell.drawn}`)
    return `  ${names.get(areaId)}: ${drawn}${population === null ? '' : ` av ${population}`} (${told.join(', ') || 'inga'})`
  })
  const outside = report.outside ? [`Utanför enkätens åldrar: ${report.outside}.`] : []
  return ['Dragna per område, och i varje ruta:', ...strata, ...outside]
}
