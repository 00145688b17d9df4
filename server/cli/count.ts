import { mayBeCounted, uncountable } from '../domain/counting/countable.ts'
import { stillSealed } from '../domain/problem.ts'
import { localDate } from '../domain/round.ts'
import { answersWords } from '../domain/snapshot.ts'
import * as audit from '../store/audit.ts'
import * as jobs from '../store/jobs.ts'
import * as seals from '../store/sealing/seals.ts'
import * as snapshots from '../store/snapshots.ts'
import { entryOf } from './audited.ts'
import { command } from './command.ts'
import { performHere } from './perform-here.ts'
import { roundCalled } from './round-called.ts'

/** Counts a round in this process: the same work as the button in the browser. */
export const count = command({
  name: 'count',
  summary: 'Räknar en omgång: öppnar urnan, blandar svaren och räknar ut siffrorna.',
  usage: 'KOMMUN ÅR',
  help: `Omgången måste ha stängt. En övning får räknas när som helst, och fler gånger.
En förseglad urna öppnas och räknas i stället med open-urn.
Avbryts räkningen fortsätter den där den stannade nästa gång. Pågår den redan i servern tar det här kommandot över den.

Exempel: npm run cli -- count varberg 2026`,
  options: {},
  async run({ words }, context) {
    const db = await context.db()
    const { kommun, round } = await roundCalled(db, words)
    const seal = await seals.ofRound(db, round.id)
    if (round.sealed && seal?.state !== 'opened') throw stillSealed()
    if (!round.sealed && !mayBeCounted(round, localDate(context.now()))) throw uncountable(round)
    await audit.record(db, entryOf(context, kommun.id, { what: 'began counting', details: { year: round.year } }))
    const jobId = await jobs.request(db, 'count', round.id, context.now())
    const job = await performHere(context, jobId)
    if (job?.state !== 'done') return 2
    const snapshot = await snapshots.latest(db, round.id)
    context.print(`${kommun.name} ${round.year} är räknad: ${snapshot ? answersWords(snapshot) : 'inga svar'}.`)
    return undefined
  },
})
