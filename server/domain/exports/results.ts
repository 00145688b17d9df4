import { type ShownRow, TOO_FEW, type Whole } from '../disclosure/protect.ts'
import { inLanguage } from '../survey/survey.ts'
import { ASSUMPTION_BRIEFLY } from '../weighting/assumption.ts'
import { type Asked, asked, COMPARABLE, ROLES } from './asked.ts'
import type { LeavingRound, Named } from './counted-round.ts'
import { fileName } from './file-name.ts'
import { originOf } from './origin.ts'
import { type Cell, type Column, type ColumnType, INVENTED, type Line, type Table } from './table.ts'
import { WEIGHTED, weightedOf } from './weighted-columns.ts'

/** One line of the results: what one population answered through one source, under one code of one question or under its measure, or a group mean. */
export interface ResultLine extends Line {
  readonly about: ShownRow
  readonly population: Named
  readonly question: Asked
  readonly part: Part
}

/** The code a line counts; 'measure' for the share that the question is reported by, 'mean' for a group mean. */
type Part = 'measure' | 'mean' | Asked['codes'][number]

/** The protected rows of one population. */
export interface Page {
  readonly population: Named
  readonly rows: readonly ShownRow[]
}

/** Every figure of a counted round, one line per population, source, question and answer. Holds just what the pages may show. */
export function results(counted: LeavingRound, pages: AsyncIterable<Page>): Table<ResultLine> {
  return {
    name: fileName('resultat', counted.kommun, counted.round),
    notice: counted.round.rehearsal ? INVENTED : null,
    origin: originOf(counted),
    columns: [...about(counted), ...WHO, ...WHAT, ...FIGURES, ...WEIGHTED, ...COMPARED, ...caveats(counted)],
    lines: lines(counted, pages),
  }
}

async function* lines({ survey }: LeavingRound, pages: AsyncIterable<Page>): AsyncGenerator<ResultLine> {
  const questions = asked(survey)
  for await (const { population, rows } of pages) {
    for (const question of questions) {
      for (const row of rows.filter((candidate) => candidate.question === question.id).toSorted(codeFirst)) {
        for (const part of partsOf(question)) yield { about: row, population, question, part }
      }
    }
  }
}

const partsOf = ({ measure, codes, isMean }: Asked): readonly Part[] => [
  ...(measure ? ['measure' as const] : []),
  ...codes,
  ...(isMean ? ['mean' as const] : []),
]

/** The code that a line counts, if it counts one. */
const codeIn = (part: Part) => (part === 'measure' || part === 'mean' ? null : part)

const codeFirst = (a: ShownRow, b: ShownRow) => a.source.localeCompare(b.source)

type Results = readonly Column<ResultLine>[]

function about({ kommun, round, survey, snapshot, origin }: LeavingRound): Results {
  return [
    same('kommun', kommun.name, 'Kommunens namn.'),
    same('kommunkod', kommun.id, 'Kommunens kod hos SCB. Excel kan ta bort en inledande nolla.'),
    same('ar', round.year, 'Undersökningens år.', 'whole'),
    same('undersokning', survey.id, 'Vilken version av enkäten som användes.'),
    same('rakning', snapshot.id, 'Vilken räkning siffrorna kommer från. Samma räkning ger alltid samma siffror.'),
    same('raknad', snapshot.countedAt.slice(0, 10), 'Dagen då svaren räknades.'),
    same(
      'utgava',
      origin.edition,
      'Kontrollsumman (SHA-256) för den publicerade utgåvan. Tomt = inte publicerat: siffror som personalen ser dem.',
    ),
    same('metod', origin.method, 'Metodens version. En annan kan ge andra siffror av samma svar.'),
  ]
}

const WHO: Results = [
  words('urval', 'Vad raden delar in efter: kommun, område, kön, ålder eller bakgrund.', ({ population }) => population.kind),
  words('urval_kod', 'Urvalets kod: områdets kod, åldersgruppen eller fråga=svarskod.', ({ population }) => population.code),
  words('urval_namn', 'Urvalets namn i ord.', ({ population }) => population.name),
  words('kalla', 'kod = svar med kod från kommunen, oppen_lank = svar via den öppna länken. Slå aldrig ihop dem.', ({ about }) =>
    about.source === 'code' ? 'kod' : 'oppen_lank',
  ),
]

const WHAT: Results = [
  words('fraga', 'Frågans id, samma mellan åren. Finns i kodboken.', ({ question }) => question.id),
  words('fraga_kort', 'Frågans korta namn.', ({ question }) => inLanguage(question.label, 'sv')),
  words(
    'rad',
    'mått = andelen som frågan redovisas med, svar = ett av frågans svar, gruppmedel = medelpoäng över flera frågor.',
    ({ part }) => (part === 'measure' ? 'mått' : part === 'mean' ? 'gruppmedel' : 'svar'),
  ),
  words('svarskod', 'Svarets kod; tomt för mått och gruppmedel.', ({ part }) => codeIn(part)?.code ?? null),
  words('svar', 'Svaret i ord. För måttet: vad andelen ”… procent” säger.', ({ part, question }) =>
    part === 'mean' ? null : inLanguage((part === 'measure' ? question.measure?.text : part.text) ?? {}, 'sv'),
  ),
  words('roll', 'Vad svaret är: värde, vet ej, vill inte svara eller ej aktuellt.', ({ part }) => {
    const code = codeIn(part)
    return code && ROLES[code.role]
  }),
]

