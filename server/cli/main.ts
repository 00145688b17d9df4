import { text } from 'node:stream/consumers'
import { readBasics } from '../config.ts'
import { contextOf } from './context.ts'
import { run } from './run.ts'

const reading = readBasics()
if (reading.ok) {
  const context = contextOf(reading.config, {
    print: console.log,
    complain: console.error,
    now: () => new Date(),
    input: () => text(process.stdin),
  })
  process.exitCode = await run(process.argv.slice(2), context)
  await context.close()
} else {
  console.error(['Inställningarna är fel:', ...reading.faults.map((fault) => `  ${fault}`)].join('\n'))
  process.exitCode = 1
}
