import type { Jobs } from './jobs.ts'

/** Long work in worker threads of this process, each with a database connection of its own. */
export function threads(_databaseFile: string): Jobs {
  return { start: async () => '', stop: async () => {} }
}
