import type { ShownRow } from '../disclosure/protect.ts'
import { sv } from '../lagesbild/sentences.ts'
import type { Average } from '../statistics/problemindex/average.ts'
import type { IndexModel } from '../statistics/problemindex/model.ts'
import type { GroupIndex, Item, Missing, Problemindex, Range, WhyMissing } from '../statistics/problemindex/problemindex.ts'
import { itemsOf } from '../survey/compare.ts'
import { ASSUMPTION_BRIEFLY } from '../weighting/assumption.ts'
import type { CountedRound, LeavingRound } from './counted-round.ts'
import { fileName } from './file-name.ts'
import { originOf } from './origin.ts'
import { type Cell, type Column, type ColumnType, INVENTED, type Line, type Table } from './table.ts'

/** A place of a counted round and its index, made of rows that have passed disclosure control. */
export interface IndexedPlace {
  /** Null for the whole kommun. */
  readonly areaId: string | null
  readonly index: Problemindex
  /** The protected rows that it was made of, by question. */
  readonly rows: ReadonlyMap<string, ShownRow>
}

/** One line: a place's total, a group's index, or an indicator with its level or why it has none. */
export interface IndexLine extends Line {
  readonly place: IndexedPlace
  readonly group: GroupIndex | null
  readonly indicator: Item | Missing | null
  readonly average: Average | null
  readonly range: Range | null
}

/** The problemindex of a counted round, place by place: totals, groups and indicators, with everything they were made of. */
export function problemindexTable(
  round: LeavingRound,
  model: IndexModel | null,
  places: Iterable<IndexedPlace> | AsyncIterable<IndexedPlace>,
): Table<IndexLine> {
  return {
    name: fileName('problemindex', round.kommun, round.round),
    notice: round.round.rehearsal ? INVENTED : null,
    origin: originOf(round),
    columns: [...about(round, model), ...WHERE(round), ...what(round), ...FIGURES],
    lines: lines(places),
  }
}

async function* lines(places: Iterable<IndexedPlace> | AsyncIterable<IndexedPlace>): AsyncGenerator<IndexLine> {
  for await (const place of places) yield* linesOf(place)
}

function linesOf(place: IndexedPlace): readonly IndexLine[] {
  const { index, rows } = place
  const rest = { about: null, place, group: null, indicator: null }
  return [
    { ...rest, average: index.total, range: index.range },
    ...index.groups.flatMap((group) => [
      { ...rest, group, average: group.average, range: group.range },
      ...[...group.items, ...group.missing].map((indicator) => ({
        ...rest,
        about: rows.get(indicator.question) ?? null,
        group,
        indicator,
        average: null,
        range: null,
      })),
    ]),
  ]
}

type Columns = readonly Column<IndexLine>[]

function about({ kommun, round, survey, snapshot, origin }: LeavingRound, model: IndexModel | null): Columns {
  return [
    same('kommun', kommun.name, 'Kommunens namn.'),
    same('kommunkod', kommun.id, 'Kommunens kod hos SCB. Excel kan ta bort en inledande nolla.'),
    same('ar', round.year, 'Undersökningens år.', 'whole'),
    same('undersokning', survey.id, 'Vilken version av enkäten som användes.'),
    same('rakning', snapshot.id, 'Vilken räkning siffrorna kommer från.'),
    same(
      'utgava',
      origin.edition,
      'Kontrollsumman (SHA-256) för den publicerade utgåvan. Tomt = inte publicerat: siffror som personalen ser dem.',
    ),
    same('metod', origin.method, 'Metodens version, samma som i resultatfilen.'),
    same('modell', model?.id ?? null, 'Indexmodellen.'),
    same('modell_version', model?.version ?? null, 'Modellens version. Index med olika modeller går inte att jämföra.', 'whole'),
    same('modell_sha256', model?.hash ?? null, 'Modellfilens kontrollsumma.'),
    same('pahittad', round.rehearsal ? 'ja' : 'nej', 'ja = svaren är påhittade för övning, och riksvärdena också.'),
  ]
}

const WHERE = ({ kommun, areas }: CountedRound): Columns => [
  column('urval', 'text', 'kommun eller område.', ({ place }) => (place.areaId === null ? 'kommun' : 'område')),
  column('urval_kod', 'text', 'Kommunens eller områdets kod.', ({ place }) => place.areaId ?? kommun.id),
  column('urval_namn', 'text', 'Namnet i ord.', ({ place }) => areas.find(({ id }) => id === place.areaId)?.name ?? kommun.name),
]

