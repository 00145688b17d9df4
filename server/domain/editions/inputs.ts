import type { Area } from '../area.ts'
import type { Cell } from '../cube.ts'
import type { ThemeCount } from '../dialogues/dialogue.ts'
import type { ShownRow } from '../disclosure/protect.ts'
import type { ProtectionReport } from '../disclosure/report.ts'
import type { Letters } from '../lagesbild/method/rates.ts'
import type { SimulationWords } from '../lagesbild/method/simulation.ts'
import type { DrawnMap } from '../map.ts'
import type { Reference } from '../references/reference.ts'
import type { Round } from '../round.ts'
import type { Snapshot } from '../snapshot.ts'
import type { IndexModel } from '../statistics/problemindex/model.ts'
import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import type { Ground } from '../weighting/ground.ts'
import type { Contact } from './contact.ts'

/** What the coordinator decides about an edition. */
export interface Terms {
  readonly contact: Contact
  /** The edition that this one corrects, and why; null for a round's first. */
  readonly corrects: { readonly edition: string; readonly reason: string } | null
}

/** What an edition was put to before it was published, without anything being worked out: else it would not have been. */
export interface Attack {
  /** How many numbers about few people were attacked. */
  readonly attacked: number
  /** The year's earlier editions, by their hashes, that the attacker was given too. */
  readonly together: readonly string[]
}

/** A ground without its answers and survey, as it is stored. */
export interface KeptGround {
  readonly year: number
  readonly surveyId: string
  readonly areas: readonly (readonly [id: string, name: string])[]
  readonly register: Ground['register']
}

/**
 * What an edition is made from, frozen with it, besides the answers themselves: those lie in the counting's own cube, which is kept
 * as long as these are.
 */
export interface KeptInputs {
  readonly terms: Terms
  /** The program that made it. */
  readonly program: string
  readonly kommun: Pick<Area, 'id' | 'name' | 'slug'>
  readonly round: Round
  readonly snapshot: Snapshot
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly map: DrawnMap
  readonly ground: KeptGround
  readonly neighbours: readonly (readonly [area: string, neighbour: string])[]
  readonly focus: readonly string[]
  /** The counted round that this one was tested against, and its rows that hide something; null without one. */
  readonly groundBefore: (KeptGround & { readonly snapshotId: string; readonly hidden: readonly string[] }) | null
  /** The figures of the round before that stand beside; null when there was none. */
  readonly before: Before | null
  /** How rows are protected, by their keys; rows of which nothing is hidden are left out. */
  readonly pattern: Readonly<Record<string, Pick<Row, 'hides' | 'alike'>>>
  readonly protection: ProtectionReport
  /** Null before it has been attacked. */
  readonly attack: Attack | null
  readonly references: readonly Reference[]
  readonly themes: readonly ThemeCount[]
  /** Letters by cell of the frame; none when the round had no personal codes. */
  readonly letters: readonly Letters[]
  /** Where the answers came from, when they were read from a file; else null. */
  readonly imported: string | null
  readonly indexModel: string | null
  /** What the program knew of whether its method keeps what it promises. */
  readonly simulation: SimulationWords
}

/** An earlier round as it stands beside a later one. */
export interface Before {
  readonly round: Round
  readonly snapshot: Snapshot
  readonly surveyId: string
  /** Already such as the public may see. */
  readonly rows: readonly ShownRow[]
}

/** All that an edition follows from: the same inputs give the same bytes. */
export interface Inputs extends KeptInputs {
  readonly survey: Survey
  readonly surveyBefore: Survey | null
  readonly model: IndexModel | null
  readonly cells: readonly Cell[]
  readonly cellsBefore: readonly Cell[]
}
