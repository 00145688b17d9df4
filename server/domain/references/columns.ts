/** What a file of reference statistics has columns for, and their names: ours first, then Brå's and the English. Letters' size does not matter. */
export const COLUMNS = {
  source: ['källa', 'kalla', 'source'],
  place: ['plats', 'geografi', 'place'],
  series: ['serie', 'variabel', 'series'],
  year: ['år', 'ar', 'year'],
  share: ['andel', 'andel_procent', 'share_percent'],
  low: ['undre', 'ki95_undre', 'low'],
  high: ['övre', 'ki95_ovre', 'high'],
  respondents: ['svarande', 'antal_svarande', 'respondents'],
  measure: ['mått', 'matt', 'measure'],
  question: ['fråga', 'fraga', 'question'],
  limitation: ['begränsning', 'begransning', 'limitation'],
} as const

/** A column that a file of reference statistics may have. */
export type Column = keyof typeof COLUMNS

/** The names that a file has given to the columns it has. */
export type Names = { readonly [C in Column]?: string }

/** Finds the columns among a file's. */
export function namesOf(columns: readonly string[]): Names {
  const same = (name: string) => name.normalize().trim().toLowerCase()
  const entries = (Object.keys(COLUMNS) as Column[]).flatMap((column) => {
    const name = columns.find((one) => (COLUMNS[column] as readonly string[]).includes(same(one)))
    return name === undefined ? [] : [[column, name] as const]
  })
  return Object.fromEntries(entries)
}
