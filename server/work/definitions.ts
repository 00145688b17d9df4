import { Worker } from 'node:worker_threads'
import type { Loading } from '../store/surveys.ts'
import type { Folder } from './definitions-reader.ts'

/**
 * Reads every definition of a folder, as `surveys.load` does, in a thread that ends: what checks and places take, a tenth of
 * a small server's memory, goes with it, and the server keeps the definitions alone.
 */
export function load(folder: string): Promise<Loading> {
  const order: Folder = { definitions: folder }
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: order })
    let loading: Loading | undefined
    thread.once('message', (read: Loading) => {
      loading = read
    })
    thread.once('error', reject)
    thread.once('exit', (code) => (loading ? resolve(loading) : reject(new Error(`The definitions could not be read: ${code}`))))
  })
}
