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
export const code = z
  .strictObject({
    code: codeName,
    text,
    role: z
      .enum(['value', 'dont_know', 'refused', 'not_applicable'])
      .describe('value: ett svar som räknas. dont_know: vet ej. refused: vill inte svara. not_applicable: ej aktuellt.'),
    value: z.number().describe('Svarets tal, när svaren är en skala.').exactOptional(),
  })
  .meta({
    id: 'Code',
    description: 'Ett svar att välja. Koden är den som står i filer och får inte byta betydelse.',
  }) satisfies z.ZodType<Code>

/** The share a question is reported by. */
export const measure = z
  .strictObject({
    codes: z.array(codeName).min(1),
    text: text.describe('Avslutar meningen ”x procent …”, till exempel ”ser nedskräpning som ett problem”.'),
    direction: z.enum(['adverse', 'favourable']).describe('adverse: en hög andel är dålig. favourable: en hög andel är bra.'),
  })
  .meta({
    id: 'Measure',
    description: 'Andelen som redovisas: de som gett något av svaren, bland dem som gett ett värde.',
  }) satisfies z.ZodType<Measure>

/** What is declared about comparing with the year before. */
export const comparable = z
  .strictObject({
    with: surveyId,
    degree: z.enum(['yes', 'limited', 'no']),
    reason: text.describe('Varför, så att den som läser resultatet förstår.').exactOptional(),
  })
  .meta({
    id: 'Comparable',
    description: 'Krävs för varje fråga som skiljer sig från enkäten före: får svaren jämföras?',
  }) satisfies z.ZodType<Comparable>

const askIf = z.strictObject({ question: id, codes: z.array(codeName).min(1) })

/** What every kind of question has, for the members of the family to extend with their own. */
export const core = z.strictObject({
  id,
  section: id.describe('Delen, alltså sidan, som frågan står i.'),
  group: id.describe('Gruppen som frågan redovisas i.'),
  theme: id.describe('Temat som frågan delar med dialogerna.').exactOptional(),
  text: text.describe('Frågan som den ställs.'),
  hint: text.describe('En hjälptext under frågan.').exactOptional(),
  label: text.describe('Ett kort namn i tabeller, diagram och filer.'),
  sensitive: z.boolean().describe('Utsatthet, hälsa och relationer: små antal döljs hårdare.'),
  askIf: z
    .array(askIf)
    .min(1)
    .describe('Frågan ställs bara till den som svarat så här i en tidigare del. Alla regler måste gälla.')
    .exactOptional(),
  comparable: comparable.exactOptional(),
})
