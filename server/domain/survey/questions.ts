import { z } from 'zod'
import type { KindName, Question } from '../questions/contract.ts'
import { code, codeName, core, measure, text } from './shapes.ts'

/**
 * The shape of each kind of question in a definition file. Apart from what the kinds do, because only who reads definitions
 * needs it, and the checker of shapes would be a twentieth of a running server's memory. A kind without its shape does not compile.
 */
export const shapes = {
  single: core.extend({ kind: z.literal('single'), codes: z.array(code), measure: measure.exactOptional() }),
  multiple: core.extend({
    kind: z.literal('multiple'),
    codes: z.array(code.extend({ exclusive: z.boolean().describe('Svaret står ensamt, som ”inget av dessa”.').exactOptional() })),
    measure: measure.exactOptional(),
  }),
  scale: core.extend({ kind: z.literal('scale'), codes: z.array(code), measure: measure.exactOptional() }),
  number: core.extend({
    kind: z.literal('number'),
    min: z.int(),
    max: z.int(),
    unit: text,
    bands: z.array(z.strictObject({ code: codeName, from: z.int(), to: z.int(), text })).min(1),
    measure: measure.exactOptional(),
  }),
  text: core.extend({ kind: z.literal('text'), maxLength: z.int().min(1).max(10_000) }),
} satisfies { readonly [Name in KindName]: z.ZodType<Extract<Question, { kind: Name }>> }

const every = Object.values(shapes)

/** The shape of any question in a definition file. */
export const question: z.ZodType<Question> = z.discriminatedUnion('kind', every as [(typeof every)[number], ...typeof every]) // there is more than none
