import { z } from 'zod'
import { question } from './questions.ts'
import { codeName, comparable, id, measure, surveyId, text } from './shapes.ts'
import type { Derived, Group, GroupMean, Section, Survey, Theme } from './survey.ts'

/** A page of the questionnaire in a definition file. */
export const section = z.strictObject({
  id,
  title: text,
  introduction: text.exactOptional(),
  help: z.literal('emergency').describe('Visar numren 112 och 114 14 på sidan.').exactOptional(),
}) satisfies z.ZodType<Section>

/** A group or a theme in a definition file. */
export const titled = z.strictObject({ id, title: text }) satisfies z.ZodType<Group & Theme>

/** A derived question in a definition file. */
export const derived = z.strictObject({
  id,
  kind: z.literal('any'),
  group: id,
  label: text,
  measure,
  of: z
    .array(z.strictObject({ question: id, codes: z.array(codeName).min(1) }))
    .min(1)
    .describe('Koden blir 1 när någon av frågorna besvarats så, annars 0.'),
  sensitive: z.boolean(),
  comparable: comparable.exactOptional(),
}) satisfies z.ZodType<Derived>

// Halves add up without rounding, so that a mean always comes out as one of those foreseen.
const points = z.number().multipleOf(0.5, 'Poäng skrivs i hela eller halva steg.')

/** A group mean in a definition file. */
export const groupMean = z.strictObject({
  id,
  kind: z.literal('mean'),
  group: id,
  label: text,
  of: z
    .array(
      z.strictObject({
        question: id,
        scores: z
          .record(codeName, points.nullable())
          .describe('Poängen för varje kod, null för ett svar som inte ger någon. Utelämnas om koderna har egna tal (value).')
          .exactOptional(),
      }),
    )
    .min(2)
    .describe('Medelvärdet av personens poäng, för den som fått poäng på minst hälften av frågorna.'),
  sensitive: z.boolean(),
  comparable: comparable.exactOptional(),
}) satisfies z.ZodType<GroupMean>

/** A whole definition file. `comment` is for its authors and reaches nobody else. */
export const definition = z.strictObject({
  $schema: z.string().exactOptional(),
  comment: z.string().exactOptional(),
  id: surveyId,
  series: surveyId.describe('Enkäter som är samma undersökning olika år har samma serie.'),
  year: z.int().min(2000).max(2100),
  previous: surveyId.describe('Enkäten före i serien.').exactOptional(),
  title: text,
  introduction: text,
  thanks: text,
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'Ett språk skrivs som ”sv” eller ”en”.')).min(1),
  ages: z.strictObject({ from: z.int().min(0), to: z.int().exactOptional() }),
  minutes: z.int().min(1).describe('Ungefär hur lång tid det tar att svara.'),
  sections: z.array(section).min(1),
  groups: z.array(titled).min(1),
  themes: z.array(titled),
  questions: z.array(question).min(1),
  derived: z.array(derived).describe('Mått som räknas av flera frågor, en gång per person.'),
  groupMeans: z.array(groupMean).describe('Gruppmedel: varje persons medelpoäng över flera frågor.').exactOptional(),
  cell: z.strictObject({ sex: id, ageGroup: id }).describe('Frågorna om kön och ålder, med folkbokföringens koder.'),
  breakdowns: z.array(id).describe('Envalsfrågor som kommunens tabeller delas upp efter.'),
}) satisfies z.ZodType<Omit<Survey, 'hash'>>

/** The format as JSON Schema, for editors: what `surveys/schema.json` holds. */
export const jsonSchema = (): object => z.toJSONSchema(definition, { target: 'draft-7' })
