import { type Cell, type Cube, UNKNOWN } from '../cube.ts'
import type { UrnDocument } from '../document.ts'
import { AGE_GROUPS, SEXES } from '../population.ts'
import { type Short, signsOf } from '../shorthand.ts'
import type { Survey } from '../survey/survey.ts'
import { askedSlots, derivedSlots, type Slot, type Standing, stand } from './slots.ts'

/** One person's coded answers, and where they count. */
export interface Person extends Pick<UrnDocument, 'source' | 'areaId' | 'answers'> {
  /** The register's sex and age group, when the person's code or file carries them; else they come from the answers. */
  readonly cell?: Pick<Cell, 'sex' | 'ageGroup'>
}

/** The same in shorthand, as it is stored. */
export type Signed = Pick<Short, 'source' | 'areaId' | 'signs'>

/** Counts people one by one into the cells of a cube. */
export interface Tally {
  /**
   * Counts one person. False, and nothing of them is counted, when the answers are not such as the survey could have been
   * given: codes it does not have, or answers to questions that were not asked.
   */
  add(person: Person | Signed): boolean
  /** How many people have been counted. */
  people(): number
  /** The cells of everybody counted so far, one at a time in the order of their keys; codes that nobody gave are left out. */
  cells(): Generator<Cell>
  /** The same as a whole cube: for a large kommun answered by very many, that is a great deal to hold at once. */
  cube(): Cube
}

/**
 * An empty tally for a survey. Every question counts every person: under a value, vet ej, vill inte svara, ej aktuellt,
 * UNANSWERED or SKIPPED, and never twice but where several codes may be ticked. `counted` is shown how each one stood.
 */
export function tallyOf(survey: Survey, counted: Counted = () => {}): Tally {
  const asked = askedSlots(survey)
  const derived = derivedSlots(survey, asked)
  const slots: readonly Slot[] = [...asked, ...derived]
  const width = slots.reduce((sum, { names }) => sum + names.length, 0)
  const indexOf = (id: string) => asked.findIndex((slot) => slot.id === id)
  const [sex, ageGroup, breakdowns] = [indexOf(survey.cell.sex), indexOf(survey.cell.ageGroup), survey.breakdowns.map(indexOf)]

  const places = new Map<string, Map<string, Counting>>()
  let people = 0

  // One person at a time stands here; the arrays are kept because making them anew took longer than the counting.
  const standings = asked.map(({ blank }) => blank)
  const raised = new Uint32Array(width)

  function add(person: Person | Signed): boolean {
    const { source, areaId } = person
    const signs = 'signs' in person ? person.signs : signsOf(survey, person.answers)
    if (!signs || !stand(asked, signs, standings)) return false
    const cell = 'cell' in person ? person.cell : undefined
    let size = 0
    for (const { marks } of standings) for (const mark of marks) raised[size++] = mark
    for (const slot of derived) raised[size++] = slot.mark(standings)
    const marks = raised.subarray(0, size)
    const answered = cell ?? { sex: within(SEXES, standings[sex]), ageGroup: within(AGE_GROUPS, standings[ageGroup]) }
    const place = { source, areaId, ...answered }
    const slices = slicesAt(place)
    raise(cellOf(slices, '', place), marks)
    for (const at of breakdowns) {
      for (const slice of standings[at]?.slices ?? []) raise(cellOf(slices, slice, place), marks)
    }
    people += 1
    counted(person, standings)
    return true
  }

  function slicesAt({ source, areaId, sex, ageGroup }: Place): Map<string, Counting> {
    const key = `${source}|${areaId}|${sex}|${ageGroup}`
    const slices = places.get(key) ?? new Map()
    if (slices.size === 0) places.set(key, slices)
    return slices
  }

  function cellOf(slices: Map<string, Counting>, slice: string, place: Place): Counting {
    const cell = slices.get(slice) ?? { slice, ...place, respondents: 0, counters: new Uint32Array(width) }
    if (cell.respondents === 0) slices.set(slice, cell)
    return cell
  }

  function* cells(): Generator<Cell> {
    const counted = [...places.values()].flatMap((slices) => [...slices.values()]).sort(byKey)
    for (const cell of counted) yield toCell(cell, slots)
  }

  return { add, people: () => people, cells, cube: () => ({ surveyId: survey.id, cells: [...cells()] }) }
}

/** Is shown a person who has been counted, and how they stood. */
type Counted = (person: Pick<Person, 'source' | 'areaId'>, standings: readonly Standing[]) => void

type Place = Pick<Cell, 'source' | 'areaId' | 'sex' | 'ageGroup'>

interface Counting extends Place {
  readonly slice: string
  respondents: number
  readonly counters: Uint32Array
}

function raise(cell: Counting, raised: Uint32Array): void {
  const { counters } = cell
  for (const mark of raised) counters[mark] = (counters[mark] ?? 0) + 1
  cell.respondents += 1
}

// A person who left the question blank, or gave an answer the register does not have, still counts, in a cell of its own.
const within = (known: readonly string[], standing: Standing | undefined) => standing?.codes.find((code) => known.includes(code)) ?? UNKNOWN

function toCell({ counters, ...cell }: Counting, slots: readonly Slot[]): Cell {
  const counts = slots.map(({ id, names, first }) => {
    const given = names.map((name, index) => [name, counters[first + index] ?? 0] as const).filter(([, people]) => people > 0)
    return [id, Object.fromEntries(given)] as const
  })
  return { ...cell, counts: Object.fromEntries(counts) }
}

function byKey(a: Counting, b: Counting): number {
  for (const part of ['slice', 'source', 'areaId', 'sex', 'ageGroup'] as const) {
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1
  }
  return 0
}
