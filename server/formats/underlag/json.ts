import { z } from 'zod'
import { INVENTED } from '../../domain/exports/table.ts'
import type { Established } from '../../domain/lagesbild/established.ts'
import { inLanguage, type Text } from '../../domain/survey/survey.ts'
import { chosenWords } from '../../domain/underlag/chosen.ts'
import type { MeanFigure, Part, ProblemFigure, ThemeFigure, Top, Underlag } from '../../domain/underlag/underlag.ts'
import { ASSUMPTION } from '../../domain/weighting/assumption.ts'
import { establishes, type TestedDifference } from '../../domain/weighting/weighted.ts'

const countShape = z.int().min(0)
const shareShape = z.number().min(0).max(1)

const problemShape = z
  .strictObject({
    rang: z.int().min(1).describe('Plats i listan. Lika siffror har samma plats.'),
    fraga: z.string().describe('Frågans id, samma som i resultatfilen och kodboken.'),
    fraga_kort: z.string(),
    tema: z.string().describe('Temats id, samma som i dialogerna.'),
    matt: z.string().describe('Slutet på meningen ”… procent”.'),
    andel: shareShape.describe(
      'Andelen som redovisas: där viktad är true viktad till befolkningen och i hela hundradelar, annars oavrundad.',
    ),
    ki_lag: shareShape
      .nullable()
      .describe('Undre gräns för andelens 95 % konfidensintervall: Korn–Graubard för viktade andelar, annars Clopper–Pearson eller null.'),
    ki_hog: shareShape.nullable(),
    viktad: z.boolean(),
    osaker: z.boolean().describe('true = stor osäkerhet: intervallet är bredare än 20 procentenheter, eller svaren är färre än 30.'),
    antal: countShape.describe('Personer som gav något av måttets svar.'),
    bas: z.int().min(10).describe('Antal svar: personer som gav ett svar med ett värde.'),
    oviktad_andel: shareShape.describe('antal delat med bas.'),
    rakning: z.string().describe('Räkningen som siffran kommer från.'),
  })
  .describe('Ett problem i enkäten och andelen som såg det.')

const testedShape = z
  .strictObject({
    skillnad: z.number().describe('Skillnaden mellan två viktade tal: 0,05 mellan andelar är fem procentenheter.'),
    ki_lag: z.number().describe('Undre gräns för skillnadens 95 % konfidensintervall (MOVER).'),
    ki_hog: z.number(),
    p_justerat: shareShape.describe('p-värde, justerat för allt som prövats tillsammans.'),
    sakerstalld: z.enum(['hogre', 'lagre']).nullable().describe('Vad prövningen visar. Null = ingen säkerställd skillnad.'),
  })
  .describe('En skillnad som har prövats.')

const differenceShape = z
  .strictObject({ fraga: z.string(), fraga_kort: z.string(), ...testedShape.shape })
  .describe('En skillnad mellan två andelar som har prövats.')

const meanShape = z
  .strictObject({
    fraga: z.string(),
    fraga_kort: z.string(),
    fran: z.number().describe('Lägsta poäng på skalan.'),
    till: z.number(),
    medel: z.number().describe('Medelpoängen: där viktad är true viktad till befolkningen och i tiondelar, annars oavrundad.'),
    ki_lag: z.number().nullable(),
    ki_hog: z.number().nullable(),
    viktad: z.boolean(),
    osaker: z.boolean(),
    bas: z.int().min(10).describe('Personer med poäng på minst hälften av frågorna.'),
    forandring: testedShape.nullable().describe('Sedan jamfors_med, i poäng; null när den inte är prövad.'),
    mot_ovriga: testedShape.nullable().describe('Mot övriga kommunen, i poäng; null när den inte är prövad.'),
  })
  .describe('Ett gruppmedel: personers medelpoäng över flera frågor.')

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
    .extend({
      dolda: z.array(z.string()).describe('Id för frågor med för få svar för att visas.'),
      osakra: z.array(z.string()).describe('Id för problem vars andel har stor osäkerhet.'),
    })
    .describe('Svar med kod: de högsta andelarna.'),
  forandringar: z.array(differenceShape).describe('Prövade förändringar sedan jamfors_med. Det som saknas här är inte prövat.'),
  mot_ovriga: z.array(differenceShape).describe('Prövade skillnader mot övriga kommunen.'),
  gruppmedel: z.array(meanShape).describe('Svar med kod: de gruppmedel som kan visas.'),
  dialoger: z.strictObject({ teman: z.array(themeShape).max(5), lika: z.array(themeShape) }),
  oppen_lank: problemsShape.nullable().describe('Svar via den öppna länken, för sig. Ingår inte i förslagen.'),
})

