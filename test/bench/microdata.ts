import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as database from '../../server/store/database.ts'
import * as extracts from '../../server/store/extracts.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as responses from '../../server/store/responses.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import { spans } from '../../server/work/spans.ts'
import { flow } from './flow.ts'
import { spread } from './machine.ts'
import type { Bench } from './main.ts'
import { aBenchHouse, type BenchHouse, VIEWER } from './places.ts'
import { serve } from './server.ts'
import { Visitor } from './visitor.ts'

/** Microdata of a counted round made in a running server and fetched, while residents answer another survey. */
export const bench: Bench = {
  name: 'microdata',
  summary: 'answers person by person while the survey answers: --answers 50000 --form bred --clients 2 --uncoarsened',
  async run(args) {
    const options = {
      answers: { type: 'string', default: '50000' },
      form: { type: 'string', default: 'bred' },
      clients: { type: 'string', default: '2' },
      uncoarsened: { type: 'boolean', default: false },
    } as const
    const { values } = parseArgs({ args, options })
    await using house = await aBenchHouse({ answers: SAMPLE })
    const db = database.open(house.file)
    try {
      await multiply(db, Number(values.answers))
      if (values.uncoarsened) await db.insertInto('staff_rights').values({ staff_id: 'matare', ability: 'export uncoarsened' }).execute()
      await measure(db, house, { clients: Number(values.clients), form: values.form, uncoarsened: values.uncoarsened })
    } finally {
      await db.destroy()
    }
  },
}

/** How many people's answers there are to begin with: the rest are the same people again. */
const SAMPLE = 2000

/** Pauses between one resident and the next, ms. */
const PAUSE_MS = 250

interface Asked {
  readonly clients: number
  readonly form: string
  readonly uncoarsened: boolean
}

/** Gives the round of 2025 as many answers as are wanted, in a snapshot that has counted them. */
async function multiply(db: database.Db, answers: number): Promise<void> {
  const round = (await rounds.all(db)).find(({ year }) => year === 2025)
  const snapshot = round && (await snapshots.latest(db, round.id))
  if (!round || !snapshot) throw new Error('The round of 2025 is not counted.')
  const { people } = await responses.page(db, round.id, '', SAMPLE)
  const ids = Array.from({ length: answers - snapshot.responses }, () => randomBytes(16).toString('hex')).sort()
  for (const [from, to] of spans(ids.length, 500)) {
    const more = ids.slice(from, to).map((id, at) => {
      const { source, areaId, signs } = people[(from + at) % people.length] ?? NOBODY
      return { id, source, areaId, signs: JSON.stringify(signs) }
    })
    await responses.add(db, round.id, more)
  }
  await db.updateTable('snapshots').set({ responses: answers }).where('id', '=', snapshot.id).execute()
}

const NOBODY = { source: 'code', areaId: '', signs: [] } as const

async function measure(db: database.Db, house: BenchHouse, { clients, form, uncoarsened }: Asked): Promise<void> {
  const server = await serve(house.file)
  const visitors = Array.from({ length: clients }, () => new Visitor(server.port))
  const staff = new Visitor(server.port)
  try {
    for (let n = 0; n < 50; n++) await flow(visitors[0] ?? staff, house, []) // a server's first minute compiles its code
    await signIn(staff) // making a password's hash takes much memory for a moment
    const quiet = await meanwhile(visitors, house, setTimeout(3000))
    console.log(`  the survey by itself: request ${spread(quiet)}; ${server.memoryMb()} MB memory`)

    const order = await ask(staff, form, uncoarsened)
    const begun = performance.now()
    let most = 0
    const pages = await meanwhile(
      visitors,
      house,
      done(db, order, () => {
        most = Math.max(most, server.memoryMb())
      }),
    )
    const seconds = (performance.now() - begun) / 1000
    const files = (await extracts.byId(db, order))?.manifest?.files ?? []
    const data = files.filter(({ rows, columns }) => rows !== null && columns !== null)
    const mb = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
    console.log(`  ${data.map(({ name, rows, columns }) => `${name} ${rows} × ${columns}`).join(', ')}`)
    console.log(`  made in ${seconds.toFixed(1)} s, ${mb.toFixed(0)} MB, ${(mb / seconds).toFixed(1)} MB/s, ${most} MB memory at most`)
    console.log(`  the survey meanwhile: request ${spread(pages)}, ${(pages.length / seconds).toFixed(0)} requests/s`)

    const fetching = performance.now()
    const largest = data.reduce((most, file) => (file.bytes > most.bytes ? file : most))
    const { bytes } = await staff.ask('GET', `${HOME}/${order}/${largest.name}`)
    if (bytes !== largest.bytes) throw new Error(`${bytes} of ${largest.bytes} bytes came.`)
    const took = (performance.now() - fetching) / 1000
    console.log(`  fetched ${(bytes / 1e6).toFixed(0)} MB in ${took.toFixed(1)} s; ${server.memoryMb()} MB memory then`)
  } finally {
    for (const visitor of [...visitors, staff]) visitor.leave()
    await server.stop()
  }
}

const HOME = '/mikrodata/provkoping/2025'

async function signIn(staff: Visitor): Promise<void> {
  const { status } = await staff.ask(
    'POST',
    '/logga-in',
    new URLSearchParams({ epost: VIEWER.email, losenord: VIEWER.password }).toString(),
  )
  if (status !== 303) throw new Error(`Signing in was answered ${status}.`)
}

async function ask(staff: Visitor, form: string, uncoarsened: boolean): Promise<string> {
  const wish = { form, dialekt: 'internationell', andamal: 'Mätning av programmet', oforgrovad: uncoarsened ? 'ja' : '' }
  const { status, headers } = await staff.ask('POST', HOME, new URLSearchParams(wish).toString())
  if (status !== 303) throw new Error(`The order was answered ${status}.`)
  return headers.location?.split('/').at(-1) ?? ''
}

async function done(db: database.Db, order: string, look: () => void): Promise<void> {
  for (;;) {
    look()
    const job = await jobs.latest(db, 'extract', order)
    if (job?.state === 'failed') throw new Error(job.note ?? 'The job failed.')
    if (job?.state === 'done') return
    await setTimeout(100)
  }
}

/** Residents answer, whole visits one after another, until something has ended. Resolves to what their requests took, ms. */
async function meanwhile(visitors: readonly Visitor[], house: BenchHouse, ended: Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = []
  let isOver = false
  const answering = visitors.map(async (visitor) => {
    while (!isOver) {
      await flow(visitor, house, took)
      await setTimeout(PAUSE_MS)
    }
  })
  await ended.finally(() => {
    isOver = true
  })
  await Promise.all(answering)
  return took
}
