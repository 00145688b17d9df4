import { roundMoved } from '../domain/problem.ts'
import { roomFor } from '../domain/sealing/padding.ts'
import { asItCounts, strength, weakness } from '../domain/sealing/passphrase.ts'
import { KEEPER_WORDS, KEEPERS } from '../domain/sealing/seal.ts'
import * as audit from '../store/audit.ts'
import * as seals from '../store/sealing/seals.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'
import { roundCalled } from './round-called.ts'

const PLACES = KEEPERS.map((keeper) => `${keeper} (${KEEPER_WORDS[keeper]})`).join(', ')

/** Seals the urn of a round and prints its recovery sheet: the same as the page. */
export const seal = command({
  name: 'seal',
  summary: 'Förseglar en omgångs urna och skriver ut återställningsbladets ord.',
  usage: 'KOMMUN ÅR --keeper PLATS < FIL',
  help: `Lösenfrasen läses från det som skickas in till kommandot, så att den inte syns i listan över kommandon.
Orden skrivs ut en enda gång. Är både lösenfrasen och orden borta är svaren förlorade.
Fram till det första svaret går det att försegla om; då slutar den gamla lösenfrasen och de gamla orden att gälla.

Exempel: npm run cli --silent -- seal varberg 2026 --keeper safe < losenfras.txt`,
  options: { keeper: { type: 'string', value: 'PLATS', means: `var orden förvaras: ${PLACES}` } },
  async run({ values, words }, context) {
    const db = await context.db()
    const { kommun, round } = await roundCalled(db, words)
    const named = needed(values.keeper, 'keeper')
    const keeper = KEEPERS.find((one) => one === named)
    if (!keeper) throw new Refused(`”${named}” finns inte. Ange någon av: ${PLACES}.`)
    const survey = (await context.surveys()).get(round.surveyId)
    if (!round.sealed || !survey || round.cancelledOn !== null) throw roundMoved()
    const passphrase = asItCounts(await context.input())
    const weak = weakness(passphrase, [kommun.name, String(round.year)])
    if (weak) throw new Refused(weak)
    const made = await seals.make(round.id, { passphrase, keeper, room: roomFor(survey) })
    await audit.recording(db, entryOf(context, kommun.id, { what: 'sealed urn', details: { year: round.year, keeper } }), async (db) => {
      await seals.keep(db, made)
      return true
    })
    context.print(`Urnan är förseglad: ${kommun.name} ${round.year}. Lösenfrasen är ${strength(passphrase)}.`)
    context.print(`Skriv ner orden nu, på ett blad som förvaras ${KEEPER_WORDS[keeper]}:`)
    for (const [at, word] of made.words.entries()) context.print(`  ${String(at + 1).padStart(2)}. ${word}`)
    return undefined
  },
})
