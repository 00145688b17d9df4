import type { Area } from '../area.ts'
import { coarsened, type Point } from '../dialogues/where.ts'
import { fileName } from '../exports/file-name.ts'
import { INVENTED, type Line, type Table } from '../exports/table.ts'
import type { LocalDate } from '../round.ts'
import { type Action, isOverdue, lastOf } from './action.ts'
import { decisionIn } from './history.ts'
import { STATE_WORDS } from './states.ts'

/** An action as a line of a file, with the names that its codes stand for. */
export interface ActionLine extends Line {
  readonly about: null
  readonly action: Action
  readonly area: string
  readonly theme: string
  readonly overdue: boolean
  /** Where on the map what it answers to was pointed out; null when nobody did. */
  readonly point: Point | null
}

/** What a file of actions needs besides them. */
export interface Beside {
  readonly kommun: Pick<Area, 'name' | 'slug'>
  readonly today: LocalDate
  /** The public has places as squares of 100 metres, and nothing of how the kommun works on it. */
  readonly audience: 'staff' | 'public'
  readonly areaName: (id: string) => string
  readonly themeName: (id: string) => string
}

/** A kommun's actions as a file, a line for each; one of a kommun that is practising says so first of all. */
export function actionTable(lines: Table<ActionLine>['lines'], { kommun, today, audience }: Beside, rehearsal: boolean): Table<ActionLine> {
  const name = fileName('åtgärder', kommun, { year: Number(today.slice(0, 4)), rehearsal })
  return { name, notice: rehearsal ? INVENTED : null, origin: null, columns: audience === 'public' ? PUBLIC : STAFF, lines }
}

/** The line of an action on a day, with the points of what it answers to, the first to be its own. */
export function lineOf(action: Action, points: readonly Point[], { kommun, today, areaName, themeName }: Beside): ActionLine {
  return {
    about: null,
    action,
    area: action.areaId === null ? `hela ${kommun.name}` : areaName(action.areaId),
    theme: action.theme === '' ? '' : themeName(action.theme),
    overdue: isOverdue(lastOf(action).to, action.dueOn, today),
    point: points[0] ?? null,
  }
}

const TOLD: Table<ActionLine>['columns'] = [
  { name: 'id', type: 'text', means: 'Åtgärdens id, samma i varje fil.', of: ({ action }) => action.id },
  { name: 'vad', type: 'text', means: 'Vad som ska göras.', of: ({ action }) => action.what },
  { name: 'plats', type: 'text', means: 'Var det ska göras.', of: ({ action }) => action.place },
  { name: 'omrade_kod', type: 'text', means: 'Områdets kod. Tom = hela kommunen.', of: ({ action }) => action.areaId },
  { name: 'omrade', type: 'text', means: 'Områdets namn.', of: ({ area }) => area },
  { name: 'tema', type: 'text', means: 'Temat åtgärden svarar på.', of: ({ theme }) => theme || null },
  {
    name: 'ansvariga',
    type: 'text',
    means: 'Organisationer eller enheter, åtskilda av semikolon. Den första leder.',
    of: ({ action }) => action.responsible.join('; '),
  },
  { name: 'senast', type: 'text', means: 'Dagen då det ska vara klart.', of: ({ action }) => action.dueOn },
  {
    name: 'forsenad',
    type: 'text',
    means: 'ja = dagen har gått och åtgärden är inte avslutad.',
    of: ({ overdue }) => (overdue ? 'ja' : 'nej'),
  },
  { name: 'lage', type: 'text', means: 'Läget nu.', of: ({ action }) => STATE_WORDS[lastOf(action).to].words },
  { name: 'sedan', type: 'text', means: 'Dagen då den fick det läget.', of: ({ action }) => lastOf(action).on },
  { name: 'av', type: 'text', means: 'Vem som gav den läget: roll eller organisation.', of: ({ action }) => lastOf(action).by },
  {
    name: 'ord',
    type: 'text',
    means: 'Orsaken till ett nej, vad det blev, eller annat om läget.',
    of: ({ action }) => lastOf(action).words || null,
  },
  { name: 'foreslagen', type: 'text', means: 'Dagen då den först föreslogs.', of: ({ action }) => action.steps[0]?.on ?? null },
  {
    name: 'foreslagen_av',
    type: 'text',
    means: 'Vem som föreslog den: grupp, roll eller organisation.',
    of: ({ action }) => action.steps[0]?.by ?? null,
  },
  { name: 'beslut_den', type: 'text', means: 'Dagen för det senaste beslutet.', of: ({ action }) => decisionIn(action.steps)?.on ?? null },
  { name: 'beslut', type: 'text', means: 'Beslutet: beslutad eller avslagen.', of: ({ action }) => decisionWords(action) },
  {
    name: 'beslut_ord',
    type: 'text',
    means: 'Vad som sades om beslutet; orsaken om det blev nej.',
    of: ({ action }) => decisionIn(action.steps)?.words || null,
  },
  { name: 'effekt', type: 'text', means: 'Effekten, som någon har bedömt den.', of: ({ action }) => action.effect?.words ?? null },
  { name: 'effekt_den', type: 'text', means: 'Dagen då effekten antecknades.', of: ({ action }) => action.effect?.on ?? null },
]

const where = (means: string, point: (line: ActionLine) => Point | null): Table<ActionLine>['columns'] => [
  { name: 'longitud', type: 'mean', means, of: (line) => point(line)?.longitude ?? null },
  { name: 'latitud', type: 'mean', means, of: (line) => point(line)?.latitude ?? null },
]

const PUBLIC: Table<ActionLine>['columns'] = [
  ...TOLD,
  ...where('Mitten av den ruta på 100 meter där någon pekat ut problemet, i grader.', ({ point }) => point && coarsened(point)),
]

const STAFF: Table<ActionLine>['columns'] = [
  ...TOLD,
  {
    name: 'observationer',
    type: 'whole',
    means: 'Hur många observationer i dialoger åtgärden bygger på.',
    of: ({ action }) => action.observations.length,
  },
  { name: 'visas', type: 'text', means: 'ja = visas för invånarna på Ni sa – vi gör.', of: ({ action }) => (action.shown ? 'ja' : 'nej') },
  ...where('Platsen för det den bygger på, i grader.', ({ point }) => point),
]

function decisionWords({ steps }: Action): string | null {
  const decision = decisionIn(steps)
  return decision ? STATE_WORDS[decision.to].words : null
}
