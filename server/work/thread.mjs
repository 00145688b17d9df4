// The entry of a worker thread. From source it must first teach Node to read TypeScript: tsx reaches no thread by itself
// on this Node. After the build there is a worker.js beside this file, and nothing to teach.
import { existsSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

if (!existsSync(new URL('./worker.js', import.meta.url))) {
  const { register } = await import('tsx/esm/api')
  register()
}
if ('definitions' in workerData) await import('./definitions-reader.ts')
else if ('candidate' in workerData) await import('./editions/candidate-thread.ts')
else await import('./worker.ts')
