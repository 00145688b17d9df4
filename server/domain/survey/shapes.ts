// zod only looks at values and says what is wrong with them: no I/O, so the domain may use it to read definitions.
import { z } from 'zod'
import type { Code, Comparable, Measure, Text } from './survey.ts'

/** The id of a question, section, group or theme: also a column name in every export. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'Ett id börjar med en liten bokstav a–z och har sedan bara små bokstäver, siffror och understreck.')

/** The id of a survey: also its file's name. */
export const surveyId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'En enkäts id börjar med en liten bokstav a–z och har sedan bara små bokstäver, siffror och bindestreck.')

/** An answer code. Codes of our own (unanswered, skipped) begin with '_', so no definition's may. */
export const codeName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_+-]*$/, 'En kod har bara små bokstäver a–z, siffror och tecknen _ + -. Den får inte börja med understreck.')

/** Words in every language of the survey. That no language is missing is checked when the languages are known. */
export const text: z.ZodType<Text> = z
  .record(z.string(), z.string())
  .meta({ id: 'Text', description: 'Samma text på varje språk, till exempel { "sv": "…", "en": "…" }.' })

/** One answer code. */
export const code = z.strictObject({
  code: codeName,
  text,
  role: z.enum(['value', 'dont_know', 'refused', 'not_applicable']),
  value: z.number().exactOptional(),
}) satisfies z.ZodType<Code>

/** The share a question is reported by. */
export const measure = z.strictObject({
  codes: z.array(codeName).min(1),
  text,
  direction: z.enum(['adverse', 'favourable']),
}) satisfies z.ZodType<Measure>

/** What is declared about comparing with the year before. */
export const comparable = z.strictObject({
  with: surveyId,
  degree: z.enum(['yes', 'limited', 'no']),
  reason: text.exactOptional(),
}) satisfies z.ZodType<Comparable>

/** What every kind of question has, for the members of the family to extend with their own. */
export const core = z.strictObject({
  id,
  section: id,
  group: id,
  theme: id.exactOptional(),
  text,
  hint: text.exactOptional(),
  label: text,
  sensitive: z.boolean(),
  askIf: z
    .array(z.strictObject({ question: id, codes: z.array(codeName).min(1) }))
    .min(1)
    .exactOptional(),
  comparable: comparable.exactOptional(),
})
