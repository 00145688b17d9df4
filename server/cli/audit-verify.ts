import { type Fault, type Link, read, written } from '../domain/audit/chain.ts'
import { count, instant } from '../domain/format.ts'
import { verify } from '../store/audit-chain.ts'
import { command, Refused } from './command.ts'

/** Goes through the audit trail and names the first broken row. */
export const auditVerify = command({
  name: 'audit verify',
  summary: 'Kontrollerar att ingen har ändrat, tagit bort eller lagt till rader i loggen.',
  usage: '[--mark MÄRKE]',
  help: `Varje rad i loggen är låst till raden före. Kommandot räknar om alla lås och nämner den första rad som inte stämmer.
Slutar med kod 2 om någon rad inte stämmer, annars med kod 0.

Är loggen hel skrivs dess märke ut. Spara märket någon annanstans än på servern. Den som äger databasfilen kan
skriva om hela loggen, och det syns bara mot ett märke som sparats förut: ange det med --mark.

Exempel: npm run cli -- audit verify`,
  options: { mark: { type: 'string', value: 'MÄRKE', means: 'ett märke från en tidigare kontroll, som ska stämma än i dag' } },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const mark = markOf(values.mark)
    const verdict = await verify(await context.db(), mark)
    if (!verdict.ok) {
      context.complain(`Rad ${count(verdict.seq)}${verdict.at ? ` (${instant(verdict.at)})` : ''} ${FAULTS[verdict.fault]}`)
      return 2
    }
    const { first, last } = verdict
    if (last.seq === 0) return void context.print('Loggen är tom.')
    context.print(`Loggen är hel: rad ${count(first)} till ${count(last.seq)}.`)
    if (mark && mark.seq < first) context.print(`Rad ${count(mark.seq)}, som märket gäller, har gallrats. Spara det nya märket.`)
    context.print(`Märke: ${written(last)}`)
    return undefined
  },
})

const FAULTS: Readonly<Record<Fault, string>> = {
  missing: 'saknas: den är borttagen.',
  changed: 'är ändrad, eller inlagd i efterhand.',
  'not as marked': 'är inte den som märket gäller: loggen är omskriven.',
}

function markOf(given: string | undefined): Link | undefined {
  if (given === undefined) return undefined
  const mark = read(given)
  if (mark) return mark
  throw new Refused(`”${given}” är inget märke. Ett märke är radens nummer, ett kolon och 64 tecken: 1234:0a1b…`)
}