const what = ({ survey }: CountedRound): Columns => [
  column('rad', 'text', 'index = hela problemindexet, grupp = en grupps index, fråga = en indikator.', ({ group, indicator }) =>
    indicator ? 'fråga' : group ? 'grupp' : 'index',
  ),
  column('grupp', 'text', 'Gruppens id i modellen.', ({ group }) => group?.group.id ?? null),
  column('grupp_namn', 'text', 'Gruppens namn.', ({ group }) => group && sv(group.group.title)),
  column('fraga', 'text', 'Frågans id. Finns i kodboken.', ({ indicator }) => indicator?.question ?? null),
  column(
    'fraga_kort',
    'text',
    'Frågans korta namn.',
    ({ indicator }) => sv(itemsOf(survey).find(({ id }) => id === indicator?.question)?.label ?? {}) || null,
  ),
]

const WHY: Readonly<Record<WhyMissing, string>> = {
  'no reference': 'referens saknas',
  'not shown': 'för få svar eller inte viktad',
  'not asked': 'frågades inte',
  'measured otherwise': 'mättes på annat sätt',
}

const FIGURES: Columns = [
  item('andel', 'share', 'Andelen ogynnsamma svar, viktad, 0–1, i hela hundradelar. För gynnsamma mått: ett minus andelen.', ({ share }) =>
    plain(share),
  ),
  item('ki_lag', 'share', 'Undre gräns för andelens 95 % konfidensintervall.', ({ interval }) => plain(interval.low)),
  item('ki_hog', 'share', 'Övre gräns för samma intervall.', ({ interval }) => plain(interval.high)),
  item('forutsattning', 'text', 'Vad andelen tar för givet. Konfidensintervallet visar bara slumpens osäkerhet.', () => ASSUMPTION_BRIEFLY),
  item('bas', 'whole', 'Personer som gav ett svar med rollen värde.', ({ base }) => base),
  item('niva', 'whole', 'Nivån som andelen når, 0–6. Säker bara när niva_lag och niva_hog är lika.', ({ level }) => level),
  item('niva_lag', 'whole', 'Lägsta nivå som konfidensintervallet når.', ({ span }) => span.low),
  item('niva_hog', 'whole', 'Högsta nivå som konfidensintervallet når.', ({ span }) => span.high),
  ...[1, 2, 3, 4, 5, 6].map((limit) =>
    item(`grans_${limit}`, 'share', `Andelen där nivå ${limit} börjar, 0–1.`, ({ thresholds }) => thresholds[limit - 1] ?? null),
  ),
  item('granser', 'text', 'egna = våra gränser, som inte prövats mot polisens. givna = gränser som någon annan satt.', ({ limits }) =>
    limits === 'given' ? 'givna' : 'egna',
  ),
  column('utan_niva', 'text', 'Varför frågan inte har någon nivå.', ({ indicator }) =>
    indicator && 'why' in indicator ? WHY[indicator.why] : null,
  ),
  column('summa', 'whole', 'Nivåerna sammanlagda. Index är summa delat med antal.', ({ average }) => average?.sum ?? null),
  column('antal', 'whole', 'Frågor som har en nivå.', ({ average }) => average?.items ?? null),
  column('index', 'mean', 'Index, avrundat till två decimaler (hälften uppåt).', ({ average }) => average && average.hundredths / 100),
  column('index_lag', 'mean', 'Index om alla frågor låg på sin lägsta nivå.', ({ range }) => range && range.low.hundredths / 100),
  column('index_hog', 'mean', 'Index om alla frågor låg på sin högsta nivå.', ({ range }) => range && range.high.hundredths / 100),
]

function column(name: string, type: ColumnType, means: string, of: (line: IndexLine) => Cell): Column<IndexLine> {
  return { name, type, means, of }
}

function same(name: string, cell: Cell, means: string, type: ColumnType = 'text'): Column<IndexLine> {
  return { name, type, means, of: () => cell }
}

/** A column of an indicator that has a level; empty for all other lines. */
/** One less a number of hundredths is seldom just that in a computer. */
const plain = (share: number): number => Number(share.toFixed(4))

function item(name: string, type: ColumnType, means: string, of: (item: Item) => Cell): Column<IndexLine> {
  return { name, type, means, of: ({ indicator }) => (indicator && 'level' in indicator ? of(indicator) : null) }
}
