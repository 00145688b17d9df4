import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Surveys } from './domain/survey/survey.ts'
import * as database from './store/database.ts'
import { threads } from './work/threads.ts'

/** A server that takes requests. */
export interface Serving {
  readonly port: number
  /** Takes no more requests, finishes those accepted, leaves long work at a step it can continue from, closes the database. */
  stop(): Promise<void>
}

/** Opens the database, brings its tables up to date and listens. Rejects when the port is taken. */
export async function serve(config: Config, surveys: Surveys): Promise<Serving> {
  const log = pino({ level: config.logLevel })
  const db = database.open(config.databaseFile)
  await database.migrate(db)
  const jobs = threads(config.databaseFile)
  const server = createServer(createApp({ config, db, surveys, jobs, log, now: () => new Date() }))
  await new Promise<void>((listening, refused) => {
    server.once('error', refused)
    server.listen(config.port, config.host, listening)
  })
  const { port } = server.address() as AddressInfo // a TCP server that listens always has one
  log.info({ address: `http://${config.host}:${port}` }, 'listening')

  return {
    port,
    async stop() {
      log.info('shutting down')
      await new Promise((closed) => {
        server.close(closed)
        server.closeIdleConnections()
      })
      await jobs.stop()
      await db.destroy()
    },
  }
}
