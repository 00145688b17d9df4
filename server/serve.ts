import { randomInt } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { invent } from './domain/password.ts'
import { otherCodeKey } from './domain/problem.ts'
import { unchanged, unchangedModels } from './domain/survey/frozen.ts'
import type { Fault } from './domain/survey/survey.ts'
import { http } from './http.ts'
import { pulse } from './overload.ts'
import { codeKey } from './store/code-key.ts'
import * as database from './store/database.ts'
import * as draws from './store/draws.ts'
import * as rounds from './store/rounds.ts'
import * as snapshots from './store/snapshots.ts'
import * as staff from './store/staff.ts'
import type { Definitions } from './store/surveys.ts'
import { sweeping } from './work/sweep.ts'
import { threads } from './work/threads.ts'

/** A server that takes requests. */
export interface Serving {
  readonly port: number
  /** Where the first account is made, and the token that lets whoever started the server do it; null when there are accounts. */
  readonly firstRun: { readonly address: string; readonly token: string } | null
  /** Takes no more requests, finishes those accepted, leaves long work at a step it can continue from, closes the database. */
  stop(): Promise<void>
}

/** Thrown when a definition is not the one that a round was made or counted with. */
export class DefinitionsChanged extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super('What has been used may not change:')
    this.name = 'DefinitionsChanged'
    this.faults = faults
  }
}

/**
 * Opens the database, brings its tables up to date and listens. Rejects when the port is taken, when the database cannot be
 * written to, and with DefinitionsChanged.
 */
export async function serve(config: Config, { surveys, indexModels }: Definitions): Promise<Serving> {
  const log = pino({ level: config.logLevel, base: null })
  const db = database.open(config.databaseFile)
  await database.migrate(db)
  await database.tryWriting(db)
  const faults = [...unchanged(surveys, await rounds.all(db)), ...unchangedModels(indexModels, await snapshots.indexModelsInUse(db))]
  if (faults.length > 0) {
    await db.destroy()
    throw new DefinitionsChanged(faults)
  }
  const key = codeKey(config)
  for (const round of await draws.withOtherKey(db, key)) log.error({ round }, otherCodeKey().message)
  const jobs = threads({ ...config, db, surveys, indexModels, log, now: () => new Date() })
  await jobs.resume()
  const stopSweeping = sweeping(db, () => new Date(), log)
  const { overloaded, stop: stopFeeling } = pulse(config.limits.delayMs)
  const token = (await staff.areNone(db)) ? invent((below) => randomInt(below)) : null
  const app = createApp({
    config,
    db,
    surveys,
    indexModels,
    codeKey: key,
    jobs,
    log,
    now: () => new Date(),
    overloaded,
    firstRunToken: token,
  })
  const { server, stop } = http(app, { connections: config.limits.connections, overloaded })
  await new Promise<void>((listening, refused) => {
    server.once('error', refused)
    server.listen(config.port, config.host, listening)
  })
  const { port } = server.address() as AddressInfo // a TCP server that listens always has one
  log.info({ address: `http://${config.host}:${port}` }, 'listening')

  return {
    port,
    firstRun: token === null ? null : { address: `${config.baseUrl}/forsta-gangen`, token },
    async stop() {
      log.info('shutting down')
      await stop()
      stopFeeling()
      stopSweeping()
      await jobs.stop()
      await db.destroy()
    },
  }
}