const FIGURES: Results = [
  figure('antal', 'whole', 'Personer som gav svaret.', countOf),
  figure('bas', 'whole', 'Personer som gav ett svar med rollen värde: det som andelen räknas på.', ({ base }) => base),
  figure(
    'andel',
    'share',
    'Oviktad andel: antal delat med bas, 0–1, oavrundat. Tomt för vet ej, vill inte svara och ej aktuellt.',
    shareOf,
  ),
  figure(
    'ki_lag',
    'share',
    'Undre gräns för den oviktade andelens 95 % konfidensintervall (Clopper–Pearson). Finns för måttet, i områden och för svar med kod.',
    limit('low'),
  ),
  figure('ki_hog', 'share', 'Övre gräns för samma intervall.', limit('high')),
  figure(
    'medel',
    'mean',
    'Oviktat medelvärde på frågans skala, samma på frågans alla rader. Tomt för frågor utan skala. För gruppmedel: personernas medelpoäng.',
    ({ mean }) => mean,
  ),
  figure('svarande', 'whole', 'Alla i urvalet som skickade in enkäten.', ({ respondents }) => respondents),
  figure('vet_ej', 'whole', 'Personer som svarade vet ej.', ({ dontKnow }) => dontKnow),
  figure('vill_inte_svara', 'whole', 'Personer som svarade att de inte vill svara.', ({ refused }) => refused),
  figure('ej_aktuellt', 'whole', 'Personer som frågan inte gällde.', ({ notApplicable }) => notApplicable),
  figure('obesvarad', 'whole', 'Personer som hoppade över frågan.', ({ unanswered }) => unanswered),
]

const COMPARED: Results = [
  words('jamfors_med', 'Den äldre enkät som jämförbarheten gäller.', ({ question }) => question.comparable?.with ?? null),
  words('jamforbar', 'Om frågan kan jämföras med den äldre enkäten: ja, begränsat eller nej.', ({ question }) =>
    question.comparable ? COMPARABLE[question.comparable.degree] : null,
  ),
  words('jamforbar_orsak', 'Varför frågan inte kan jämföras fullt ut.', ({ question }) =>
    question.comparable?.reason ? inLanguage(question.comparable.reason, 'sv') : null,
  ),
]

function caveats({ round }: LeavingRound): Results {
  return [
    words('viktad', 'ja = raden har en viktad andel. nej = bara den oviktade, som beskriver dem som svarade.', ({ about, part }) =>
      !about.hidden && weightedOf(about, part) ? 'ja' : 'nej',
    ),
    words('forutsattning', 'Vad viktade siffror tar för givet. Konfidensintervallen visar bara slumpens osäkerhet.', ({ about, part }) =>
      !about.hidden && weightedOf(about, part) ? ASSUMPTION_BRIEFLY : null,
    ),
    words('dold', `ja = för få personer svarade. Då står ”${TOO_FEW}” i stället för varje siffra på raden.`, ({ about }) =>
      about.hidden ? 'ja' : 'nej',
    ),
    same('pahittad', round.rehearsal ? 'ja' : 'nej', 'ja = svaren är påhittade för övning.'),
  ]
}

function words(name: string, means: string, of: (line: ResultLine) => Cell): Column<ResultLine> {
  return { name, type: 'text', means, of }
}

function same(name: string, cell: Cell, means: string, type: ColumnType = 'text'): Column<ResultLine> {
  return { name, type, means, of: () => cell }
}

/** A column of numbers about people: "för få svar" wherever the row is hidden. */
function figure(name: string, type: ColumnType, means: string, of: (row: Whole, part: Part) => number | null): Column<ResultLine> {
  return { name, type, means, of: ({ about, part }) => (about.hidden ? TOO_FEW : of(about, part)) }
}

function countOf({ measured, counts }: Whole, part: Part): number | null {
  if (part === 'measure') return measured
  return part === 'mean' ? null : (counts[part.code] ?? 0)
}

function shareOf(row: Whole, part: Part): number | null {
  if (part === 'measure') return row.share
  const code = codeIn(part)
  return code?.role === 'value' && row.base > 0 ? (row.counts[code.code] ?? 0) / row.base : null
}

function limit(end: 'low' | 'high') {
  return ({ interval }: Whole, part: Part) => (part === 'measure' ? (interval?.[end] ?? null) : null)
}
