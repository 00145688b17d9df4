import { readConfig } from './config.ts'
import { Problem } from './domain/problem.ts'
import { faultLine } from './domain/survey/survey.ts'
import { fromRoot } from './root.ts'
import { DefinitionsChanged, serve } from './serve.ts'
import { diskFault, diskSentence } from './store/disk.ts'
import * as definitions from './work/definitions.ts'

const reading = readConfig()
if (!reading.ok) stopAtOnce('The settings are wrong:', reading.faults)

const loading = await definitions.load(fromRoot('surveys'))
if (!loading.ok) stopAtOnce('The survey definitions are wrong:', loading.faults.map(faultLine))

const serving = await serve(reading.config, loading).catch((reason: unknown) => {
  if (reason instanceof DefinitionsChanged) stopAtOnce(reason.message, reason.faults.map(faultLine))
  if (reason instanceof Problem) stopAtOnce(`${reading.config.databaseFile}: ${reason.message}`)
  const fault = diskFault(reason)
  if (fault) stopAtOnce(`${reading.config.databaseFile}: ${diskSentence(fault)}`)
  throw reason
})
if (serving.firstRun) {
  const { address, token } = serving.firstRun
  const lines = ['Ingen har ett konto än. Skapa det första här:', `  ${address}`, `  Engångskod: ${token}`]
  console.log([...lines, 'Koden gäller tills kontot är skapat eller servern startas om.'].join('\n'))
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => serving.stop())

function stopAtOnce(heading: string, faults: readonly string[] = []): never {
  console.error([heading, ...faults.map((fault) => `  ${fault}`)].join('\n'))
  process.exit(1)
}
