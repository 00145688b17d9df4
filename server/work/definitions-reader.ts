import { parentPort, workerData } from 'node:worker_threads'
import * as surveys from '../store/surveys.ts'

/** What a thread is handed to read the definitions of a folder. */
export interface Folder {
  readonly definitions: string
}

const { definitions } = workerData as Folder // definitions.ts alone starts this file
parentPort?.postMessage(await surveys.load(definitions))
