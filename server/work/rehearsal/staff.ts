import { randomInt, randomUUID } from 'node:crypto'
import { invent } from '../../domain/password.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Db } from '../../store/database.ts'
import * as passwords from '../../store/password.ts'
import * as staff from '../../store/staff.ts'

/** Somebody who can sign in to the rehearsal. */
export interface SignIn {
  readonly person: Staff
  readonly password: string
}

const PEOPLE: readonly Omit<Staff, 'id'>[] = [
  { name: 'Anna Administratör', email: 'anna.administrator@exempel.se', role: 'administrator', kommunIds: ['1383', '1465'] },
  { name: 'Sam Samordnare', email: 'sam.samordnare@exempel.se', role: 'samordnare', kommunIds: ['1383'] },
  { name: 'Karin Kommunpolis', email: 'karin.kommunpolis@exempel.se', role: 'kommunpolis', kommunIds: ['1383', '1465'] },
  { name: 'Aron Analytiker', email: 'aron.analytiker@exempel.se', role: 'analytiker', kommunIds: ['1465'] },
]

/** Adds one person of each role, with passwords that are new every time. */
export async function addPeople(db: Db): Promise<readonly SignIn[]> {
  const signIns = PEOPLE.map((person) => ({ person: { ...person, id: randomUUID() }, password: invent((below) => randomInt(below)) }))
  const hashes = await Promise.all(signIns.map(({ password }) => passwords.hash(password))) // side by side: each is slow on purpose
  for (const [index, { person }] of signIns.entries()) {
    const hash = hashes[index]
    if (hash) await staff.add(db, person, hash)
  }
  return signIns
}
