import { INVENTED, type Line, type Table, type Column as TableColumn } from '../exports/table.ts'
import type { Column } from './sheet.ts'
import type { Coded } from './variables.ts'

/** One line of the labels: a column and one of its codes; null for a column without. */
export interface LabelLine extends Line {
  readonly about: null
  readonly column: Pick<Column, 'name' | 'label'>
  readonly coded: Coded | null
}

/** Every column and every code that may stand in it, in words. Of several files with the same columns each code is told once. */
export function labels(name: string, rehearsal: boolean, files: readonly (readonly Column[])[]): Table<LabelLine> {
  const all = new Map<string, LabelLine>()
  for (const column of files.flat()) {
    const codes: readonly (Coded | null)[] = column.codes.length > 0 ? column.codes : [null]
    for (const coded of codes) all.set(`${column.name}\n${coded?.code ?? ''}`, { about: null, column, coded })
  }
  const order = [...new Set([...all.values()].map(({ column }) => column.name))]
  const lines = order.flatMap((name) => [...all.values()].filter(({ column }) => column.name === name))
  return { name, notice: rehearsal ? INVENTED : null, origin: null, columns: COLUMNS, lines }
}

const COLUMNS: readonly TableColumn<LabelLine>[] = [
  {
    name: 'kolumn',
    type: 'text',
    means: 'Kolumnens namn i datafilen; i den långa formen det som står under fraga.',
    of: ({ column }) => column.name,
  },
  { name: 'etikett', type: 'text', means: 'Kolumnen i ord.', of: ({ column }) => column.label },
  { name: 'kod', type: 'text', means: 'Koden som den står i datafilen.', of: ({ coded }) => coded?.code ?? null },
  { name: 'kod_etikett', type: 'text', means: 'Koden i ord.', of: ({ coded }) => coded?.words ?? null },
  {
    name: 'saknat_varde',
    type: 'text',
    means: 'ja = koden är inget värde och räknas inte in när andelar räknas ut.',
    of: ({ coded }) => (coded ? (coded.isMissing ? 'ja' : 'nej') : null),
  },
]
