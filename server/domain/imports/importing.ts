import { applicable } from '../answers.ts'
import type { Standing } from '../counting/slots.ts'
import { type Person, type Signed, type Tally, tallyOf } from '../counting/tally.ts'
import { type FaultBook, faultBook } from '../microdata/fault-book.ts'
import { unfitting } from '../microdata/responses.ts'
import { answerOf, inOrder } from '../shorthand.ts'
import type { Survey } from '../survey/survey.ts'
import { type Placed, place } from './columns.ts'
import type { Place } from './guess.ts'
import { type LineReading, lineReader } from './line.ts'
import type { Mapping } from './mapping.ts'
import { MOST, MOST_FAULTS, TOO_LONG, widthFault } from './scan.ts'
import { seen } from './seen.ts'

/** What a file is read into. */
export interface Into {
  readonly survey: Survey
  readonly areas: readonly Place[]
  readonly mapping: Mapping
  /** Shown each person as they were understood. */
  readonly keep?: (person: Pick<Person, 'source' | 'areaId'>, standings: readonly Standing[]) => void
}

/** One of the first people of a file, as read. */
export interface Sample extends Pick<Person, 'source' | 'areaId' | 'answers'> {
  readonly line: number
}

/** A file that was read whole, or every reason why it cannot be. */
export type Outcome =
  | {
      readonly ok: true
      readonly tally: Tally
      readonly first: readonly Sample[]
      /** How many lines had answers to questions that were passed over, which were left out. */
      readonly dropped: number
      readonly unused: readonly string[]
    }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads a file of answers line by line. */
export interface Importing {
  head(columns: readonly string[]): void
  line(cells: readonly string[], number: number): void
  stopped(sentence: string, number: number): void
  isEnough(): boolean
  end(): Outcome
}

/** How many of the first people are shown. */
const SHOWN = 5

/** Begins to read a file by a mapping. */
export function importing({ survey, areas, mapping, keep = () => {} }: Into): Importing {
  const book = faultBook(MOST_FAULTS)
  const tally = tallyOf(survey, keep)
  const first: Sample[] = []
  let reading: Reading | undefined
  let [rows, dropped] = [0, 0]

  function add(signed: Signed, number: number): void {
    if (tally.add(signed)) {
      if (first.length < SHOWN) first.push({ line: number, ...inFull(survey, signed) })
    } else if (mapping.passedOver === 'drop') addPruned(inFull(survey, signed), number)
    else book.note(`${unfitting(survey, inFull(survey, signed))} ${HOW_TO_DROP}`, number)
  }

  function addPruned(person: Person, number: number): void {
    const asked = applicable(survey, person.answers)
    const pruned = { ...person, answers: Object.fromEntries(Object.entries(person.answers).filter(([id]) => asked.has(id))) }
    dropped += 1
    if (!tally.add(pruned)) book.note(unfitting(survey, person), number)
    else if (first.length < SHOWN) first.push({ line: number, ...pruned })
  }

  return {
    head(columns) {
      const placing = place(mapping, columns, survey, areas)
      if (placing.ok) reading = begin(placing.placed, columns, { survey, areas })
      else for (const sentence of placing.faults) book.note(sentence, null)
    },
    line(cells, number) {
      rows += 1
      if (!reading || rows > MOST.rows) return
      if (cells.length !== reading.placed.width) return book.note(widthFault(cells.length, reading.placed.width), number)
      refuseDouble(cells, number, reading, book)
      const line = reading.read(cells)
      if (line.ok) add(line.person, number)
      else for (const sentence of line.sentences) book.note(sentence, number)
    },
    stopped: (sentence, number) => book.note(sentence, number),
    isEnough: () => reading === undefined || rows > MOST.rows,
    end() {
      if (rows > MOST.rows) book.note(TOO_LONG, null)
      if (book.size === 0 && (!reading || tally.people() === 0)) book.note('Filen har inga svar.', null)
      if (book.size > 0 || !reading) return { ok: false, faults: book.told() }
      return { ok: true, tally, first, dropped, unused: reading.unused }
    },
  }
}

/** A person's answers by question and code. */
function inFull(survey: Survey, { source, areaId, signs }: Signed): Person {
  const answers = inOrder(survey).flatMap((question, at) => {
    const answer = answerOf(question, signs[at] ?? null)
    return answer === undefined ? [] : [[question.id, answer] as const]
  })
  return { source, areaId, answers: Object.fromEntries(answers) }
}

const HOW_TO_DROP = 'Rätta filen, eller välj att sådana svar utelämnas.'

interface Reading {
  readonly placed: Placed
  readonly read: (cells: readonly string[]) => LineReading
  readonly people: ReturnType<typeof seen>
  readonly unused: readonly string[]
}

function begin(placed: Placed, columns: readonly string[], { survey, areas }: Pick<Into, 'survey' | 'areas'>): Reading {
  const used = new Set([
    placed.area.at,
    placed.respondent,
    ...(typeof placed.source === 'string' ? [] : [placed.source.at]),
    ...placed.questions.flatMap((one) => (one.kind === 'one' ? [one.at] : one.codes.map(({ at }) => at))),
  ])
  return { placed, read: lineReader(placed, survey, areas), people: seen(), unused: columns.filter((_, at) => !used.has(at)) }
}

// The words themselves are not repeated: they may be a personal identity number.
function refuseDouble(cells: readonly string[], number: number, { placed, people }: Reading, book: FaultBook): void {
  if (placed.respondent < 0) return
  const words = (cells[placed.respondent] ?? '').trim()
  const before = words === '' ? undefined : people.before(words, number)
  if (words === '') book.note('Svarandens beteckning saknas.', number)
  if (before !== undefined) book.note(`Svarandens beteckning är densamma som på rad ${before}.`, number)
}
