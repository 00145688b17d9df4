// The entry of a worker thread. From source it must first teach Node to read TypeScript: tsx reaches no thread by itself
// on this Node. After the build there is a worker.js beside this file, and nothing to teach.
import { existsSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

if (!existsSync(new URL('./worker.js', import.meta.url))) {
  const { register } = await import('tsx/esm/api')
  register()
}
await ('definitions' in workerData ? import('./definitions-reader.ts') : import('./worker.ts'))
