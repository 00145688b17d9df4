import { ANYBODY, type Category, type Dimension } from '../statistics/register.ts'
import type { TextTable } from '../text-table.ts'
import { type RegisterWords, whole } from './answering.ts'
import { columnOf, NAMES } from './columns.ts'
import { type FaultBook, faultBook } from './fault-book.ts'

/** A file of register figures: what it tells apart, and people per category. */
export interface RegisterFile {
  readonly by: readonly Dimension[]
  readonly categories: readonly Category[]
}

export type RegisterFileReading =
  | { readonly ok: true; readonly file: RegisterFile }
  | { readonly ok: false; readonly faults: readonly string[] }

const DIMENSIONS = { areaId: NAMES.area, sex: NAMES.sex, ageGroup: NAMES.age } as const

/** Reads people per area, sex and age group, or per those of them that the file has columns for. Every combination must stand there once, 0 too. */
export function readRegisterFile({ columns, lines }: TextTable): RegisterFileReading {
  const book = faultBook()
  const nameOf = (names: readonly string[]) => columns[columnOf(columns, names)]
  const [people, year] = [nameOf(NAMES.people), nameOf(NAMES.year)]
  const by = (Object.keys(DIMENSIONS) as Dimension[]).filter((dimension) => nameOf(DIMENSIONS[dimension]) !== undefined)
  if (people === undefined) book.note(`Kolumnen ”people” (antal personer) saknas. Filen har kolumnerna ${columns.join(', ')}.`, null)
  if (by.length === 0) book.note(`Filen har ingen av kolumnerna area, sex och age. Den har ${columns.join(', ')}.`, null)
  if (book.size > 0) return { ok: false, faults: book.told() }

  const years = new Set(lines.map(({ cells }) => (year === undefined ? '' : cells[year])))
  if (years.size > 1) book.note(`Filen har flera år: ${[...years].join(', ')}. Lämna bara det år som svaren ska vägas till.`, null)
  const categories = lines.flatMap(({ cells, number }) => {
    const word = (dimension: Dimension) =>
      by.includes(dimension) ? whole((cells[nameOf(DIMENSIONS[dimension]) ?? ''] ?? '').trim()) : ANYBODY
    const category = { areaId: word('areaId'), sex: word('sex'), ageGroup: word('ageGroup'), people: peopleOf(cells[people ?? ''] ?? '') }
    return isRight(category, cells[people ?? ''] ?? '', number, book) ? [category] : []
  })
  if (lines.length === 0) book.note('Filen har inga rader.', null)
  if (book.size === 0) complete(categories, book)
  return book.size > 0 ? { ok: false, faults: book.told() } : { ok: true, file: { by, categories } }
}

/** The words of the register, and its age groups in order: by the number each begins with. */
export function wordsOf(files: readonly RegisterFile[]): RegisterWords {
  const categories = files.flatMap((file) => file.categories)
  const words = (dimension: Dimension) => new Set(categories.map((category) => category[dimension]).filter((word) => word !== ANYBODY))
  return { areaIds: words('areaId'), sexes: words('sex'), ageGroups: new Set([...words('ageGroup')].sort(byAge)) }
}

const byAge = (a: string, b: string) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.length - b.length

// Spreadsheets write groups of thousands.
function peopleOf(written: string): number {
  const digits = whole(written.trim()).replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}\b)/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}

function isRight(category: Category, people: string, line: number, book: FaultBook): boolean {
  const sentences = [
    ...(Number.isNaN(category.people) ? [`Antalet ”${people}” ska vara ett helt tal, 0 eller större.`] : []),
    ...(category.areaId === '' ? ['Områdets kod saknas.'] : []),
    ...(category.sex === '' ? ['Könet saknas.'] : []),
    ...(category.ageGroup === ANYBODY || /^\d/.test(category.ageGroup)
      ? []
      : [`Åldersgruppen ”${category.ageGroup}” börjar inte med ett tal, så ordningen mellan åldrarna är okänd.`]),
  ]
  for (const sentence of sentences) book.note(sentence, line)
  return sentences.length === 0
}

function complete(categories: readonly Category[], book: FaultBook): void {
  const keyOf = ({ areaId, sex, ageGroup }: Omit<Category, 'people'>) =>
    [areaId, sex, ageGroup].filter((word) => word !== ANYBODY).join(' ')
  const seen = new Set<string>()
  for (const category of categories) {
    if (seen.has(keyOf(category))) book.note(`${keyOf(category)} finns två gånger.`, null)
    seen.add(keyOf(category))
  }
  const words = (dimension: Dimension) => [...new Set(categories.map((category) => category[dimension]))]
  for (const areaId of words('areaId')) {
    for (const sex of words('sex')) {
      for (const ageGroup of words('ageGroup')) {
        const key = keyOf({ areaId, sex, ageGroup })
        if (!seen.has(key)) book.note(`${key} saknas. Skriv 0 om ingen bor där.`, null)
      }
    }
  }
}
