import { mayBeCounted, uncountable } from '../domain/counting/countable.ts'
import { localDate } from '../domain/round.ts'
import * as audit from '../store/audit.ts'
import { diskFault } from '../store/disk.ts'
import * as jobs from '../store/jobs.ts'
import * as snapshots from '../store/snapshots.ts'
import { perform } from '../work/perform.ts'
import { entryOf } from './audited.ts'
import { command } from './command.ts'
import { roundCalled } from './round-called.ts'

/** Counts a round in this process: the same work as the button in the browser. */
export const count = command({
  name: 'count',
  summary: 'Räknar en omgång: öppnar urnan, blandar svaren och räknar ut siffrorna.',
  usage: 'KOMMUN ÅR',
  help: `Omgången måste ha stängt. En övning får räknas när som helst, och fler gånger.
Avbryts räkningen fortsätter den där den stannade nästa gång. Pågår den redan i servern tar det här kommandot över den.

Exempel: npm run cli -- count varberg 2026`,
  options: {},
  async run({ words }, context) {
    const db = await context.db()
    const { kommun, round } = await roundCalled(db, words)
    if (!mayBeCounted(round, localDate(context.now()))) throw uncountable(round)
    await audit.record(db, entryOf(context, kommun.id, { what: 'began counting', details: { year: round.year } }))
    const jobId = await jobs.request(db, 'count', round.id, context.now())

    let step = ''
    const reached = (words: string) => {
      if (words !== step) context.print(words)
      step = words
    }
    const surroundings = {
      db,
      surveys: await context.surveys(),
      indexModels: await context.indexModels(),
      now: context.now,
      rules: context.config.rules,
      stopping: () => false,
      reached,
    }
    const failed = (error: unknown) => {
      if (!diskFault(error)) context.complain(String(error instanceof Error ? error.stack : error)) // the job's note says it in words
    }
    const job = await perform(surroundings, jobId, failed)
    if (job?.note) context.complain(job.note)
    if (job?.state !== 'done') return 2
    const snapshot = await snapshots.latest(db, round.id)
    context.print(`${kommun.name} ${round.year} är räknad: ${snapshot?.responses ?? 0} svar.`)
    return undefined
  },
})
