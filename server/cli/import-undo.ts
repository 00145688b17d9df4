import { type Import, undoWords } from '../domain/imports/import.ts'
import * as imports from '../store/imports.ts'
import * as jobs from '../store/jobs.ts'
import { orderUndoing } from '../work/import/order.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'
import { kommunCalled } from './kommun.ts'
import { performHere } from './perform-here.ts'

/** Takes away a round that was read in from a file. */
export const importUndo = command({
  name: 'import undo',
  summary: 'Ångrar en inläsning av svar: tar bort omgången, svaren och siffrorna.',
  usage: 'KOMMUN ÅR --confirm "NAMN ÅR"',
  help: `Bara en omgång som lästs in ur en fil kan tas bort så. Det går inte när ett senare år har räknats efter inläsningen, eller när
någon har beställt mikrodata ur den. Filen finns inte kvar här: den som vill läsa in den igen behöver ha den.

Exempel: npm run cli -- import undo varberg 2025 --confirm "Varberg 2025"`,
  options: { confirm: { type: 'string', value: 'ORD', means: 'kommunens namn och året, som bekräftelse' } },
  async run({ values, words }, context) {
    const [slug = '', year = '', ...more] = words
    if (!/^\d{4}$/.test(year) || more.length > 0) throw new Refused('Ange omgången som KOMMUN ÅR, till exempel: varberg 2025')
    const db = await context.db()
    const kommun = await kommunCalled(slug, context)
    const one = (await imports.ofKommun(db, kommun.id)).find((known) => known.year === Number(year) && STATES.includes(known.state))
    if (!one) throw new Refused(`${kommun.name} har ingen inläst omgång ${year}.`)
    const wanted = undoWords(kommun.name, one.year)
    if (needed(values.confirm, 'confirm') !== wanted) throw new Refused(`Bekräfta med --confirm "${wanted}".`)
    const entry = entryOf(context, kommun.id, { what: 'undid import', details: { year: one.year, import: one.id } })
    const why = await orderUndoing(db, one, entry)
    if (why !== null) throw new Refused(why)
    const job = await performHere(context, await jobs.request(db, 'import', one.id, context.now()))
    if (job?.state !== 'done') return 2
    context.print(`Inläsningen av ${wanted} är ångrad.`)
    return undefined
  },
})

const STATES: readonly Import['state'][] = ['whole', 'arriving', 'leaving']
