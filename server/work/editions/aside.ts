import { Worker } from 'node:worker_threads'
import type { EditionDocument } from '../../domain/editions/document.ts'
import { Problem } from '../../domain/problem.ts'
import { fileOf } from '../../store/reader.ts'
import type { CandidateOrder } from './candidate-thread.ts'
import type { Wanted } from './gather.ts'
import type { RowBytes } from './row-bytes.ts'

/** A document whose rows lie as bytes. */
export interface HeldDocument extends Omit<EditionDocument, 'rows' | 'before'> {
  readonly rows: RowBytes
  readonly before: (Omit<NonNullable<EditionDocument['before']>, 'rows'> & { readonly rows: RowBytes }) | null
}

/** What the thread says: the document, or why it is rightly declined. */
export type HandedOver =
  | { readonly ok: true; readonly held: HeldDocument }
  | { readonly ok: false; readonly refusal: { readonly status: number; readonly code: string; readonly sentence: string } }

/** The thread ended without a word: it came upon a fault of ours, or the memory did not suffice. */
const fell = () =>
  new Problem(
    503,
    'preview_fell',
    'Förhandsgranskningen gick inte att göra: något gick fel hos oss. Ingenting är publicerat eller ändrat. Vänta en stund och försök igen. Hjälper det inte, säg till den som sköter servern: felet står i loggen.',
  )

/** The most that the thread may keep in its heap: as much as publishing, which makes the same document. */
const HEAP = { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 8 }

/**
 * The document that publishing would make of a round today, made in a thread of its own that ends with it: meanwhile everybody else
 * is answered, and what making it takes of memory goes with the thread. Throws as `candidate` does; and when the thread falls, which
 * `failed` then hears of.
 */
export async function candidateAside({ db, ...wanted }: Wanted, failed: (error: unknown) => void): Promise<HeldDocument> {
  const order: CandidateOrder = { candidate: { ...wanted, databaseFile: await fileOf(db) } }
  const thread = new Worker(new URL('../thread.mjs', import.meta.url), { workerData: order, resourceLimits: HEAP })
  thread.unref() // nobody is left to see it when the server has stopped
  let said: HandedOver | undefined
  thread.once('message', (handed: HandedOver) => {
    said = handed
  })
  thread.once('error', failed)
  await new Promise((ended) => thread.once('exit', ended))
  if (said?.ok) return said.held
  if (!said) throw fell()
  const { status, code, sentence } = said.refusal
  throw new Problem(status, code, sentence)
}
