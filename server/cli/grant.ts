import { GRANTED } from '../domain/staff.ts'
import * as audit from '../store/audit.ts'
import * as staff from '../store/staff.ts'
import { accountCalled } from './account-called.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'

/** Gives an account a right that no role gives, or takes it back. */
export const grant = command({
  name: 'grant',
  summary: 'Ger ett konto en rätt som ingen roll ger, eller tar tillbaka den.',
  usage: '--email ADRESS --right uncoarsened [--revoke]',
  help: `uncoarsened: personen får beställa svaren person för person utan förgrovning, i sina kommuner. Enskilda personer kan då
gå att peka ut. Ge rätten bara efter beslut, och ta tillbaka den när den inte behövs. Ingen har den från början.

Exempel: npm run cli -- grant --email arvid@kommun.se --right uncoarsened`,
  options: {
    email: { type: 'string', value: 'ADRESS', means: 'kontots e-postadress' },
    right: { type: 'string', value: 'RÄTT', means: 'uncoarsened' },
    revoke: { type: 'boolean', means: 'ta tillbaka rätten' },
  },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const email = needed(values.email, 'email')
    const [ability] = GRANTED
    const right = needed(values.right, 'right')
    if (right !== 'uncoarsened') throw new Refused(`Rätten ”${right}” finns inte. Det finns: uncoarsened.`)
    const db = await context.db()
    const { id: account } = await accountCalled(email, context)

    const what = values.revoke ? 'took back right' : 'gave right'
    const entry = entryOf(context, null, { what, details: { account, ability } })
    const work = values.revoke ? staff.revoke : staff.grant
    const changed = await audit.recording(db, entry, (db) => work(db, account, ability))
    const has = values.revoke ? 'har inte rätt till oförgrovade svar' : 'har rätt till oförgrovade svar'
    context.print(`${email} ${has}${changed ? '' : ', som förut'}.`)
    return undefined
  },
})
