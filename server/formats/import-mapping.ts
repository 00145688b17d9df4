import { z } from 'zod'
import type { Mapping } from '../domain/imports/mapping.ts'

const name = z.string().min(1).max(500)
const values = z.record(z.string(), z.string().nullable())
const column = z.strictObject({ column: name, values: values.default({}) })

/** A mapping as it stands in a JSON file: what the columns and values of a file of answers mean. */
const mapping = z.strictObject({
  area: column,
  source: z.union([z.enum(['code', 'open']), column]),
  respondent: name.nullable().default(null),
  passedOver: z.enum(['refuse', 'drop']).default('refuse'),
  questions: z.record(z.string(), z.union([column, z.strictObject({ columns: z.record(z.string(), name) })])),
}) satisfies z.ZodType<Mapping>

/** The mapping that a JSON value holds, or every reason why it is none: each with its place. */
export function readMapping(
  value: unknown,
): { readonly ok: true; readonly mapping: Mapping } | { readonly ok: false; readonly faults: readonly string[] } {
  const reading = mapping.safeParse(value)
  if (reading.success) return { ok: true, mapping: reading.data }
  return {
    ok: false,
    faults: reading.error.issues.map(({ path }) => `${path.join('.') || 'Kopplingen'}: saknas, är okänt eller har fel form.`),
  }
}
