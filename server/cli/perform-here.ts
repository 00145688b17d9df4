import type { Job } from '../domain/job.ts'
import { diskFault } from '../store/disk.ts'
import { perform } from '../work/perform.ts'
import type { Opener } from '../work/run.ts'
import type { Context } from './context.ts'

/** Does a job in this process, printing its steps, and its note when it has ended. */
export async function performHere(context: Context, jobId: string, opener?: Opener): Promise<Job | undefined> {
  const job = await performSilent(context, jobId, opener)
  if (job?.note) context.complain(job.note)
  return job
}

/** The same for a command that has words of its own for how it ended. */
export async function performSilent(context: Context, jobId: string, opener?: Opener): Promise<Job | undefined> {
  let step = ''
  const reached = (words: string) => {
    if (words !== step) context.print(words)
    step = words
  }
  const surroundings = {
    db: await context.db(),
    surveys: await context.surveys(),
    indexModels: await context.indexModels(),
    rules: context.config.rules,
    now: context.now,
    stopping: () => false,
    reached,
    ...(opener && { opener }),
  }
  const failed = (error: unknown) => {
    if (!diskFault(error)) context.complain(String(error instanceof Error ? error.stack : error)) // the job's note says it in words
  }
  return perform(surroundings, jobId, failed)
}