const chosenShape = z.strictObject({
  tema: z.string(),
  tema_namn: z.string(),
  omrade: z.string().nullable().describe('Områdets kod; null för hela kommunen.'),
  varfor: z.string(),
  enkat: z.array(z.string()).describe('En mening för varje andel och säkerställd skillnad.'),
  dialoger: z.array(z.string()).describe('En mening för varje form av dialog.'),
  atgarder: z.array(z.string()).describe('En mening för varje åtgärd.'),
})

/** The documented shape of the underlag as JSON. A change that readers must notice gets a new number in `format`. */
export const schema = z
  .strictObject({
    anmarkning: z.literal(INVENTED).nullable().describe('Säger först av allt att svaren är påhittade; annars null.'),
    format: z.literal('trygghetsdialog/underlag/3'),
    kommun: z.strictObject({ kod: z.string(), namn: z.string() }),
    ar: z.int().describe('Undersökningens år.'),
    undersokning: z.strictObject({ id: z.string(), titel: z.string() }),
    rakning: z.strictObject({
      id: z.string(),
      raknad: z.iso.datetime(),
      svar: countShape.nullable().describe('Antal svar, med kod och via öppen länk; null när de är för få för att berättas.'),
    }),
    utgava: z
      .strictObject({ sha256: z.string(), samma_rakning: z.boolean().describe('true = gjord ur samma räkning som underlaget.') })
      .nullable()
      .describe('Den publicerade lägesbilden; null när ingen är publicerad.'),
    dialogperiod: z.strictObject({ fran: z.iso.date(), till: z.iso.date() }),
    viktad: z
      .boolean()
      .describe('true = andelarna är viktade till befolkningen. En enskild andel kan ändå vara oviktad: se andelens eget viktad.'),
    antagande: z.string().nullable().describe('Vad viktningen tar för givet; null när inget är viktat.'),
    jamfors_med: z.int().nullable().describe('Året som förändringarna räknas från; null utan tidigare räkning.'),
    ej_jamforbara: z
      .array(
        z.strictObject({
          fraga: z.string(),
          fraga_kort: z.string(),
          jamforbar: z.enum(['begransat', 'nej', 'ny']),
          orsak: z.string().nullable(),
        }),
      )
      .describe('Frågor vars förändring inte prövas.'),
    taget: z
      .strictObject({ den: z.iso.date(), av: z.string() })
      .nullable()
      .describe('Vem som har tagit underlaget för att skriva ett löfte av det; null när ingen har det.'),
    valda_fokusomraden: z.array(chosenShape).describe('Fokusområden som människor har valt, med det de vilar på.'),
    kommunen: partShape,
    omraden: z.array(partShape),
    begransningar: z.array(z.string()).describe('Vad siffrorna inte säger.'),
  })
  .describe('Underlag till medborgarlöfte: högsta andelar i enkäten, mest nämnda teman i dialogerna och förslag till fokusområden.')

/** The schema as JSON Schema, for those who read the underlag with a program. */
export const jsonSchema = () => z.toJSONSchema(schema)

