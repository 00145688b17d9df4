import { type Person, type Tally, tallyOf } from '../counting/tally.ts'
import { type Cube, UNKNOWN } from '../cube.ts'
import type { Survey } from '../survey/survey.ts'
import { without } from '../survey/without.ts'
import { type RegisterWords, readLine } from './answering.ts'
import { type Columns, columnsOf } from './columns.ts'
import { type FaultBook, faultBook } from './fault-book.ts'

/** A file of answers, counted. */
export interface Responses {
  /** The survey without the questions that the file need not have and has not. */
  readonly survey: Survey
  readonly cube: Cube
  readonly people: number
  readonly unusedColumns: readonly string[]
  /** Questions of the survey that the file has no answers to. */
  readonly lacking: readonly string[]
}

/** Reads a file of answers line by line, so that its size does not matter. */
export interface ResponsesReader {
  /** The names in the file's first line, before any other. */
  head(columns: readonly string[]): void
  line(cells: readonly string[], number: number): void
  /** What was read, or every fault of the file. */
  end(): { readonly ok: true; readonly responses: Responses } | { readonly ok: false; readonly faults: readonly string[] }
}

/** A reader of answers to a survey by people of a register's areas. An earlier round's file `mayLack` questions that are new since. */
export function responsesReader(survey: Survey, register: RegisterWords, mayLack = false): ResponsesReader {
  const book = faultBook()
  let reading: Reading | undefined
  let placed = false
  return {
    head(columns) {
      const found = columnsOf(columns, survey, mayLack)
      if (!found.ok) for (const sentence of found.sentences) book.note(sentence, null)
      else reading = begin(found.columns, columns.length, survey, register, book)
    },
    line(cells, number) {
      if (!reading) return
      const person = personOf(cells, number, reading, register, book)
      if (!person) return
      const { sex, ageGroup } = person.cell ?? { sex: UNKNOWN, ageGroup: UNKNOWN }
      placed ||= (register.sexes.size === 0 || sex !== UNKNOWN) && (register.ageGroups.size === 0 || ageGroup !== UNKNOWN)
      if (!reading.tally.add(person)) book.note(unfitting(reading.survey, person), number)
    },
    end() {
      if (!reading) return { ok: false, faults: book.size > 0 ? book.told() : ['Filen är tom.'] }
      const { survey, tally, columns } = reading
      if (book.size === 0 && tally.people() === 0) book.note('Filen har inga svar.', null)
      const told = [register.sexes.size > 0 ? 'ett kön' : [], register.ageGroups.size > 0 ? 'en åldersgrupp' : []].flat()
      if (book.size === 0 && told.length > 0 && !placed)
        book.note(`Ingen rad har ${told.join(' och ')} som finns bland folkmängderna.`, null)
      if (book.size > 0) return { ok: false, faults: book.told() }
      const { unused: unusedColumns, lacking } = columns
      return { ok: true, responses: { survey, cube: tally.cube(), people: tally.people(), unusedColumns, lacking } }
    },
  }
}

interface Reading {
  readonly survey: Survey
  readonly tally: Tally
  readonly columns: Columns
  /** How many cells a line has. */
  readonly width: number
}

function begin(columns: Columns, width: number, survey: Survey, register: RegisterWords, book: FaultBook): Reading {
  const has = (id: string) => columns.answers.some(({ question }) => question.id === id)
  if (register.sexes.size > 0 && columns.sex < 0 && !has(survey.cell.sex))
    book.note('Kolumnen ”sex” saknas, men folkmängderna är uppdelade efter kön.', null)
  if (register.ageGroups.size > 0 && columns.age < 0 && !has(survey.cell.ageGroup))
    book.note('Kolumnen ”age” saknas, men folkmängderna är uppdelade efter ålder.', null)
  const own = without(survey, [...columns.absent, ...columns.lacking])
  const answers = columns.answers.filter(({ question }) => own.questions.includes(question))
  return { survey: own, tally: tallyOf(own), columns: { ...columns, answers }, width }
}

function personOf(
  cells: readonly string[],
  number: number,
  reading: Reading,
  register: RegisterWords,
  book: FaultBook,
): Person | undefined {
  const { columns, survey, width } = reading
  if (cells.length !== width) {
    book.note(`Raden har ${cells.length} kolumner, rubriken har ${width}.`, number)
    return undefined
  }
  const line = readLine(cells, columns, survey, register)
  if (line.ok) return line.person
  for (const sentence of line.sentences) book.note(sentence, number)
  return undefined
}

/** Why answers that can be read one by one cannot be given together: one is to a question that was never put. */
export function unfitting({ questions }: Survey, { answers }: Person): string {
  const passed = questions.find(
    ({ id, askIf = [] }) => answers[id] !== undefined && !askIf.every((rule) => gave(answers[rule.question], rule.codes)),
  )
  return passed ? `${passed.id}: frågan är besvarad fast hoppregeln går förbi den.` : 'Svaren kan inte ha getts på den här enkäten.'
}

const gave = (answer: Person['answers'][string] | undefined, codes: readonly string[]) =>
  answer !== undefined && (Array.isArray(answer) ? answer : [String(answer)]).some((code) => codes.includes(code))
