import * as audit from '../store/audit.ts'
import { type Db, settle } from '../store/database.ts'
import * as dialogues from '../store/dialogues.ts'
import * as texts from '../store/texts.ts'
import { entryOf } from './audited.ts'
import { command, Refused } from './command.ts'
import type { Context } from './context.ts'
import { roundCalled } from './round-called.ts'

/** Erases the words of one observation, or one text that somebody wrote in the survey. */
export const erase = command({
  name: 'erase',
  summary: 'Raderar en text på begäran: en observation i en dialog, eller ett fritextsvar.',
  usage: 'note DIALOG NUMMER | text KOMMUN ÅR TEXT | text KOMMUN ÅR --search ORD',
  help: `note  DIALOG är ordet efter /dialoger/ i dialogens adress, NUMMER observationens nummer på sidan.
      Det som sades och föreslogs raderas. Tema och allvar finns kvar och räknas.
text  Sök först upp texten med --search; då skrivs de texter ut som innehåller orden, var och en med sin beteckning TEXT.
Det som raderas går inte att få tillbaka. I loggen står att det har gjorts, men inte vad som stod där.
Säkerhetskopior som redan har tagits ändras inte.

Exempel: npm run cli -- erase note 0f8fad5b-d9cb-469f-a165-70867728950e 2`,
  options: { search: { type: 'string', value: 'ORD', means: 'skriv ut fritextsvaren som innehåller orden, i stället för att radera' } },
  async run({ values, words: [what, ...words] }, context) {
    const db = await context.db()
    if (what === 'note') await eraseNote(db, words, context)
    else if (what !== 'text') throw new Refused('Ange vad som ska raderas: note eller text.')
    else if (values.search !== undefined) return void (await printFound(db, words, values.search, context))
    else await eraseText(db, words, context)
    await settle(db)
    context.print('Texten är raderad.')
    return undefined
  },
})

async function eraseNote(db: Db, words: readonly string[], context: Context): Promise<void> {
  const [id = '', number = '', ...more] = words
  if (!/^[1-9]\d?$/.test(number) || more.length > 0) throw new Refused('Ange dialogen och observationens nummer.')
  const dialogue = await dialogues.get(db, id)
  const note = Number(number)
  if (!dialogue?.observations[note - 1]) throw new Refused(`Dialogen ”${id}” med observation ${note} finns inte.`)
  const entry = entryOf(context, dialogue.kommunId, { what: 'erased note', details: { dialogue: id, note } })
  const erased = await audit.recording(db, entry, (db) => dialogues.eraseWords(db, dialogue, note - 1))
  if (!erased) throw new Refused('Dialogen ändrades just nu av någon annan. Läs den igen och försök på nytt.')
}

async function eraseText(db: Db, [kommunWord = '', year = '', id = '', ...more]: readonly string[], context: Context): Promise<void> {
  if (id === '' || more.length > 0) throw new Refused('Ange kommun, år och textens beteckning. Sök upp den med --search.')
  const { kommun, round } = await roundCalled(db, [kommunWord, year])
  const text = await texts.byId(db, round.id, id)
  if (!text) throw new Refused(`Texten ”${id}” finns inte i omgången.`)
  const entry = entryOf(context, kommun.id, { what: 'erased text', details: { year: round.year, question: text.question } })
  await audit.recording(db, entry, (db) => texts.erase(db, round.id, id))
}

async function printFound(db: Db, words: readonly string[], search: string, context: Context): Promise<void> {
  const { kommun, round } = await roundCalled(db, words)
  if (search.trim().length < 3) throw new Refused('Skriv minst tre tecken att söka efter.')
  await audit.record(db, entryOf(context, kommun.id, { what: 'searched texts', details: { year: round.year } }))
  const found = await texts.search(db, round.id, search.trim())
  if (found.length === 0) context.print('Ingen text innehåller orden.')
  for (const { id, question, words } of found.slice(0, texts.MOST_FOUND)) context.print(`${id}  ${question}: ${words.replace(/\s+/g, ' ')}`)
  if (found.length > texts.MOST_FOUND) context.print('Det finns fler. Skriv fler ord.')
}
