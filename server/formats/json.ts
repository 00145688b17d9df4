import { toldOrigin } from '../domain/exports/origin.ts'
import { described, type Line, type Table } from '../domain/exports/table.ts'
import type { Format } from './contract.ts'

/** JSON: the notice, where the figures come from, what each column means, and the lines as objects. One line of text a line of the table. */
export const json = {
  name: 'json',
  says: 'JSON',
  mediaType: 'application/json; charset=utf-8',
  ending: '.json',
  write: pieces,
} as const satisfies Format

async function* pieces<L extends Line>({ notice, origin, columns, lines }: Table<L>): AsyncGenerator<string> {
  yield `{"anmarkning":${JSON.stringify(notice)},\n${origin ? `"harkomst":${JSON.stringify(toldOrigin(origin))},\n` : ''}"kolumner":${JSON.stringify(described(columns))},\n"rader":[`
  let between = '\n'
  for await (const line of lines) {
    yield between + JSON.stringify(Object.fromEntries(columns.map((column) => [column.name, column.of(line)])))
    between = ',\n'
  }
  yield '\n]}\n'
}
