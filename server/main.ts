import { createServer } from 'node:http'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { fromRoot } from './root.ts'
import * as database from './store/database.ts'
import * as surveys from './store/surveys.ts'
import { threads } from './work/threads.ts'

const reading = readConfig()
if (!reading.ok) stopAtOnce('The settings are wrong:', reading.faults)
const { config } = reading

const loading = await surveys.load(fromRoot('surveys'))
if (!loading.ok)
  stopAtOnce(
    'The survey definitions are wrong:',
    loading.faults.map((fault) => `${fault.file}${fault.line ? `:${fault.line}` : ''} ${fault.place}: ${fault.sentence}`),
  )

const log = pino({ level: config.logLevel })
const db = database.open(config.databaseFile)
await database.migrate(db)
const jobs = threads(config.databaseFile)

const server = createServer(createApp({ config, db, surveys: loading.surveys, jobs, log, now: () => new Date() }))
server.listen(config.port, config.host, () => log.info({ address: `http://${config.host}:${config.port}` }, 'listening'))

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, shutDown)

/** Takes no more requests, finishes those accepted, leaves long work at a step it can continue from, closes the database. */
async function shutDown() {
  log.info('shutting down')
  await new Promise((closed) => {
    server.close(closed)
    server.closeIdleConnections()
  })
  await jobs.stop()
  await db.destroy()
}

function stopAtOnce(heading: string, faults: readonly string[]): never {
  console.error([heading, ...faults.map((fault) => `  ${fault}`)].join('\n'))
  process.exit(1)
}
