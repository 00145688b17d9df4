import { uncountable } from '../domain/counting/countable.ts'
import { localDate } from '../domain/round.ts'
import { keyIsNeeded, mayBeOpened } from '../domain/sealing/seal.ts'
import { answersWords } from '../domain/snapshot.ts'
import * as audit from '../store/audit.ts'
import * as jobs from '../store/jobs.ts'
import { keysBy } from '../store/sealing/keys.ts'
import * as seals from '../store/sealing/seals.ts'
import * as snapshots from '../store/snapshots.ts'
import { entryOf } from './audited.ts'
import { command, Refused } from './command.ts'
import { performHere } from './perform-here.ts'
import { roundCalled } from './round-called.ts'

/** Opens a sealed urn and counts the round in this process: the same work as the page begins. */
export const openUrn = command({
  name: 'open-urn',
  summary: 'Öppnar en förseglad urna, en gång, och räknar omgången.',
  usage: 'KOMMUN ÅR [--sheet] [--without ANTAL] < FIL',
  help: `Lösenfrasen, eller med --sheet återställningsbladets ord, läses från det som skickas in till kommandot.
Omgången måste ha stängt. Koderna förstörs först, sedan öppnas urnan, och svaren blandas och räknas. Det går inte att ångra.
Avbryts arbetet fortsätter det där det stannade när kommandot körs igen.

Exempel: npm run cli --silent -- open-urn varberg 2026 < losenfras.txt`,
  options: {
    sheet: { type: 'boolean', means: 'det som skickas in är de femton orden på återställningsbladet' },
    without: { type: 'string', value: 'ANTAL', means: 'öppna fast så många svar saknas eller inte går att läsa' },
  },
  async run({ values, words }, context) {
    const db = await context.db()
    const { kommun, round } = await roundCalled(db, words)
    const seal = await seals.ofRound(db, round.id)
    if (!round.sealed || !seal) throw new Refused('Omgångens urna är inte förseglad.')
    if (!mayBeOpened(round, seal, localDate(context.now()))) throw uncountable(round)
    if (seal.state === 'opened' && (await snapshots.latest(db, round.id))) throw new Refused('Urnan är redan öppnad och räknad.')
    const opener = keyIsNeeded(seal) ? await openerOf(values.without, values.sheet ? 'sheet' : 'passphrase') : undefined
    const job = await performHere(context, await jobs.request(db, 'open', round.id, context.now()), opener)
    if (job?.state !== 'done') return 2
    const snapshot = await snapshots.latest(db, round.id)
    context.print(
      `${kommun.name} ${round.year} är öppnad och räknad: ${snapshot ? answersWords(snapshot) : 'inga svar'}. Förstör återställningsbladet nu.`,
    )
    return undefined

    async function openerOf(without = '0', by: 'passphrase' | 'sheet') {
      if (!/^\d{1,7}$/.test(without)) throw new Refused('--without är ett antal, till exempel 2.')
      const found = await keysBy(db, round.id, { by, typed: await context.input() })
      const entry = (what: 'began opening' | 'key refused') => entryOf(context, kommun.id, { what, details: { year: round.year, by } })
      await audit.record(db, entry(found.ok ? 'began opening' : 'key refused'))
      if (!found.ok) throw new Refused(found.sentence)
      return { privateKey: found.keys.privateKey, without: Number(without) }
    }
  },
})
