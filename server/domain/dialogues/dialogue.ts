import type { LocalDate } from '../round.ts'
import type { Details, FormName } from './contract.ts'
import type { Point, Reason, TimeOfDay } from './where.ts'

/** How serious what was said is: 1 least, 3 most; 0 when it was said of something that is good as it is. */
export type Severity = 0 | 1 | 2 | 3

/** The steps of severity in words. */
export const SEVERITIES: readonly { readonly value: Severity; readonly words: string; readonly means: string }[] = [
  { value: 1, words: 'Mindre', means: 'stör, men går att leva med' },
  { value: 2, words: 'Påtagligt', means: 'påverkar vardagen' },
  { value: 3, words: 'Allvarligt', means: 'någon kan komma till skada, eller människor undviker platsen' },
  { value: 0, words: 'Bra', means: 'känns tryggt eller fungerar som det ska' },
]

/** One thing said in a dialogue, about one or several of the survey's themes. */
export interface Observation {
  /** What others know it by, the same for as long as it is there; absent until the dialogue has been kept. */
  readonly id?: string
  /** What it is about, in the order of the survey's themes: one at least. */
  readonly themes: readonly string[]
  readonly severity: Severity
  /** '' when the words have been erased: what was named is still counted. */
  readonly said: string
  /** What the speaker would do about it, or in reports of staff what was done; '' when nothing was. */
  readonly suggestion: string
  /** Where within the dialogue's area, in words; '' when it is about all of it. */
  readonly place: string
  /** The same place on the map; null when nobody pointed. */
  readonly point: Point | null
  readonly reasons: readonly Reason[]
  readonly timeOfDay: TimeOfDay | null
  /** How many times it happened, where that was counted; else 1. */
  readonly times: number
}

/** What a person writes down about a dialogue. */
export interface Recorded {
  readonly form: FormName
  readonly heldOn: LocalDate
  readonly place: string
  /** The area it was about; null for the whole kommun. */
  readonly areaId: string | null
  /** Groups, never names: "boende, elever, butiksägare". */
  readonly tookPart: string
  readonly people: number
  readonly details: Details
  readonly observations: readonly Observation[]
}

/** A dialogue as it is kept. */
export interface Dialogue extends Recorded {
  readonly id: string
  readonly kommunId: string
  /** Invented, for practice: said wherever it is shown. */
  readonly rehearsal: boolean
  /** Grows by one with every change: an editor who started from an older one is told. */
  readonly version: number
}

/** A dialogue in a list: its observations told by theme and worst severity. */
export interface Listed extends Omit<Dialogue, 'details' | 'observations'> {
  readonly observations: number
  readonly themes: readonly string[]
  /** The most serious observation; null when there is none. */
  readonly worst: Severity | null
}

/** How often a theme was named in dialogues about an area: counts, never shares, for nobody was drawn at random. What was said to be good is not counted. */
export interface ThemeCount {
  /** null for dialogues about the whole kommun. */
  readonly areaId: string | null
  readonly theme: string
  readonly observations: number
  /** Dialogues in which the theme was named. */
  readonly dialogues: number
  /** People who took part in those dialogues. */
  readonly people: number
}
