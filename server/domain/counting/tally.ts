import { type Cell, type Cube, UNKNOWN } from '../cube.ts'
import type { Answers, UrnDocument } from '../document.ts'
import { AGE_GROUPS, SEXES } from '../population.ts'
import type { Survey } from '../survey/survey.ts'
import { askedSlots, derivedSlots, type Slot, type Standing } from './slots.ts'

/** One person's coded answers, and where they count. */
export type Person = Pick<UrnDocument, 'source' | 'areaId' | 'answers'>

/** Counts people one by one into the cells of a cube. */
export interface Tally {
  /** Whether the answers are such as the survey could have been given: known codes, and only to questions that were asked. */
  fits(answers: Answers): boolean
  /** Counts one person. Throws when the answers do not fit the survey; nothing of them is counted then. */
  add(person: Person): void
  /** How many people have been counted. */
  people(): number
  /** The cube of everybody counted so far: cells in the order of their keys, codes that nobody gave left out. */
  cube(): Cube
}

/**
 * An empty tally for a survey. Every question counts every person: under a value, vet ej, vill inte svara, ej aktuellt,
 * UNANSWERED or SKIPPED, and never twice but where several codes may be ticked.
 */
export function tallyOf(survey: Survey): Tally {
  const asked = askedSlots(survey)
  const derived = derivedSlots(survey, asked)
  const slots: readonly Slot[] = [...asked, ...derived]
  const width = slots.reduce((sum, { names }) => sum + names.length, 0)
  const indexOf = (id: string) => asked.findIndex((slot) => slot.id === id)
  const [sex, ageGroup, breakdowns] = [indexOf(survey.cell.sex), indexOf(survey.cell.ageGroup), survey.breakdowns.map(indexOf)]

  const cells = new Map<string, Counting>()
  let people = 0

  /** How the person stands to every question, in order; undefined when an answer does not fit. */
  function stand(answers: Answers): readonly Standing[] | undefined {
    const standings: Standing[] = []
    let understood = 0
    for (const slot of asked) {
      const reached = slot.rules.every(({ at, codes }) => standings[at]?.codes.some((code) => codes.has(code)))
      const answer = answers[slot.id]
      const standing = answer === undefined ? (reached ? slot.blank : slot.passed) : reached ? slot.given(answer) : undefined
      if (!standing) return undefined
      if (answer !== undefined) understood += 1
      standings.push(standing)
    }
    return understood === Object.keys(answers).length ? standings : undefined
  }

  function add({ source, areaId, answers }: Person): void {
    const standings = stand(answers)
    if (!standings) throw new RangeError(`Answers do not fit the survey ${survey.id}.`)
    const place = { source, areaId, sex: within(SEXES, standings[sex]), ageGroup: within(AGE_GROUPS, standings[ageGroup]) }
    const raised = [...standings.map(({ marks }) => marks), ...derived.map((slot) => slot.marks(standings))]
    raise(cellAt('', place), raised)
    for (const at of breakdowns) {
      for (const code of standings[at]?.values ?? []) raise(cellAt(`${asked[at]?.id}=${code}`, place), raised)
    }
    people += 1
  }

  function cellAt(slice: string, place: Place): Counting {
    const key = `${slice}|${place.source}|${place.areaId}|${place.sex}|${place.ageGroup}`
    const known = cells.get(key)
    if (known) return known
    const empty = { slice, ...place, respondents: 0, counters: new Uint32Array(width) }
    cells.set(key, empty)
    return empty
  }

  return {
    fits: (answers) => stand(answers) !== undefined,
    add,
    people: () => people,
    cube: () => ({ surveyId: survey.id, cells: [...cells.values()].map((cell) => toCell(cell, slots)).sort(byKey) }),
  }
}

type Place = Pick<Cell, 'source' | 'areaId' | 'sex' | 'ageGroup'>

interface Counting extends Place {
  readonly slice: string
  respondents: number
  readonly counters: Uint32Array
}

function raise(cell: Counting, raised: readonly (readonly number[])[]): void {
  const { counters } = cell
  for (const marks of raised) for (const mark of marks) counters[mark] = (counters[mark] ?? 0) + 1
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

function byKey(a: Cell, b: Cell): number {
  for (const part of ['slice', 'source', 'areaId', 'sex', 'ageGroup'] as const) {
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1
  }
  return 0
}