/** The underlag as JSON. */
export function json(underlag: Underlag): string {
  const { kommun, round, survey, snapshot, dialogues, whole, areas, limits, decided } = underlag
  const document: z.infer<typeof schema> = {
    anmarkning: round.rehearsal ? INVENTED : null,
    format: 'trygghetsdialog/underlag/3',
    kommun: { kod: kommun.id, namn: kommun.name },
    ar: round.year,
    undersokning: { id: survey.id, titel: sv(survey.title) },
    rakning: { id: snapshot.id, raknad: snapshot.countedAt, svar: snapshot.told },
    utgava: underlag.edition && { sha256: underlag.edition.hash, samma_rakning: underlag.edition.sameCounting },
    dialogperiod: { fran: dialogues.from, till: dialogues.to },
    viktad: underlag.isWeighted,
    antagande: underlag.isWeighted ? ASSUMPTION : null,
    jamfors_med: underlag.since,
    ej_jamforbara: underlag.incomparable.map(({ item, comparability }) => ({
      fraga: item.id,
      fraga_kort: sv(item.label),
      jamforbar: comparability.degree === 'limited' ? 'begransat' : comparability.degree === 'new' ? 'ny' : 'nej',
      orsak: 'reason' in comparability ? sv(comparability.reason) : null,
    })),
    taget: decided.taken && { den: decided.taken.on, av: decided.taken.by },
    valda_fokusomraden: chosenOf(underlag),
    kommunen: partOf(whole, snapshot.id),
    omraden: areas.map((area) => partOf(area, snapshot.id)),
    begransningar: [...limits],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const chosenOf = (underlag: Underlag): z.infer<typeof chosenShape>[] =>
  chosenWords(underlag).map(({ theme, why, survey, dialogues, actions }, index) => ({
    tema: underlag.decided.chosen[index]?.theme ?? '',
    tema_namn: theme,
    omrade: underlag.decided.chosen[index]?.areaId ?? null,
    ...{ varfor: why, enkat: [...survey], dialoger: [...dialogues], atgarder: [...actions] },
  }))

function partOf(
  { place, problems, hidden, uncertain, changes, againstRest, means, themes, focus, openLink }: Part,
  rakning: string,
): z.infer<typeof partShape> {
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
    enkat: { ...list(problems), dolda: hidden.map(({ id }) => id), osakra: uncertain.map(({ id }) => id) },
    forandringar: differences(changes, 'change'),
    mot_ovriga: differences(againstRest, 'againstRest'),
    gruppmedel: means.map(meanOf),
    dialoger: { teman: themes.figures.map(themeOf), lika: themes.tied.map(themeOf) },
    oppen_lank: openLink && list(openLink),
  }
}

function differences({ up, down, unclear }: Established, against: 'change' | 'againstRest'): z.infer<typeof differenceShape>[] {
  return [...up, ...down, ...unclear].flatMap(({ item, told }) => {
    const found = told[against]
    if (!found) return []
    return [{ fraga: item.id, fraga_kort: sv(item.label), ...testedOf(found) }]
  })
}

const SHOWN = { up: 'hogre', down: 'lagre' } as const

function testedOf(found: TestedDifference): z.infer<typeof testedShape> {
  const { diff, low, high, pAdjusted } = found
  const direction = establishes(found)
  return { skillnad: diff, ki_lag: low, ki_hog: high, p_justerat: pAdjusted, sakerstalld: direction && SHOWN[direction] }
}

const meanOf = ({ item, told }: MeanFigure): z.infer<typeof meanShape> => ({
  fraga: item.id,
  fraga_kort: sv(item.label),
  fran: item.scale.from,
  till: item.scale.to,
  medel: told.mean,
  ki_lag: told.interval?.low ?? null,
  ki_hog: told.interval?.high ?? null,
  viktad: told.isWeighted,
  osaker: told.uncertain,
  bas: told.base,
  forandring: told.change && testedOf(told.change),
  mot_ovriga: told.againstRest && testedOf(told.againstRest),
})

function problemOf({ rank, item, row, told }: ProblemFigure, rakning: string): z.infer<typeof problemShape> {
  return {
    rang: rank,
    fraga: item.id,
    fraga_kort: sv(item.label),
    tema: item.theme ?? '',
    matt: sv(item.measure.text),
    andel: told.share,
    ki_lag: told.interval?.low ?? null,
    ki_hog: told.interval?.high ?? null,
    viktad: told.isWeighted,
    osaker: told.uncertain,
    antal: row.measured ?? 0,
    bas: row.base,
    oviktad_andel: row.share ?? 0,
    rakning,
  }
}

function themeOf({ rank, theme, observations, dialogues, people }: ThemeFigure): z.infer<typeof themeShape> {
  return { rang: rank, tema: theme.id, tema_namn: sv(theme.title), observationer: observations, dialoger: dialogues, personer: people }
}

const sv = (text: Text) => inLanguage(text, 'sv')
