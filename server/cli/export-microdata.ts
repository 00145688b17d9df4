import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { COMMAND_LINE } from '../domain/audit/events.ts'
import { readWish, type Wish } from '../domain/extracts/ordering.ts'
import type { Round } from '../domain/round.ts'
import { may, type Staff } from '../domain/staff.ts'
import type { Db } from '../store/database.ts'
import * as extracts from '../store/extracts.ts'
import * as jobs from '../store/jobs.ts'
import * as staff from '../store/staff.ts'
import { folderOf } from '../work/extract/folder.ts'
import { placeOrder } from '../work/extract/order.ts'
import { command, needed, Refused } from './command.ts'
import type { Context } from './context.ts'
import { performHere } from './perform-here.ts'
import { roundCalled } from './round-called.ts'
import { inWords } from './write-file.ts'

/** Makes the files of answers person by person that the page about microdata gives, for an account that may have them. */
export const exportMicrodata = command({
  name: 'export microdata',
  summary: 'Skriver svaren person för person, förgrovade, med skript för R och SPSS.',
  usage:
    '--kommun KOMMUN --year ÅR --email ADRESS --purpose ÄNDAMÅL [--form bred|lang] [--dialect internationell|excel] [--uncoarsened] --out MAPP',
  help: `Förgrovas tills minst fem personer delar varje kombination av område, kön, ålder och boende. Svar med kod och svar via den
öppna länken får varsin fil. Ändamålet och vem filerna är till sparas i loggen. Mappen skrivs hel eller inte alls, och får inte
finnas förut.

Exempel: npm run cli -- export microdata --kommun varberg --year 2026 --email arvid@kommun.se --purpose "Otrygghet efter ålder" --out mikrodata`,
  options: {
    kommun: { type: 'string', value: 'KOMMUN', means: 'kommunens ord i adressen' },
    year: { type: 'string', value: 'ÅR', means: 'undersökningens år' },
    email: { type: 'string', value: 'ADRESS', means: 'kontot som filerna är till' },
    purpose: { type: 'string', value: 'ÄNDAMÅL', means: 'vad svaren ska användas till' },
    form: { type: 'string', value: 'FORM', means: 'bred: en rad för varje person (annars detta). lang: en rad för varje person och fråga' },
    dialect: { type: 'string', value: 'DIALEKT', means: 'internationell (annars detta) eller excel' },
    uncoarsened: { type: 'boolean', means: 'utan förgrovning; kontot måste ha rätt till det (grant)' },
    out: { type: 'string', value: 'MAPP', means: 'mappen som filerna skrivs i' },
  },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const out = needed(values.out, 'out')
    if (existsSync(out)) throw new Refused(`${out} finns redan. Ange en ny mapp.`)
    const email = needed(values.email, 'email')
    const db = await context.db()
    const { round } = await roundCalled(db, [needed(values.kommun, 'kommun'), needed(values.year, 'year')])
    const account = await accountFor(db, email, round)
    const wish = wishOf(
      {
        form: values.form ?? 'bred',
        dialekt: values.dialect ?? 'internationell',
        oforgrovad: values.uncoarsened ? 'ja' : '',
        andamal: needed(values.purpose, 'purpose'),
      },
      may(account, 'export uncoarsened', round.kommunId),
    )
    const orderId = await placeOrder(db, wish, { round, staffId: account.id, by: COMMAND_LINE, at: context.now() })
    const made = await make(db, context, orderId)
    if (!made) return 2
    await copy(await folderOf(db, orderId), out, made)
    context.print(`Skrev ${made.length} filer i ${out}.`)
    return undefined
  },
})

async function accountFor(db: Db, email: string, round: Round): Promise<Staff> {
  const id = await staff.idOf(db, email)
  const account = id === null ? undefined : await staff.byId(db, id)
  if (!account) throw new Refused(`Det finns inget konto med adressen ${email}.`)
  if (!may(account, 'export microdata', round.kommunId)) throw new Refused(`${email} har inte rätt till mikrodata i den kommunen.`)
  return account
}

function wishOf(typed: Readonly<Record<string, string>>, mayHaveUncoarsened: boolean): Wish {
  const reading = readWish((field) => typed[field] ?? '', mayHaveUncoarsened)
  if (reading.ok) return reading.wish
  throw new Refused(
    'Beställningen kan inte tas emot:',
    reading.faults.map(({ sentence }) => sentence),
  )
}

/** Makes the files in this process. Resolves to their names; undefined, and it has been said why, when they were not made. */
async function make(db: Db, context: Context, orderId: string): Promise<readonly string[] | undefined> {
  const job = await performHere(context, await jobs.request(db, 'extract', orderId, context.now()))
  const manifest = (await extracts.byId(db, orderId))?.manifest
  return job?.state === 'done' ? manifest?.files.map(({ name }) => name) : undefined
}

async function copy(from: string, to: string, names: readonly string[]): Promise<void> {
  const unfinished = `${to}.ofardig`
  try {
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { mode: 0o700 })
    for (const name of names) await copyFile(join(from, name), join(unfinished, name))
    await rename(unfinished, to)
  } catch (error) {
    throw inWords(error, to)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
