import type { Answer } from './questions/contract.ts'
import type { Source } from './round.ts'

/** A person's answers by question id; a question left blank is absent. Free text is not among them. */
export type Answers = Readonly<Record<string, Answer>>

/**
 * What lies in the urn: everything one person sent, and nothing of who, when or from where.
 * The area comes from the code when there was one, else from what the person chose.
 */
export interface UrnDocument {
  readonly source: Source
  readonly areaId: string
  readonly answers: Answers
  /** Free text by question id: parted from the answers when the urn is opened. */
  readonly texts: Readonly<Record<string, string>>
}

/** The document that a text from the urn holds; undefined when it is none. */
export function readDocument(text: string): UrnDocument | undefined {
  const document = parsed(text)
  if (!isRecord(document)) return undefined
  const { source, areaId, answers, texts } = document
  const isPlaced = (source === 'code' || source === 'open') && typeof areaId === 'string'
  const isFilled = isRecord(answers) && isRecord(texts) && Object.values(texts).every((words) => typeof words === 'string')
  // What each answer means is the survey's to say; here it is only known to be an answer by its place.
  return isPlaced && isFilled ? (document as unknown as UrnDocument) : undefined
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
