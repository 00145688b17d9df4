import type { FieldFault, Sent } from '../form.ts'
import { type Contact, readContact } from './contact.ts'
import type { Edition } from './document.ts'
import type { Terms } from './inputs.ts'

/** The most signs of a reason. */
const LONGEST_REASON = 500

/** Reads on what terms somebody wants a year published: with a reason when there is an edition to correct. Or says everything that is wrong. */
export function readTerms(
  sent: Sent,
  current: Pick<Edition, 'hash'> | undefined,
): { readonly ok: true; readonly terms: Terms } | { readonly ok: false; readonly faults: readonly FieldFault[] } {
  const reading = readContact(sent)
  const reason = sent('skal').trim().replace(/\s+/g, ' ')
  const faults = [...(reading.ok ? [] : reading.faults), ...(current ? reasonFaults(reason) : [])]
  if (!reading.ok || faults.length > 0) return { ok: false, faults }
  return { ok: true, terms: termsOf(reading.contact, current && { edition: current.hash, reason }) }
}

const termsOf = (contact: Contact, corrects: Terms['corrects'] | undefined): Terms => ({ contact, corrects: corrects ?? null })

function reasonFaults(reason: string): readonly FieldFault[] {
  if (reason === '') return [{ field: 'skal', sentence: 'Skriv varför utgåvan rättas. Skälet publiceras.' }]
  return reason.length > LONGEST_REASON ? [{ field: 'skal', sentence: `Korta skälet till högst ${LONGEST_REASON} tecken.` }] : []
}
