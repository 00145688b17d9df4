import { readConfig } from './config.ts'
import { fromRoot } from './root.ts'
import { serve } from './serve.ts'
import * as surveys from './store/surveys.ts'

const reading = readConfig()
if (!reading.ok) stopAtOnce('The settings are wrong:', reading.faults)

const loading = await surveys.load(fromRoot('surveys'))
if (!loading.ok)
  stopAtOnce(
    'The survey definitions are wrong:',
    loading.faults.map((fault) => `${fault.file}${fault.line ? `:${fault.line}` : ''} ${fault.place}: ${fault.sentence}`),
  )

const serving = await serve(reading.config, loading.surveys)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => serving.stop())

function stopAtOnce(heading: string, faults: readonly string[]): never {
  console.error([heading, ...faults.map((fault) => `  ${fault}`)].join('\n'))
  process.exit(1)
}
