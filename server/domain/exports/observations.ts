import type { Area } from '../area.ts'
import { type Dialogue, type Observation, SEVERITIES } from '../dialogues/dialogue.ts'
import { weekOf } from '../dialogues/est.ts'
import { FORMS } from '../dialogues/index.ts'
import { voiceWords } from '../dialogues/voices.ts'
import { coarsened, REASONS, TIMES_OF_DAY } from '../dialogues/where.ts'
import { wordsOf } from '../form.ts'
import { fileName } from './file-name.ts'
import { type Cell, type Column, type ColumnType, INVENTED, type Line, type Table } from './table.ts'

/** One line of the file of observations: an observation, the dialogue it was made in, and what their ids are called. */
export interface ObservationLine extends Line {
  readonly about: null
  readonly dialogue: Omit<Dialogue, 'observations'>
  readonly observation: Observation
  readonly area: string
  readonly themes: string
}

/** What a file of observations is called, whose it is, and what the ids in it are called. */
export interface Beside {
  readonly name: 'observationer' | 'est-rapporter' | 'platser'
  readonly kommun: Pick<Area, 'name'>
  readonly year: number
  readonly rehearsal: boolean
  readonly areaName: (id: string) => string
  readonly themeName: (id: string) => string
}

/**
 * A kommun's observations of a year as a file. 'platser' is the one for the public: none of the words, places as squares of 100 metres and
 * days as months, so that nobody's gate or evening stands out.
 */
export function observationTable(lines: Table<ObservationLine>['lines'], beside: Beside): Table<ObservationLine> {
  return {
    name: fileName(beside.name, beside.kommun, beside),
    notice: beside.rehearsal ? INVENTED : null,
    origin: null,
    columns: beside.name === 'platser' ? PUBLIC : STAFF,
    lines,
  }
}

/** The observations of a dialogue as lines. */
export function linesOf({ observations, ...dialogue }: Dialogue, { kommun, areaName, themeName }: Beside): readonly ObservationLine[] {
  const area = dialogue.areaId === null ? `hela ${kommun.name}` : areaName(dialogue.areaId)
  return observations.map((observation) => ({
    about: null,
    dialogue,
    observation,
    area,
    themes: observation.themes.map(themeName).join('; '),
  }))
}

const column = (name: string, means: string, of: (line: ObservationLine) => Cell, type: ColumnType = 'text'): Column<ObservationLine> => ({
  name,
  type,
  means,
  of,
})

const FORM = column('form', 'Formen av dialog.', ({ dialogue }) => FORMS[dialogue.form].title)
const VOICE = column('rost', 'Vems röst formen bär.', ({ dialogue }) => voiceWords([FORMS[dialogue.form].voice]))
const AREA = [
  column('omrade_kod', 'Områdets kod. Tom = hela kommunen, eller en plats utanför områdena.', ({ dialogue }) => dialogue.areaId),
  column('omrade', 'Områdets namn.', ({ area }) => area),
]
const ABOUT = [
  column('tema_koder', 'Temanas id, samma som i enkäten, åtskilda av semikolon.', ({ observation }) => observation.themes.join('; ')),
  column('teman', 'Temanas namn.', ({ themes }) => themes),
  column('allvar', 'Hur allvarligt: 1 minst, 3 mest. 0 = något som är bra som det är.', ({ observation }) => observation.severity, 'whole'),
  column('allvar_ord', 'Samma i ord.', ({ observation }) => SEVERITIES.find(({ value }) => value === observation.severity)?.words ?? null),
  column('skal', 'Varför platsen är trygg eller otrygg, åtskilda av semikolon.', ({ observation }) =>
    observation.reasons.map((reason) => wordsOf(REASONS, reason)).join('; '),
  ),
  column('tid', 'Tid på dygnet.', ({ observation }) => (observation.timeOfDay ? wordsOf(TIMES_OF_DAY, observation.timeOfDay) : null)),
  column('ganger', 'Hur många gånger det hände.', ({ observation }) => observation.times, 'whole'),
]

const STAFF: readonly Column<ObservationLine>[] = [
  column('dialog', 'Dialogens id.', ({ dialogue }) => dialogue.id),
  column('observation', 'Observationens id, samma i varje fil.', ({ observation }) => observation.id ?? null),
  FORM,
  VOICE,
  column('datum', 'Dagen.', ({ dialogue }) => dialogue.heldOn),
  column('vecka', 'Veckan enligt ISO 8601.', ({ dialogue }) => weekWords(dialogue.heldOn)),
  ...AREA,
  column('dialogens_plats', 'Var dialogen hölls.', ({ dialogue }) => dialogue.place),
  column('plats', 'Var det som sades handlar om.', ({ observation }) => observation.place || null),
  column('longitud', 'Platsen på kartan, i grader.', ({ observation }) => observation.point?.longitude ?? null, 'mean'),
  column('latitud', 'Platsen på kartan, i grader.', ({ observation }) => observation.point?.latitude ?? null, 'mean'),
  ...ABOUT,
  column('sagt', 'Vad som sades eller hände.', ({ observation }) => observation.said || null),
  column('forslag', 'Vad som föreslogs; i rapporter från personal vad som gjordes.', ({ observation }) => observation.suggestion || null),
  column('deltog', 'Vilka grupper som deltog.', ({ dialogue }) => dialogue.tookPart),
  column('deltagare', 'Hur många som deltog i dialogen.', ({ dialogue }) => dialogue.people, 'whole'),
  column('enhet', 'Enheten som rapporterade, där det finns en.', ({ dialogue }) => dialogue.details.enhet ?? null),
]

const PUBLIC: readonly Column<ObservationLine>[] = [
  FORM,
  VOICE,
  column('manad', 'Månaden.', ({ dialogue }) => dialogue.heldOn.slice(0, 7)),
  ...AREA,
  column('longitud', 'Mitten av en ruta på 100 meter, i grader.', ({ observation }) => coarse(observation)?.longitude ?? null, 'mean'),
  column('latitud', 'Mitten av en ruta på 100 meter, i grader.', ({ observation }) => coarse(observation)?.latitude ?? null, 'mean'),
  ...ABOUT,
]

const coarse = ({ point }: Observation) => point && coarsened(point)

function weekWords(day: string): string {
  const { year, week } = weekOf(day)
  return `${year}-W${String(week).padStart(2, '0')}`
}
