import { written } from '../../domain/code.ts'
import { type Letter, linkOf, type Sheet } from '../../domain/letters/letter.ts'
import { records } from '../csv.ts'
import { EXCEL } from '../csv-excel.ts'

/** A file for mail merge: the printer joins names and addresses by the reference. Swedish Excel opens it. */
export function merge(letter: Letter, sheets: readonly Sheet[]): string {
  const head = ['nummer', 'referens', 'kod', 'adress', 'länk']
  const lines = sheets.map(({ number, reference, code }) => [number, reference, written(code), letter.shortAddress, linkOf(letter, code)])
  return EXCEL.opening + records([...noticed(letter), head, ...lines], EXCEL)
}

/** A list of messages to send by SMS or e-mail, whole, each with its own link; who they go to is joined by the reference. */
export function messages(letter: Letter, sheets: readonly Sheet[]): string {
  const lines = sheets.map(({ reference, code }) => [reference, messageOf(letter, code)])
  return EXCEL.opening + records([...noticed(letter), ['referens', 'meddelande'], ...lines], EXCEL)
}

const messageOf = (letter: Letter, code: string) =>
  `${letter.heading} ${letter.howTitle}: ${linkOf(letter, code)} Din kod är ${written(code)}. Frågor? ${letter.contact}`

const noticed = ({ rehearsal }: Letter) => (rehearsal === null ? [] : [[rehearsal]])
