import type { Answer } from './questions/contract.ts'
import type { Source } from './round.ts'

/** A person's answers by question id; a question left blank is absent. Free text is not among them. */
export type Answers = Readonly<Record<string, Answer>>

/**
 * What goes in the urn: everything one person sent, and nothing of who, when or from where.
 * The area comes from the code when there was one, else from what the person chose.
 */
export interface UrnDocument {
  readonly source: Source
  readonly areaId: string
  readonly answers: Answers
  /** Free text by question id: parted from the answers when the urn is opened. */
  readonly texts: Readonly<Record<string, string>>
}
