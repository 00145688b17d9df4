import { z } from 'zod'
import { INVENTED } from '../../domain/exports/table.ts'
import { inLanguage, type Text } from '../../domain/survey/survey.ts'
import type { Part, ProblemFigure, ThemeFigure, Top, Underlag } from '../../domain/underlag/underlag.ts'

const countShape = z.int().min(0)
const shareShape = z.number().min(0).max(1)

const problemShape = z
  .strictObject({
    rang: z.int().min(1).describe('Plats i listan. Lika siffror har samma plats.'),
    fraga: z.string().describe('Frågans id, samma som i resultatfilen och kodboken.'),
    fraga_kort: z.string(),
    tema: z.string().describe('Temats id, samma som i dialogerna.'),
    matt: z.string().describe('Slutet på meningen ”… procent”.'),
    antal: countShape.describe('Personer som gav något av måttets svar.'),
    bas: z.int().min(10).describe('Personer som gav ett svar med ett värde.'),
    andel: shareShape.describe('antal delat med bas, oavrundat och oviktat.'),
    ki_lag: shareShape
      .nullable()
      .describe('Undre gräns för 95 % konfidensintervall (Clopper–Pearson). Null för kommunen och för öppen länk.'),
    ki_hog: shareShape.nullable(),
    rakning: z.string().describe('Räkningen som siffran kommer från.'),
  })
  .describe('Ett problem i enkäten och andelen som såg det.')

const themeShape = z
  .strictObject({
    rang: z.int().min(1),
    tema: z.string(),
    tema_namn: z.string(),
    observationer: countShape,
    dialoger: countShape,
    personer: countShape.describe('Deltagare i dialogerna. Den som deltagit i flera räknas i var och en.'),
  })
  .describe('Ett tema och hur ofta det nämnts i dialoger. Antal, aldrig andelar.')

const problemsShape = z.strictObject({
  problem: z.array(problemShape).max(5),
  lika: z.array(problemShape).describe('Problem utanför listan med precis samma siffror som plats fem.'),
})

const partShape = z.strictObject({
  kod: z.string(),
  namn: z.string(),
  fokusomraden: z
    .array(z.strictObject({ tema: z.string(), tema_namn: z.string(), enkat: z.array(problemShape).min(1), dialog: themeShape }))
    .describe('Teman som finns i både enkätens och dialogernas lista, med siffrorna de vilar på.'),
  enkat: problemsShape
    .extend({ dolda: z.array(z.string()).describe('Id för frågor med för få svar för att visas.') })
    .describe('Svar med kod: de högsta andelarna.'),
  dialoger: z.strictObject({ teman: z.array(themeShape).max(5), lika: z.array(themeShape) }),
  oppen_lank: problemsShape.nullable().describe('Svar via den öppna länken, för sig. Ingår inte i förslagen.'),
})

/** The documented shape of the underlag as JSON. A change that readers must notice gets a new number in `format`. */
export const schema = z
  .strictObject({
    anmarkning: z.literal(INVENTED).nullable().describe('Säger först av allt att svaren är påhittade; annars null.'),
    format: z.literal('trygghetsdialog/underlag/1'),
    kommun: z.strictObject({ kod: z.string(), namn: z.string() }),
    ar: z.int().describe('Undersökningens år.'),
    undersokning: z.strictObject({ id: z.string(), titel: z.string() }),
    rakning: z.strictObject({ id: z.string(), raknad: z.iso.datetime(), svar: countShape }),
    dialogperiod: z.strictObject({ fran: z.iso.date(), till: z.iso.date() }),
    oviktad: z.literal(true),
    kommunen: partShape,
    omraden: z.array(partShape),
    begransningar: z.array(z.string()).describe('Vad siffrorna inte säger.'),
  })
  .describe('Underlag till medborgarlöfte: högsta andelar i enkäten, mest nämnda teman i dialogerna och förslag till fokusområden.')

/** The schema as JSON Schema, for those who read the underlag with a program. */
export const jsonSchema = () => z.toJSONSchema(schema)

/** The underlag as JSON. */
export function json(underlag: Underlag): string {
  const { kommun, round, survey, snapshot, dialogues, whole, areas, limits } = underlag
  const document: z.infer<typeof schema> = {
    anmarkning: round.rehearsal ? INVENTED : null,
    format: 'trygghetsdialog/underlag/1',
    kommun: { kod: kommun.id, namn: kommun.name },
    ar: round.year,
    undersokning: { id: survey.id, titel: sv(survey.title) },
    rakning: { id: snapshot.id, raknad: snapshot.countedAt, svar: snapshot.responses },
    dialogperiod: { fran: dialogues.from, till: dialogues.to },
    oviktad: true,
    kommunen: partOf(whole, snapshot.id),
    omraden: areas.map((area) => partOf(area, snapshot.id)),
    begransningar: [...limits],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function partOf({ place, problems, hidden, themes, focus, openLink }: Part, rakning: string): z.infer<typeof partShape> {
  const survey = (figure: ProblemFigure) => problemOf(figure, rakning)
  const list = ({ figures, tied }: Top<ProblemFigure>) => ({ problem: figures.map(survey), lika: tied.map(survey) })
  return {
    kod: place.id,
    namn: place.name,
    fokusomraden: focus.map(({ theme, problems, dialogue }) => ({
      tema: theme.id,
      tema_namn: sv(theme.title),
      enkat: problems.map(survey),
      dialog: themeOf(dialogue),
    })),
    enkat: { ...list(problems), dolda: hidden.map(({ id }) => id) },
    dialoger: { teman: themes.figures.map(themeOf), lika: themes.tied.map(themeOf) },
    oppen_lank: openLink && list(openLink),
  }
}

function problemOf({ rank, item, row, share }: ProblemFigure, rakning: string): z.infer<typeof problemShape> {
  return {
    rang: rank,
    fraga: item.id,
    fraga_kort: sv(item.label),
    tema: item.theme ?? '',
    matt: sv(item.measure.text),
    antal: row.measured ?? 0,
    bas: row.base,
    andel: share,
    ki_lag: row.interval?.low ?? null,
    ki_hog: row.interval?.high ?? null,
    rakning,
  }
}

function themeOf({ rank, theme, observations, dialogues, people }: ThemeFigure): z.infer<typeof themeShape> {
  return { rang: rank, tema: theme.id, tema_namn: sv(theme.title), observationer: observations, dialoger: dialogues, personer: people }
}

const sv = (text: Text) => inLanguage(text, 'sv')
