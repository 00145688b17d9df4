import * as accounts from '../store/accounts.ts'
import * as audit from '../store/audit.ts'
import * as passwords from '../store/password.ts'
import { accountCalled } from './account-called.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'
import { PASSWORD_STDIN, passwordFor, shownOnce } from './password-for.ts'

/** Gives an account a new password. */
export const newPassword = command({
  name: 'new-password',
  summary: 'Ger ett konto ett nytt lösenord, låser upp det och avslutar dess inloggningar.',
  usage: '--email ADRESS [--password-stdin]',
  help: `Utan --password-stdin hittar programmet på ett lösenord och skriver ut det en gång. Det gamla slutar att gälla genast, och den
som är inloggad på kontot får logga in igen.

Exempel: npm run cli -- new-password --email klara@exempel.se`,
  options: {
    email: { type: 'string', value: 'ADRESS', means: 'kontots e-postadress' },
    'password-stdin': PASSWORD_STDIN,
  },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const { id, name, email } = await accountCalled(needed(values.email, 'email'), context)
    const { password, invented } = await passwordFor(values['password-stdin'], context)
    const db = await context.db()
    const change = { from: (await accounts.keptPassword(db, id)) ?? '', to: await passwords.hash(password) }
    const entry = entryOf(context, null, { what: 'gave password', details: { account: id } })
    await audit.recording(db, entry, (db) => accounts.givePassword(db, id, change, 'command line'))
    context.print(`${name} (${email}) har ett nytt lösenord. Det gamla gäller inte längre, och kontots inloggningar är avslutade.`)
    if (invented) context.print(shownOnce(password, name))
    return undefined
  },
})
