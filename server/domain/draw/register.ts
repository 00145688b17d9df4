import type { AgeGroup, Sex } from '../population.ts'
import { groupOfAge } from './frame.ts'

/** Somebody in the register. */
export interface Registered {
  readonly reference: string
  readonly areaId: string
  readonly sex: Sex
  readonly ageGroup: AgeGroup
}

/** A line of a register: somebody to draw among, somebody whose age is outside the survey's, or what is wrong with the line. */
export type LineReading =
  | { readonly kind: 'person'; readonly person: Registered }
  | { readonly kind: 'outside'; readonly reference: string }
  | { readonly kind: 'faulty'; readonly sentences: readonly string[] }

/** Reads the lines of one register. */
export type ReadLine = (cells: readonly string[]) => LineReading

/** What a register is read for: its areas, and the ages the survey is for. */
export interface Scope {
  readonly areaIds: Pick<ReadonlySet<string>, 'has'>
  readonly ages: { readonly from: number; readonly to?: number }
}

/** The columns, in Swedish or English. */
const COLUMNS = {
  reference: ['referens', 'reference'],
  areaId: ['område', 'area'],
  sex: ['kön', 'sex'],
  age: ['ålder', 'age'],
} as const
type Column = keyof typeof COLUMNS

/** Columns that say who somebody is: a register with one of them is refused, so that no name is ever read. */
const NAMES = /^(namn|förnamn|efternamn|name|personnummer|pnr|adress|address|gatuadress|telefon|e-?post)$/i

/** What a reference may be: an id of the kommun's own. Twelve digits would be a personnummer. */
const REFERENCE = /^[\p{L}\p{N}._-]{1,40}$/u
const PERSONAL_NUMBER = /^(19|20)?\d{6}[-+]?\d{4}$/

/** Finds a register's columns by their names; every fault in them at once. */
export function readHead(
  names: readonly string[],
  scope: Scope,
): { readonly ok: true; readonly read: ReadLine } | { readonly ok: false; readonly sentences: readonly string[] } {
  const at = (column: Column) =>
    names.findIndex((name) => COLUMNS[column].some((known) => known.toLowerCase() === name.trim().normalize().toLowerCase()))
  const [reference, areaId, sex, age] = (['reference', 'areaId', 'sex', 'age'] as const).map(at) as [number, number, number, number] // as many as asked for
  const missing = (Object.keys(COLUMNS) as Column[]).filter((column) => at(column) < 0)
  const people = names.filter((name) => NAMES.test(name.trim().normalize()))
  if (missing.length > 0 || people.length > 0)
    return {
      ok: false,
      sentences: [
        ...missing.map((column) => `Kolumnen ”${COLUMNS[column][0]}” saknas. Filen har: ${names.join(', ')}.`),
        ...people.map((name) => `Kolumnen ”${name}” får inte vara med. Filen ska inte säga vem någon är, bara en referens som ni förstår.`),
      ],
    }
  return {
    ok: true,
    read: (cells) =>
      readLine({ reference: cells[reference] ?? '', areaId: cells[areaId] ?? '', sex: cells[sex] ?? '', age: cells[age] ?? '' }, scope),
  }
}

function readLine(typed: Readonly<Record<Column, string>>, { areaIds, ages }: Scope): LineReading {
  const { reference, areaId } = typed
  const sex = SEX_WORDS.get(typed.sex.toLowerCase())
  const age = /^\d{1,3}$/.test(typed.age) ? Number(typed.age) : undefined
  const known = areaIds.has(areaId)
  if (known && sex && age !== undefined && isReference(reference)) {
    const ageGroup = groupOfAge(age)
    const isWithin = age >= ages.from && age <= (ages.to ?? Number.POSITIVE_INFINITY)
    return isWithin && ageGroup ? { kind: 'person', person: { reference, areaId, sex, ageGroup } } : { kind: 'outside', reference }
  }
  return { kind: 'faulty', sentences: faults(typed, { known, sex, age }) }
}

const isReference = (words: string) => REFERENCE.test(words) && !PERSONAL_NUMBER.test(words)

const SEX_WORDS: ReadonlyMap<string, Sex> = new Map([
  ['kvinna', 'kvinna'],
  ['k', 'kvinna'],
  ['man', 'man'],
  ['m', 'man'],
])

function faults(
  { reference, areaId, sex: sexTyped, age: ageTyped }: Readonly<Record<Column, string>>,
  { known, sex, age }: { readonly known: boolean; readonly sex: Sex | undefined; readonly age: number | undefined },
): readonly string[] {
  const wrongAge = ageTyped === '' ? 'Ålder saknas.' : `Åldern ”${ageTyped}” ska vara ett helt antal år.`
  return [
    ...(isReference(reference) ? [] : [referenceFault(reference)]),
    ...(known ? [] : [areaId === '' ? 'Område saknas.' : `Området ”${areaId}” hör inte till kommunen det året.`]),
    ...(sex ? [] : [sexTyped === '' ? 'Kön saknas.' : `Könet ”${sexTyped}” ska vara kvinna eller man.`]),
    ...(age === undefined ? [wrongAge] : []),
  ]
}

function referenceFault(reference: string): string {
  if (reference === '') return 'Referens saknas.'
  if (PERSONAL_NUMBER.test(reference)) return 'Referensen ser ut som ett personnummer. Ta en egen beteckning i stället.'
  return 'Referensen ska vara högst 40 bokstäver, siffror, punkter eller streck.'
}
