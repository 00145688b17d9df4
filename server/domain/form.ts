import { count } from './format.ts'
import type { LocalDate } from './round.ts'

/** What was sent for one field of a form, by the field's name: '' when nothing was. */
export type Sent = (field: string) => string

/** Why one field cannot be taken: which field, and a sentence that says what to do. */
export interface FieldFault {
  readonly field: string
  readonly sentence: string
}

/** One answer to choose: what is stored, and its words. */
export interface Choice {
  readonly value: string
  readonly words: string
}

/** Reads a form field by field and remembers everything wrong with it, so that a person is told all faults at once. */
export class FormReader {
  readonly faults: FieldFault[] = []
  readonly #sent: Sent

  constructor(sent: Sent) {
    this.#sent = sent
  }

  /** Remembers a fault. */
  refuse(field: string, sentence: string): void {
    this.faults.push({ field, sentence })
  }

  /** Words, their line ends made alike and outer space taken away. Blank is a fault only when `blank` says how to ask for them. */
  words(field: string, { label, longest, blank }: { readonly label: string; readonly longest: number; readonly blank?: string }): string {
    const words = tidy(this.#sent(field))
    const length = [...words].length
    if (words === '' && blank !== undefined) this.refuse(field, blank)
    if (length > longest) this.refuse(field, `Korta ”${label}”: högst ${count(longest)} tecken får plats, du har skrivit ${count(length)}.`)
    return words
  }

  /** A whole number within limits, thousands apart or not; `from` when it cannot be taken. */
  whole(field: string, { from, to, ask }: { readonly from: number; readonly to: number; readonly ask: string }): number {
    const typed = this.#sent(field).replace(/\s/g, '')
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
    if (value >= from && value <= to) return value
    this.refuse(field, ask)
    return from
  }

  /** A day of the calendar, typed as 2026-03-12; '' when it cannot be taken. Blank is a fault only when `blank` says how to ask for it. */
  day(field: string, { blank }: { readonly blank?: string } = {}): LocalDate {
    const typed = this.#sent(field).trim()
    if (isDay(typed)) return typed
    if (typed !== '') this.refuse(field, 'Skriv datumet med år, månad och dag, till exempel 2026-03-12.')
    else if (blank !== undefined) this.refuse(field, blank)
    return ''
  }

  /** One of the choices; '' when it cannot be taken. */
  choice(field: string, choices: readonly Choice[], { ask }: { readonly ask: string }): string {
    const chosen = this.#sent(field)
    if (choices.some(({ value }) => value === chosen)) return chosen
    this.refuse(field, ask)
    return ''
  }

  /** Those of the choices that were ticked, each sent as a field of its own, `field-value`. */
  ticked(field: string, choices: readonly Choice[]): readonly string[] {
    return choices.map(({ value }) => value).filter((value) => this.#sent(`${field}-${value}`) !== '')
  }
}

/** Whether words are a day that exists, written 2026-03-12. */
export function isDay(words: string): words is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(words)) return false
  const day = new Date(`${words}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(words)
}

/** The words of a chosen value; the value itself when it is no longer among the choices. */
export function wordsOf(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.words ?? value
}

const tidy = (words: string) => words.replace(/\r\n?/g, '\n').trim()
