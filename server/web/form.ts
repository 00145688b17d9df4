import type { Request } from 'express'
import type { FieldFault, Sent } from '../domain/form.ts'

/** Reads a posted form field by field. Never throws, whatever was sent. */
export function sentForm(req: Request): Sent {
  return reader(req.body)
}

/** Reads the part of an address after the question mark in the same way. */
export function sentQuery(req: Request): Sent {
  return reader(req.query)
}

function reader(source: unknown): Sent {
  const fields = new Map<string, unknown>(typeof source === 'object' && source !== null ? Object.entries(source) : [])
  return (field) => {
    const [first] = [fields.get(field)].flat()
    return typeof first === 'string' ? first : ''
  }
}

/** The sentences by field, for the fault that is repeated beside each. */
export function faultsByField(faults: readonly FieldFault[]): Readonly<Record<string, string>> {
  return Object.fromEntries(faults.map(({ field, sentence }) => [field, sentence]))
}
