import { person } from '../../domain/audit/events.ts'
import { notFound } from '../../domain/problem.ts'
import { localDate, type Round } from '../../domain/round.ts'
import * as audit from '../../store/audit.ts'
import * as rounds from '../../store/rounds.ts'
import type { Run } from '../run.ts'
import { withoutRegister } from './areas.ts'
import * as folder from './folder.ts'
import { groundOf, mustBeDrawable } from './ground.ts'
import { keep } from './keep.ts'
import { type Sampling, sample } from './sample.ts'

/**
 * Draws the sample that somebody has ordered for a round, and keeps it; or lays down every fault that keeps it from being drawn. The
 * register is thrown away either way. Broken off anywhere it is begun again: the same register and seed give the same draw.
 */
export async function draw(run: Run): Promise<string | null> {
  const { db, codeKey: key, job, now } = run
  const round = await rounds.byId(db, job.subject)
  const order = round && (await folder.read(db, round.id, 'bestallning'))
  if (!round || !order || !key) throw notFound()
  await mustBeDrawable(db, round, now())
  const sampling = await sampled(run, round, order)
  if (!sampling.ok) {
    await folder.write(db, round.id, 'fel', sampling.faults)
    await folder.forgetRegister(db, round.id)
    return null
  }
  const drawn = sampling.people.length
  const method = order.hasRegister ? 'register' : 'areas'
  await run.step('Sparar koderna', drawn)
  await keep(run.write, { roundId: round.id, key, method, seed: order.seed, drawnOn: localDate(now()) }, sampling)
  await run.write(0, async (db) => {
    const event = { what: 'drew sample', details: { year: round.year, method, drawn } } as const
    await audit.record(db, { at: now(), by: person(order.staffId), kommunId: round.kommunId, event })
  })
  await folder.empty(db, round.id)
  return null
}

async function sampled(run: Run, round: Round, { seed, hasRegister, ...order }: folder.Ordered): Promise<Sampling> {
  const ground = await groundOf(run.db, run.surveys, round)
  const size = { sizes: new Map(order.sizes), responseRate: order.responseRate }
  if (!hasRegister) return withoutRegister(size, ground)
  const { read, bytes } = await folder.register(run.db, round.id)
  // How many lines there are nobody knows before the last: some thirty bytes each is near enough for a bar.
  await run.step('Läser registret', Math.ceil(bytes / 30))
  return sample(read, { ...size, seed, ...ground }, (lines) => run.write(lines, async () => {}))
}
