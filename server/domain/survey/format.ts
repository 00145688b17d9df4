import { z } from 'zod'
import { question } from '../questions/index.ts'
import { codeName, comparable, id, measure, surveyId, text } from './shapes.ts'
import type { Derived, Group, Section, Survey, Theme } from './survey.ts'

/** A page of the questionnaire in a definition file. */
export const section = z.strictObject({
  id,
  title: text,
  introduction: text.exactOptional(),
  help: z.literal('emergency').exactOptional(),
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
  of: z.array(z.strictObject({ question: id, codes: z.array(codeName).min(1) })).min(1),
  sensitive: z.boolean(),
  comparable: comparable.exactOptional(),
}) satisfies z.ZodType<Derived>

/** A whole definition file. `comment` is for its authors and reaches nobody else. */
export const definition = z.strictObject({
  $schema: z.string().exactOptional(),
  comment: z.string().exactOptional(),
  id: surveyId,
  series: surveyId,
  year: z.int().min(2000).max(2100),
  previous: surveyId.exactOptional(),
  title: text,
  introduction: text,
  thanks: text,
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'Ett språk skrivs som ”sv” eller ”en”.')).min(1),
  ages: z.strictObject({ from: z.int().min(0), to: z.int().exactOptional() }),
  minutes: z.int().min(1),
  sections: z.array(section).min(1),
  groups: z.array(titled).min(1),
  themes: z.array(titled),
  questions: z.array(question).min(1),
  derived: z.array(derived),
  cell: z.strictObject({ sex: id, ageGroup: id }),
  breakdowns: z.array(id),
}) satisfies z.ZodType<Omit<Survey, 'hash'>>

/** The format as JSON Schema, for editors: what `surveys/schema.json` holds. */
export const jsonSchema = (): object => z.toJSONSchema(definition, { target: 'draft-7' })
