import type { FieldFault, Sent } from '../form.ts'
import { isEmail } from '../staff.ts'

/** The named kommunpolis of an edition, and how to reach them: published with it. */
export interface Contact {
  readonly name: string
  /** '' when only the other is given. */
  readonly phone: string
  readonly email: string
}

/** The fields of a contact in a form, each with the most signs it takes. */
const LONGEST = { kommunpolis: 100, telefon: 40, epost: 120 } as const

/** Reads who to reach, or says everything that is wrong. */
export function readContact(
  sent: Sent,
): { readonly ok: true; readonly contact: Contact } | { readonly ok: false; readonly faults: readonly FieldFault[] } {
  const [name, phone, email] = (['kommunpolis', 'telefon', 'epost'] as const).map((field) => sent(field).trim().slice(0, LONGEST[field]))
  const contact: Contact = { name: name ?? '', phone: phone ?? '', email: email ?? '' }
  const faults = faultsIn(contact)
  return faults.length === 0 ? { ok: true, contact } : { ok: false, faults }
}

function faultsIn({ name, phone, email }: Contact): readonly FieldFault[] {
  return [
    ...(name === '' ? [{ field: 'kommunpolis', sentence: 'Skriv vem som är kommunpolis.' }] : []),
    ...(phone === '' && email === ''
      ? [{ field: 'telefon', sentence: 'Skriv ett telefonnummer eller en e-postadress till kommunpolisen.' }]
      : []),
    ...(email !== '' && !isEmail(email) ? [{ field: 'epost', sentence: 'E-postadressen ser inte rätt ut.' }] : []),
  ]
}
