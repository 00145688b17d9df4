import { readSheet } from '../../domain/sealing/sheet.ts'
import type { Db } from '../database.ts'
import type { KeyPair } from './box.ts'
import { keysByPassphrase, keysBySheet } from './seals.ts'

/** What somebody gave to open an urn with, as it was typed. */
export interface Given {
  readonly by: 'passphrase' | 'sheet'
  readonly typed: string
}

/** The keys of an urn, or a sentence that says what was wrong with what was given. */
export type Found = { readonly ok: true; readonly keys: KeyPair } | { readonly ok: false; readonly sentence: string }

const WRONG_PASSPHRASE =
  'Lösenfrasen öppnar inte urnan. Kontrollera stora och små bokstäver, eller använd återställningsbladet. Efter några försök får du vänta en stund.'
const ANOTHER_SHEET = 'Orden är rätt skrivna, men bladet hör till en annan omgång, eller till en försegling som har gjorts om.'

/** Gets the keys of a round's urn out by what was typed: its passphrase, or the words of its recovery sheet. */
export async function keysBy(db: Db, roundId: string, { by, typed }: Given): Promise<Found> {
  if (by === 'passphrase') return told(await keysByPassphrase(db, roundId, typed), WRONG_PASSPHRASE)
  const reading = readSheet(typed)
  return reading.ok ? told(await keysBySheet(db, roundId, reading.secret), ANOTHER_SHEET) : reading
}

const told = (keys: KeyPair | undefined, sentence: string): Found => (keys ? { ok: true, keys } : { ok: false, sentence })
