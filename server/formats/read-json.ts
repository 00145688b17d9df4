import { type ParseError, parse } from 'jsonc-parser'

/** What a JSON text says, or the line where reading it stopped. */
export type JsonReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number }

/** Reads JSON. JSON.parse decides what is JSON; jsonc-parser only finds the place, which JSON.parse does not always tell. */
export function readJson(text: string): JsonReading {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    const errors: ParseError[] = []
    parse(text, errors, { disallowComments: true })
    return { ok: false, line: text.slice(0, errors[0]?.offset ?? text.length).split('\n').length }
  }
}
