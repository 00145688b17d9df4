import type { Db } from '../../store/database.ts'
import type { KeyPair } from '../../store/sealing/box.ts'
import * as sealedUrn from '../../store/sealing/urn.ts'
import * as urn from '../../store/urn.ts'
import type { Run } from '../run.ts'

/** Where the documents of a round lie until they are moved out under new ids. */
export interface Source {
  /** What the shuffle is keyed by, hex: the same however many times the work is taken up. */
  readonly secret: string
  count(): Promise<number>
  /** The next documents after an id, in the order of their ids; '' begins. One that cannot be opened is ''. */
  page(after: string, limit: number): Promise<readonly urn.Lying[]>
  /** The documents with these ids, by id. */
  documents(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** An urn that was never sealed. Its shuffle is keyed by the job's secret, which lies in the job's row while the job lasts. */
export const clearUrn = ({ db, secret }: Run, roundId: string): Source => ({
  secret,
  count: () => urn.count(db, roundId),
  page: (after, limit) => urn.page(db, roundId, after, limit),
  documents: (ids) => urn.documents(db, roundId, ids),
})

/**
 * A sealed urn and its keys. Documents are opened in memory as they are read. The shuffle is keyed by the private key, so that what tells
 * old ids from new is on no disk while the work lasts and nowhere at all afterwards.
 */
export const openedUrn = (db: Db, roundId: string, keys: KeyPair): Source => ({
  secret: Buffer.from(keys.privateKey).toString('hex'),
  count: () => sealedUrn.count(db, roundId),
  page: (after, limit) => sealedUrn.page(db, roundId, keys, after, limit),
  documents: (ids) => sealedUrn.documents(db, roundId, keys, ids),
})
