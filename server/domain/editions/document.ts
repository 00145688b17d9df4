import type { Area } from '../area.ts'
import type { ThemeCount } from '../dialogues/dialogue.ts'
import type { ShownRow } from '../disclosure/protect.ts'
import type { Rules } from '../disclosure/rules.ts'
import type { MethodFacts } from '../lagesbild/method/facts.ts'
import type { DrawnMap } from '../map.ts'
import type { Reference } from '../references/reference.ts'
import type { Round } from '../round.ts'
import type { Snapshot } from '../snapshot.ts'
import type { IndexModel } from '../statistics/problemindex/model.ts'
import type { Problemindex } from '../statistics/problemindex/problemindex.ts'
import type { Survey } from '../survey/survey.ts'
import type { Attack, Terms } from './inputs.ts'

/** Changes when documents are laid out otherwise, or made otherwise from the same inputs. */
export const FORMAT = 3

/** The parts of an edition's inputs that have a hash each, so that a difference can be told where it lies. */
export const INPUT_PARTS = ['answers', 'register', 'areas', 'before', 'references', 'dialogues', 'pattern'] as const
export type InputPart = (typeof INPUT_PARTS)[number]

/**
 * SHA-256 of each part of the inputs under a secret key (HMAC) that is kept with them: who has the inputs can check them, and nobody
 * can try answers out against a hash until one fits.
 */
export type InputHashes = Readonly<Record<InputPart, string>>

/** What an edition's figures come from and how they were made. */
export interface Provenance {
  /** The program's version, the method's, and that of this document's own layout. */
  readonly program: string
  readonly method: string
  readonly format: number
  readonly survey: Pick<Survey, 'id' | 'hash'>
  readonly surveyBefore: Pick<Survey, 'id' | 'hash'> | null
  readonly indexModel: Pick<IndexModel, 'id' | 'version' | 'hash'> | null
  readonly inputs: InputHashes
  /** The fewest people that rows and sensitive answers rest on, and the fewest observations of a theme. */
  readonly rules: Rules & { readonly publicObservations: number }
  readonly audit: Audit
  readonly assumption: string
}

/** That everything hidden was attacked before it was published, and what that came to. */
export interface Audit {
  /** Questions, by source, whose pattern was decided; and by how it was. */
  readonly decided: Readonly<Record<string, number>>
  /** Rows of the public tables that are hidden, whole or in part. */
  readonly hiddenRows: number
  readonly rows: number
  /** The attack on what is hidden; null in what is only looked at before it is published. */
  readonly attack: Attack | null
  /** Numbers that could be worked out in spite of it: an edition with any is never published. */
  readonly givenAway: 0
}

/** The problemindex of a place. Null for the whole kommun. */
export interface PlaceIndex {
  readonly areaId: string | null
  readonly index: Problemindex
}

/**
 * A published lägesbild: everything its pages show, and what it was made from. Its name is the SHA-256 of its canonical bytes, so
 * whoever has the name can tell that the document is the one that was published.
 */
export interface EditionDocument {
  readonly kommun: Pick<Area, 'id' | 'name' | 'slug'>
  readonly round: Round
  readonly snapshot: Snapshot
  /** Said before anything else when the answers are invented; else null. */
  readonly notice: string | null
  readonly terms: Terms
  readonly provenance: Provenance
  readonly survey: Survey
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly map: DrawnMap
  readonly before: {
    readonly round: Round
    readonly snapshot: Snapshot
    readonly survey: Survey
    readonly rows: readonly ShownRow[]
  } | null
  readonly references: readonly Reference[]
  readonly themes: readonly ThemeCount[]
  readonly imported: string | null
  readonly rows: readonly ShownRow[]
  readonly index: { readonly model: IndexModel; readonly places: readonly PlaceIndex[] } | null
  readonly sentences: { readonly kommun: readonly string[]; readonly areas: Readonly<Record<string, readonly string[]>> }
  readonly method: MethodFacts
}

/** An edition as it is kept: when it was published, and what came after. */
export interface Edition {
  /** SHA-256 of the document, in hexadecimal. */
  readonly hash: string
  readonly kommunId: string
  readonly year: number
  readonly publishedAt: string
  /** The edition it corrects; null for the first. */
  readonly corrects: string | null
  /** The edition that corrected it, and why; null while it holds. */
  readonly corrected: { readonly by: string; readonly reason: string } | null
}

/** An edition's name as it is printed in running text. */
export const shortOf = (hash: string): string => hash.slice(0, 12)
