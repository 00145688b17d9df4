import { randomBytes } from 'node:crypto'
import { PROGRAM } from '../../domain/audit/events.ts'
import { rowDifferences } from '../../domain/counting/differences.ts'
import { leaksOf } from '../../domain/disclosure/report.ts'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import type { Attack, Inputs } from '../../domain/editions/inputs.ts'
import { documentOf, type Figures, figuresOf } from '../../domain/editions/making.ts'
import { countedAnew, notFound, Problem } from '../../domain/problem.ts'
import * as audit from '../../store/audit.ts'
import * as editions from '../../store/editions.ts'
import * as figures from '../../store/figures.ts'
import * as publications from '../../store/publications.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import type { Run } from '../run.ts'
import { audited, refusal } from './audit.ts'
import { hashesOf, written } from './bytes.ts'
import { gather } from './gather.ts'

/** Somebody else has published the year, or corrected the edition, since this was asked for. */
export const publishedMeanwhile = () =>
  new Problem(
    409,
    'published_meanwhile',
    'Lägesbilden har publicerats eller rättats av någon annan sedan du bad om det här. Ingenting mer har publicerats. Se hur den står nu.',
  )

/** What lies stored is not what the answers, the register and last year's round give today. */
const otherwise = (places: readonly string[]) =>
  new Problem(
    409,
    'figures_differ',
    `Siffrorna går inte att räkna fram igen ur det som ligger sparat, så ingenting har publicerats. Folkmängd, områden eller förra årets omgång kan ha ändrats sedan svaren räknades. Räkna omgången igen och publicera sedan. Först skiljer sig: ${places.join(', ')}.`,
  )

/**
 * Publishes what somebody has asked for: makes every figure anew from the answers, attacks what is to be shown together with the
 * year's earlier editions, and keeps the document under the hash of its bytes. Resolves to null; or, when it is rightly declined, to
 * why: then nothing is published, and the work has ended. Throws Unprotected when it could not be attacked.
 */
export async function publish(run: Run): Promise<string | null> {
  try {
    await published(run)
    return null
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}

async function published(run: Run): Promise<void> {
  const { db, surveys, indexModels, rules = MINIMUM } = run
  const publication = await publications.byId(db, run.job.subject)
  const round = publication && (await rounds.byId(db, publication.roundId))
  if (!publication || !round) throw notFound()
  if (publication.edition !== null) return
  await run.step('Samlar det som utgåvan görs av', 0)
  const gathered = await gather({ db, surveys, indexModels, round, terms: publication.terms, rules })
  const made = await remade(run, gathered)
  const inputs = { ...gathered, attack: await review(run, gathered, made) }

  await run.step('Skriver utgåvan', 0)
  const salt = randomBytes(32).toString('hex')
  const { text, hash } = written(documentOf(inputs, hashesOf(inputs, salt), made))
  const { corrects } = publication.terms
  const edition = {
    ...{ hash, kommunId: inputs.kommun.id, year: round.year, publishedAt: run.now().toISOString() },
    ...{ corrects: corrects?.edition ?? null, reason: corrects?.reason ?? null, document: text },
  }
  const { survey: _survey, surveyBefore: _before, model: _model, cells: _cells, cellsBefore: _cellsBefore, ...kept } = inputs
  const event = { what: corrects ? 'corrected lagesbild' : 'published lagesbild', details: { year: round.year, edition: hash } } as const
  await run.write(0, async (db) => {
    if ((await snapshots.latest(db, round.id))?.id !== inputs.snapshot.id) throw countedAnew()
    if (!(await editions.add(db, edition))) throw publishedMeanwhile()
    await publications.keep(db, publication.id, hash, { salt, inputs: kept })
    await audit.record(db, { at: run.now(), by: PROGRAM, kommunId: inputs.kommun.id, event })
  })
}

/** The figures made anew, and seen to be those that the pages show. */
async function remade(run: Run, inputs: Inputs): Promise<Figures> {
  await run.step('Räknar fram siffrorna på nytt', 0)
  const making = figuresOf(inputs)
  for (let next = making.next(); ; next = making.next()) {
    if (next.done) {
      const stored = await figures.ofSnapshot(run.db, inputs.snapshot.id)
      const differing = rowDifferences(stored, next.value.rows)
      if (differing.length > 0) throw otherwise(differing.slice(0, 3).map(({ place }) => place))
      return next.value
    }
    await run.write(next.value, async () => {})
  }
}

/** What the figures were put to. Throws unless nothing about few people can be worked out. */
async function review(run: Run, inputs: Inputs, { rows }: Figures): Promise<Attack> {
  await run.step('Granskar att inget om få personer går att räkna ut', 0)
  const report = await audited(run, inputs, rows)
  const leaks = leaksOf(inputs.protection)
  if (report.leaks.length > 0 || leaks.length > 0) throw refusal(report, inputs)
  return { attacked: report.attacked, together: report.together }
}
