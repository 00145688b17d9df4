import type { EditionDocument } from '../../domain/editions/document.ts'
import type { Db } from '../../store/database.ts'
import * as editions from '../../store/editions.ts'

/** Documents are some megabytes: only those last asked for are kept read. */
const MOST = 2

const databases = new WeakMap<Db, Map<string, EditionDocument>>()

/** The document of an edition, read from its bytes. Undefined when there is no such edition. */
export async function opened(db: Db, hash: string): Promise<EditionDocument | undefined> {
  const all = databases.get(db) ?? new Map<string, EditionDocument>()
  databases.set(db, all)
  const document = all.get(hash) ?? (await read(db, hash))
  if (!document) return undefined
  all.delete(hash) // the one last asked for stands last
  all.set(hash, document)
  for (const known of all.keys()) if (all.size > MOST) all.delete(known)
  return document
}

async function read(db: Db, hash: string): Promise<EditionDocument | undefined> {
  const text = await editions.document(db, hash)
  return text === undefined ? undefined : JSON.parse(text) // only publishing writes documents, and they are never changed
}
