import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Dialogue, Recorded } from '../../domain/dialogues/dialogue.ts'
import { dayInto } from '../../domain/rehearsal/calendar.ts'
import type { LocalDate } from '../../domain/round.ts'
import { fromRoot } from '../../root.ts'
import type { Db } from '../../store/database.ts'
import * as dialogues from '../../store/dialogues.ts'

/** An invented dialogue as it stands in db/demo: when it was held is told as a part 0–1 of a year, so that none lies in the future. */
export interface Note extends Omit<Recorded, 'heldOn'> {
  readonly kommunId: string
  readonly year: number
  readonly partOfYear: number
}

/** The invented dialogues of the two real kommuner: what people say is what is true of the areas. */
export async function readNotes(): Promise<readonly Note[]> {
  return JSON.parse(await readFile(fromRoot('db', 'demo', 'dialoger.json'), 'utf8')) // our own file; its test reads every note as the form would
}

/** Keeps the dialogues, marked as a rehearsal. Resolves to them as they were kept. */
export async function keepDialogues(db: Db, notes: readonly Note[], today: LocalDate): Promise<readonly Dialogue[]> {
  const kept: Dialogue[] = []
  for (const { year, partOfYear, ...note } of notes) {
    const id = randomUUID()
    await dialogues.add(db, { ...note, id, heldOn: dayInto(year, partOfYear, today), rehearsal: true, version: 1 })
    const dialogue = await dialogues.get(db, id)
    if (dialogue) kept.push(dialogue)
  }
  return kept
}
