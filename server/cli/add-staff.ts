import { randomUUID } from 'node:crypto'
import { isEmail, ROLES, type Role } from '../domain/staff.ts'
import * as audit from '../store/audit.ts'
import * as passwords from '../store/password.ts'
import * as staff from '../store/staff.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'
import { kommunCalled } from './kommun.ts'
import { PASSWORD_STDIN, passwordFor, shownOnce } from './password-for.ts'

/** Gives a person an account, with a role in one kommun or several. */
export const addStaff = command({
  name: 'add-staff',
  summary: 'Lägger upp ett konto för någon som arbetar med resultaten.',
  usage: '--email ADRESS --name NAMN --role ROLL --kommun KOMMUN [--kommun KOMMUN …] [--password-stdin]',
  help: `Utan --password-stdin hittar programmet på ett lösenord och skriver ut det en gång.

Exempel: npm run cli -- add-staff --email klara@exempel.se --name "Klara Ek" --role kommunpolis --kommun varberg`,
  options: {
    email: { type: 'string', value: 'ADRESS', means: 'personens e-postadress, som hon loggar in med' },
    name: { type: 'string', value: 'NAMN', means: 'personens namn' },
    role: { type: 'string', value: 'ROLL', means: ROLES.join(', ') },
    kommun: { type: 'string', multiple: true, value: 'KOMMUN', means: 'kommunens kod eller ord i adressen; en gång för varje kommun' },
    'password-stdin': PASSWORD_STDIN,
  },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const email = emailOf(needed(values.email, 'email'))
    const name = needed(values.name, 'name')
    const role = roleCalled(needed(values.role, 'role'))
    const wanted = values.kommun ?? []
    if (wanted.length === 0) throw new Refused('Ange minst en --kommun.')
    const found = await Promise.all(wanted.map((word) => kommunCalled(word, context)))
    const kommuner = new Map(found.map((kommun) => [kommun.id, kommun.name]))
    const { password, invented } = await passwordFor(values['password-stdin'], context)

    const person = { id: randomUUID(), email, name, role, kommunIds: [...kommuner.keys()] }
    const kept = await passwords.hash(password)
    const entry = entryOf(context, null, { what: 'added account', details: { account: person.id, role } })
    const added = await audit.recording(await context.db(), entry, (db) => staff.add(db, person, kept))
    if (!added) throw new Refused(`Det finns redan ett konto med adressen ${email}.`)
    context.print(`${name} (${email}) har nu rollen ${role} i ${[...kommuner.values()].join(', ')}.`)
    if (invented) context.print(shownOnce(password, name))
    return undefined
  },
})

function emailOf(words: string): string {
  if (isEmail(words)) return words
  throw new Refused(`”${words}” är inte en e-postadress.`)
}

function roleCalled(word: string): Role {
  const role = ROLES.find((candidate) => candidate === word)
  if (role) return role
  throw new Refused(`Rollen ”${word}” finns inte. Det finns: ${ROLES.join(', ')}.`)
}
