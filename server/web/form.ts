import type { Request } from 'express'
import type { FieldFault, Sent } from '../domain/form.ts'

/** Reads a posted form field by field. Never throws, whatever was sent. */
export function sentForm(req: Request): Sent {
  return reader(req.body)
}

/** Reads the part of an address after the question mark in the same way. */
export function sentQuery(req: Request): Sent {
  return req.url.includes('?') ? reader(req.query) : nothing
}

const nothing: Sent = () => ''

function reader(source: unknown): Sent {
  const fields: object = typeof source === 'object' && source !== null ? source : {}
  return (field) => {
    const sent: unknown = Object.hasOwn(fields, field) ? fields[field as keyof object] : undefined // only what was sent, not what objects inherit
    const [first] = [sent].flat()
    return typeof first === 'string' ? first : ''
  }
}

/** The first sentence of each field, for the fault that is repeated beside it. */
export function faultsByField(faults: readonly FieldFault[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...faults].reverse().map(({ field, sentence }) => [field, sentence]))
}
