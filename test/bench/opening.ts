import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { padded, roomFor } from '../../server/domain/sealing/padding.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import * as database from '../../server/store/database.ts'
import * as jobs from '../../server/store/jobs.ts'
import { seal } from '../../server/store/sealing/box.ts'
import * as seals from '../../server/store/sealing/seals.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import { perform } from '../../server/work/perform.ts'
import { spans } from '../../server/work/spans.ts'
import { anySurvey, aPerson, lay, secondsSince } from './counting.ts'
import { inFolder } from './machine.ts'
import type { Bench } from './main.ts'

const PASSPHRASE = 'abborre lampa kudde fiol ost rabarber'

/** Opening a sealed urn and counting it, in this process and as the command line does it. */
export const bench: Bench = {
  name: 'opening',
  summary: 'a sealed urn opened and counted: --answers 100000 --areas 17',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { answers: { type: 'string', default: '100000' }, areas: { type: 'string', default: '17' } },
    })
    await inFolder((folder) => measure(join(folder, 'bench.sqlite'), Number(values.answers), Number(values.areas)))
  },
}

async function measure(file: string, answers: number, areaCount: number): Promise<void> {
  const filling = performance.now()
  const survey = await anySurvey()
  const laying = database.open(file)
  await database.migrate(laying)
  const { closed, areaIds } = await lay(laying, survey, areaCount)
  await laying.updateTable('rounds').set({ sealed: 1 }).where('id', '=', closed.id).execute()
  await fill(laying, closed.id, survey, areaIds, answers)
  const keys = await seals.keysByPassphrase(laying, closed.id, PASSPHRASE)
  if (!keys) throw new Error('The passphrase does not open the urn.')
  await database.settle(laying)
  await laying.destroy()
  console.log(
    `  ${answers} answers in ${areaCount} areas sealed in ${secondsSince(filling)}, ${Math.round(statSync(file).size / 2 ** 20)} MB`,
  )

  const db = database.open(file, { sync: 'NORMAL', cacheMb: 4 })
  const { surveys, indexModels } = { surveys: new Map([[survey.id, survey]]), indexModels: new Map() }
  const steps: { name: string; at: number }[] = []
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  let peak = 0
  const reached = (name: string) => {
    peak = Math.max(peak, residentMb())
    if (name !== steps.at(-1)?.name) steps.push({ name, at: performance.now() })
  }
  const given = {
    opener: { privateKey: keys.privateKey, without: 0 },
    rules: MINIMUM,
    now: () => new Date(),
    stopping: () => false,
    reached,
  }
  const job = await perform({ db, surveys, indexModels, ...given }, await jobs.request(db, 'open', closed.id, new Date()), console.error)
  const used = process.cpuUsage(cpu)
  const counted = (await snapshots.latest(db, closed.id))?.responses
  await db.destroy()
  if (job?.state !== 'done' || counted !== answers) throw new Error(`${job?.note}: ${counted} of ${answers} answers were counted.`)
  const ends = [...steps.slice(1).map(({ at }) => at), performance.now()]
  console.log(
    `  opened and counted in ${secondsSince(begun)}; processor ${((used.user + used.system) / 1e6).toFixed(1)} s; memory ${peak} MB at most`,
  )
  console.log(`  ${steps.map(({ name, at }, index) => `${name} ${(((ends[index] ?? at) - at) / 1000).toFixed(1)}`).join(', ')}`)
  console.log(`  the file afterwards: ${Math.round(statSync(file).size / 2 ** 20)} MB`)
}

async function fill(db: database.Db, roundId: string, survey: Survey, areaIds: readonly string[], answers: number): Promise<void> {
  const room = roomFor(survey)
  const made = await seals.make(roundId, { passphrase: PASSPHRASE, keeper: 'self', room })
  await seals.keep(db, made)
  const ids = Array.from({ length: answers }, () => randomBytes(16).toString('hex')).sort()
  for (const [from, to] of spans(answers, 500)) {
    const box = () => Buffer.from(seal(made.row.public_key, padded(aPerson(survey, areaIds), room)))
    const rows = ids.slice(from, to).map((id) => ({ id, round_id: roundId, box: box() }))
    await db.insertInto('sealed_urn').values(rows).execute()
  }
  await db.updateTable('seals').set({ received: answers }).where('round_id', '=', roundId).execute()
}

const residentMb = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)
