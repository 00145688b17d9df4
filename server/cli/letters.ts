import type { LetterKind } from '../domain/audit/events.ts'
import { added, waitingOf } from '../domain/fieldwork/rates.ts'
import { LONGEST_CONTACT, letterOf } from '../domain/letters/letter.ts'
import { isMailing, MAILING_WORDS } from '../domain/letters/mailing.ts'
import { notDrawn } from '../domain/problem.ts'
import { localDate } from '../domain/round.ts'
import * as areas from '../store/areas.ts'
import * as audit from '../store/audit.ts'
import { codeKey } from '../store/code-key.ts'
import * as codes from '../store/codes.ts'
import * as draws from '../store/draws.ts'
import * as mailings from '../store/mailings.ts'
import { writeFiles } from '../work/letters/files.ts'
import { rangeOf, sheets } from '../work/letters/sheets.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'
import { roundCalled } from './round-called.ts'

const HELP = `Utskick 1 är brevet, 2 ett påminnelsekort (A5) och 3 brevet med pappersenkäten. Varje arks adress ligger i fönstret på ett
H2-kuvert. Den vars kod är använd, eller vars brev kommit i retur, är inte med; filerna går till tryckeriet.
--as merge ger en fil för koppling av utskick, --as messages en lista med SMS eller e-post, i stället för PDF.
Arken är numrerade bland alla dragna och numret är detsamma varje gång: --from fortsätter en utskrift som stannat halvvägs.

Exempel: npm run cli -- letters varberg 2026 --mailing 1 --contact "Anna Berg, 0340-880 00" --out brev`

const KINDS: Readonly<Record<string, LetterKind>> = { pdf: 'pdf', merge: 'merge', messages: 'messages' }

/** Makes the letters of a mailing, for the printer. */
export const letters = command({
  name: 'letters',
  summary: 'Gör brev, påminnelsekort, kopplingsfil eller meddelandelista till dem som är dragna.',
  usage: 'KOMMUN ÅR --mailing NUMMER --contact TEXT --out MAPP [--as pdf|merge|messages] [--from ARK] [--to ARK]',
  help: HELP,
  options: {
    mailing: { type: 'string', value: 'NUMMER', means: '1 brev, 2 påminnelsekort, 3 brev med pappersenkät' },
    contact: { type: 'string', value: 'TEXT', means: 'vem man frågar: namn, telefon, e-post' },
    out: { type: 'string', value: 'MAPP', means: 'mappen att skriva i' },
    as: { type: 'string', value: 'SLAG', means: 'pdf, merge eller messages (pdf)' },
    from: { type: 'string', value: 'ARK', means: 'första arkets nummer (1)' },
    to: { type: 'string', value: 'ARK', means: 'sista arkets nummer' },
  },
  async run({ values, words }, context) {
    const db = await context.db()
    const { round, kommun } = await roundCalled(db, words)
    const mailing = Number(needed(values.mailing, 'mailing'))
    if (!isMailing(mailing)) throw new Refused('--mailing ska vara 1, 2 eller 3.')
    const kind = KINDS[values.as ?? 'pdf']
    if (!kind) throw new Refused('--as ska vara pdf, merge eller messages.')
    const asked = askedOf(values)
    const contact = needed(values.contact, 'contact')
    if (contact.length > LONGEST_CONTACT) throw new Refused(`--contact får ha högst ${LONGEST_CONTACT} tecken.`)
    const folder = needed(values.out, 'out')
    const draw = await draws.ofRound(db, round.id)
    const survey = (await context.surveys()).get(round.surveyId)
    if (!draw || !survey) throw notDrawn()
    const below = await areas.namesBelow(db, kommun.id, round.year)
    const names = new Map(below.map(({ id, name }) => [id, name]))
    const to = { name: kommun.name, slug: kommun.slug ?? '' }
    const letter = letterOf({
      survey,
      kommun: to,
      round,
      mailing,
      drawn: draw.method === 'register',
      baseUrl: context.config.baseUrl,
      contact,
    })
    const sums = added(await codes.cells(db, round.id))
    const range = rangeOf(asked, sums.drawn)
    const all = sheets(db, { draw, key: codeKey(context.config), names }, range)
    const made = await writeFiles(folder, { letter, kind, range }, all, async ({ name, sheets }) => {
      if (sheets > 0) context.print(`${name}: ${sheets}`)
    })
    if (made === 0) throw new Refused('Det finns ingen att skriva till: alla koder är använda eller i retur.')
    await mailings.note(db, round.id, { number: mailing, sentOn: localDate(context.now()), sheets: waitingOf(sums) })
    await audit.record(
      db,
      entryOf(context, kommun.id, {
        what: 'made letters',
        details: { year: round.year, mailing, kind, sheets: range.isPart ? null : made },
      }),
    )
    context.print(`Utskick ${mailing} (${MAILING_WORDS[mailing]}): ${made} mottagare.`)
    return undefined
  },
})

function askedOf({ from: first = '1', to: last }: { readonly from?: string; readonly to?: string }) {
  const [from, to] = [Number(first), last === undefined ? null : Number(last)]
  if (Number.isInteger(from) && from >= 1 && (to === null || to >= from)) return { from, to }
  throw new Refused('--from och --to ska vara arknummer, det första inte större än det sista.')
}
