import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Job, JobKind } from '../domain/job.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** Asks for a piece of work; resolves to the id of the unfinished job on the subject, which is a new one unless there was one. */
export async function request(db: Db, kind: JobKind, subject: string, at: Date): Promise<string> {
  await db
    .insertInto('jobs')
    .values({ id: randomUUID(), kind, subject, state: 'queued', step: 'I kö', done: 0, total: 0, requested_at: at.toISOString() })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).where('ended_at', 'is', null).doNothing())
    .execute()
  const { id } = await db
    .updateTable('jobs')
    .set({ state: sql`case state when 'failed' then 'queued' else state end` })
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The job with this id. */
export async function byId(db: Db, id: string): Promise<Job | undefined> {
  const row = await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toJob(row)
}

/** The latest job of a kind on a subject. */
export async function latest(db: Db, kind: JobKind, subject: string): Promise<Job | undefined> {
  const row = await db
    .selectFrom('jobs')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('requested_at', 'desc')
    .orderBy(sql`ended_at is not null`) // of two asked for in one instant, the one that goes on
    .limit(1)
    .executeTakeFirst()
  return row && toJob(row)
}

/** The jobs that nobody has finished and that have not failed, longest waiting first. */
export async function waiting(db: Db): Promise<readonly Job[]> {
  const rows = await db
    .selectFrom('jobs')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('state', '!=', 'failed')
    .orderBy('requested_at')
    .execute()
  return rows.map(toJob)
}

/** How many jobs have stopped short and wait to be started again. */
export async function countFailed(db: Db): Promise<number> {
  const { failed } = await db
    .selectFrom('jobs')
    .select((row) => row.fn.countAll().as('failed'))
    .where('state', '=', 'failed')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(failed)
}

/** A job that somebody has taken on. */
export interface Taken {
  readonly job: Job
  /** Who has it: whoever took it before no longer does. */
  readonly runner: string
  /** The job's own secret, the same however many times it is taken up, until it ends. */
  readonly secret: string
}

/** Takes on an unfinished job, from another if need be; undefined when it has ended. `secret` is kept the first time. */
export async function take(db: Db, id: string, secret: string): Promise<Taken | undefined> {
  const runner = randomUUID()
  const row = await db
    .updateTable('jobs')
    .set((old) => ({ runner, state: 'running', note: null, secret: old.fn.coalesce('secret', old.val(secret)) }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row && { job: toJob(row), runner, secret: row.secret ?? secret }
}

/** Where a job has come. */
export type Progress = Partial<Pick<Job, 'step' | 'done' | 'total'>>

/** Notes where a job has come; false when it is no longer the runner's, and nothing may be written for it. */
export const advance = (db: Db, taken: Taken, progress: Progress) => set(db, taken, progress)

/** Ends a job and forgets its secret; secure_delete writes zeros over it. */
export const finish = (db: Db, taken: Taken, note: string | null, at: Date) =>
  set(db, taken, { state: 'done', note, secret: null, ended_at: at.toISOString() })

/** Notes why a job stopped short. It is unfinished and keeps its secret: the next start goes on with it. */
export const fail = (db: Db, taken: Taken, note: string) => set(db, taken, { state: 'failed', note })

/** Leaves a job for whoever takes it up next. */
export const leave = (db: Db, taken: Taken) => set(db, taken, { state: 'queued' })

/** Forgets the work on a subject that stopped short and that nobody is going to start again. */
export async function forgetFailed(db: Db, kind: JobKind, subject: string): Promise<void> {
  await db.deleteFrom('jobs').where('kind', '=', kind).where('subject', '=', subject).where('state', '=', 'failed').execute()
}

/** Notes that whoever ran a job, or was about to, fell without a word. */
export async function fell(db: Db, id: string, note: string): Promise<void> {
  await db.updateTable('jobs').set({ state: 'failed', note }).where('id', '=', id).where('state', 'in', ['queued', 'running']).execute()
}

async function set(db: Db, { job, runner }: Taken, values: Partial<Tables['jobs']>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set(values)
    .where('id', '=', job.id)
    .where('runner', '=', runner)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const toJob = ({ id, kind, subject, state, step, done, total, note }: Selectable<Tables['jobs']>): Job => ({
  id,
  kind,
  subject,
  state,
  step,
  done,
  total,
  note,
})
