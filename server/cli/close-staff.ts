import { AUDIT_MONTHS } from '../domain/retention.ts'
import { localDate } from '../domain/round.ts'
import * as accounts from '../store/accounts.ts'
import * as audit from '../store/audit.ts'
import { accountCalled } from './account-called.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'

/** Closes the account of somebody who is not to have access any more. */
export const closeStaff = command({
  name: 'close-staff',
  summary: 'Stänger ett konto: den som har det loggas ut genast och kommer inte in igen.',
  usage: '--email ADRESS --confirm ADRESS',
  help: `Kontot försvinner, med e-postadress, lösenord och egna rättigheter. I loggen står det som personen har gjort kvar, och namnet i
${AUDIT_MONTHS} månader. Det som personen har skrivit in finns kvar. En kommuns sista administratör går inte att stänga: lägg först upp en ny.

Exempel: npm run cli -- close-staff --email klara@exempel.se --confirm klara@exempel.se`,
  options: {
    email: { type: 'string', value: 'ADRESS', means: 'kontots e-postadress' },
    confirm: { type: 'string', value: 'ADRESS', means: 'samma adress en gång till, som bekräftelse' },
  },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const { id, name, email } = await accountCalled(needed(values.email, 'email'), context)
    if (needed(values.confirm, 'confirm').toLowerCase() !== email) throw new Refused(`Bekräfta med --confirm ${email}.`)
    const entry = entryOf(context, null, { what: 'closed account', details: { account: id } })
    const today = localDate(context.now())
    await audit.recording(await context.db(), entry, (db) => accounts.close(db, id, 'command line', today))
    context.print(`Kontot för ${name} (${email}) är stängt, och dess inloggningar är avslutade.`)
    return undefined
  },
})
