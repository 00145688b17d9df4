import { randomInt } from 'node:crypto'
import { invent, weakness } from '../domain/password.ts'
import { Refused } from './command.ts'
import type { Context } from './context.ts'

/** The option of every command that gives somebody a password. */
export const PASSWORD_STDIN = { type: 'boolean', means: 'läs lösenordet från standard in i stället för att hitta på ett' } as const

/** A password for an account: what was sent to the program, or one that it invents. */
export async function passwordFor(fromInput: boolean | undefined, context: Context): Promise<{ password: string; invented: boolean }> {
  return fromInput
    ? { password: strong(await context.input()), invented: false }
    : { password: invent((below) => randomInt(below)), invented: true }
}

/** What is printed, this once, about a password that was invented. */
export const shownOnce = (password: string, name: string): string =>
  `Lösenord: ${password}\nDet visas bara nu. Lämna det till ${name} på ett säkert sätt.`

// The line end is the terminal's, not the password's.
function strong(input: string): string {
  const password = input.replace(/\r?\n$/, '')
  const fault = weakness(password)
  if (fault) throw new Refused(fault)
  return password
}
