import { z } from 'zod'
import type { GivenLimits, IndexGroup, IndexModel, Indicator, Reference } from '../../statistics/problemindex/model.ts'
import { LIMITS } from '../../statistics/problemindex/thresholds.ts'
import { id, surveyId, text } from '../shapes.ts'

const modelId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'En modells id börjar med en liten bokstav a–z och har sedan bara små bokstäver, siffror och bindestreck.')
const source = z.string().regex(/\S/, 'Skriv vem som har publicerat siffran, och var.')
const year = z.int().min(1990).max(2100)
const share = z
  .number()
  .gt(0, 'En andel i landet är större än 0 och mindre än 1: skriv 0.25 för 25 procent.')
  .lt(1, 'En andel i landet är större än 0 och mindre än 1: skriv 0.25 för 25 procent.')
const limit = z.number().min(0).max(1, 'En gräns är en andel: skriv 0.25 för 25 procent.')

const reference = z
  .strictObject({
    share: share.describe('Andelen i landet som frågans mått räknar, 0–1, så som den är publicerad.'),
    source,
    year: year.describe('Året som siffran gäller.'),
    note: text.describe('Hur den är mätt, när det skiljer sig från vår fråga.').exactOptional(),
  })
  .describe('Riksvärdet. Ta bara med det om frågan är ställd på samma sätt.') satisfies z.ZodType<Reference>

const given = z
  .strictObject({
    limits: z
      .tuple([limit, limit, limit, limit, limit, limit], `Skriv ${LIMITS} gränser, som andelar från 0 till 1.`)
      .describe('Sex stigande gränser för andelen ogynnsamma svar, 0–1.'),
    source,
    year,
  })
  .describe('Gränser som någon annan har satt. De går före riksvärdet.') satisfies z.ZodType<GivenLimits>

/** An indicator in a model's file. */
export const indicator = z.strictObject({
  question: id.describe('En fråga eller härledd fråga. Riktningen tas från frågans mått.'),
  surveys: z.array(surveyId).min(1).describe('Enkäterna där frågan mäts så här, när det inte är alla.').exactOptional(),
  reference: reference.exactOptional(),
  invented: share.describe('En påhittad andel i landet. Får bara finnas i en modell för övningar.').exactOptional(),
  given: given.exactOptional(),
}) satisfies z.ZodType<Indicator>

const group = z.strictObject({
  id,
  title: text,
  indicators: z.array(indicator).min(1, 'Gruppen har inga indikatorer.'),
}) satisfies z.ZodType<IndexGroup>

/** A whole index model. `comment` is for its authors and reaches nobody else. */
export const indexModel = z.strictObject({
  $schema: z.string().exactOptional(),
  kind: z.literal('problemindex'),
  comment: z.string().exactOptional(),
  id: modelId,
  series: surveyId.describe('Enkätserien som modellen är gjord för.'),
  surveys: z.array(surveyId).min(1).describe('Enkäterna i serien som modellen är gjord för.'),
  version: z.int().min(1).describe('Den högsta versionen gäller. En modell som har använts ändras aldrig.'),
  rehearsal: z.boolean().describe('true: bara för övningar med påhittade svar.'),
  title: text,
  thresholds: z.literal('clopper-pearson-360').describe('Hur gränserna räknas fram ur riksvärdet.'),
  about: text.describe('Det som läsaren måste veta om modellen.'),
  groups: z.array(group).min(1),
}) satisfies z.ZodType<Omit<IndexModel, 'hash'>>

/** The fields of a model that hold the same words in every language. */
export const INDEX_TEXT_FIELDS: ReadonlySet<string> = new Set(['title', 'about', 'note'])

/** The format as JSON Schema, for editors: what `surveys/index-schema.json` holds. */
export const indexSchema = (): object => z.toJSONSchema(indexModel, { target: 'draft-7' })
