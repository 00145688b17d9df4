import { randomUUID } from 'node:crypto'
import { readTerms } from '../domain/editions/asking.ts'
import { notCounted } from '../domain/problem.ts'
import * as audit from '../store/audit.ts'
import * as editions from '../store/editions.ts'
import * as jobs from '../store/jobs.ts'
import * as publications from '../store/publications.ts'
import * as snapshots from '../store/snapshots.ts'
import { entryOf } from './audited.ts'
import { command, Refused } from './command.ts'
import { performHere } from './perform-here.ts'
import { roundCalled } from './round-called.ts'

/** Publishes a counted round in this process: the same work as the button in the browser. */
export const publish = command({
  name: 'publish',
  summary: 'Publicerar en räknad omgångs lägesbild, eller rättar den som är publicerad.',
  usage: 'KOMMUN ÅR --kommunpolis NAMN [--phone NUMMER] [--email ADRESS] [--correct SKÄL]',
  help: `Alla siffror räknas fram på nytt och det dolda angrips innan något publiceras. Går något om få personer att räkna ut publiceras
ingenting, och kommandot säger vad. En publicerad utgåva ändras aldrig: --correct gör en ny, som granskas ihop med den gamla.

Exempel: npm run cli -- publish varberg 2025 --kommunpolis "Karin Lind" --email karin.lind@polisen.se`,
  options: {
    kommunpolis: { type: 'string', value: 'NAMN', means: 'kommunpolisens namn, som publiceras' },
    phone: { type: 'string', value: 'NUMMER', means: 'kommunpolisens telefon, som publiceras' },
    email: { type: 'string', value: 'ADRESS', means: 'kommunpolisens e-post, som publiceras' },
    correct: { type: 'string', value: 'SKÄL', means: 'rätta den publicerade utgåvan, av det här skälet' },
  },
  async run({ values, words }, context) {
    const db = await context.db()
    const { kommun, round } = await roundCalled(db, words)
    if (!(await snapshots.latest(db, round.id))) throw notCounted()
    const current = await editions.current(db, kommun.id, round.year)
    if (current && values.correct === undefined)
      throw new Refused(
        `${kommun.name} ${round.year} är redan publicerad som ${current.hash}. Skriv --correct med ett skäl för att rätta den.`,
      )
    if (!current && values.correct !== undefined) throw new Refused('Det finns ingen publicerad utgåva att rätta.')
    const typed: Readonly<Record<string, string | undefined>> = {
      kommunpolis: values.kommunpolis,
      telefon: values.phone,
      epost: values.email,
      skal: values.correct,
    }
    const reading = readTerms((field) => typed[field] ?? '', current)
    if (!reading.ok)
      throw new Refused(
        'Ingenting är publicerat.',
        reading.faults.map(({ sentence }) => sentence),
      )
    const id = randomUUID()
    await publications.ask(db, { id, roundId: round.id, askedAt: context.now().toISOString(), terms: reading.terms })
    await audit.record(db, entryOf(context, kommun.id, { what: 'began publishing', details: { year: round.year } }))

    const job = await performHere(context, await jobs.request(db, 'publish', id, context.now()))
    if (job?.state !== 'done') return 2
    const edition = (await publications.byId(db, id))?.edition
    if (!edition) return 1
    context.print(`${kommun.name} ${round.year} är publicerad: /${kommun.slug}/lagesbild/${round.year}`)
    context.print(`Utgåva ${edition}`)
    return undefined
  },
})
