import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Context } from './context.ts'

/** How a command ended: 0 done, 1 refused with a sentence, 2 a fault of ours or a difference found. */
export type ExitCode = 0 | 1 | 2

/** One option of a command: parseArgs' own description, and what it is for in the help text's words. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: boolean
  readonly default?: string | boolean
  readonly means: string
  /** What stands for the value in the help text: 'ÅÅÅÅ-MM-DD'. */
  readonly value?: string
}

type Options = Readonly<Record<string, Option>>

/** What was typed: option values by name, and the words that belong to no option. */
export interface Given<O extends Options> {
  readonly values: {
    readonly [Name in keyof O]?: O[Name] extends { type: 'boolean' } ? boolean : O[Name] extends { multiple: true } ? string[] : string
  }
  readonly words: readonly string[]
}

/** A command as its file writes it. */
export interface Definition<O extends Options> {
  /** One or two words: 'migrate', 'import areas'. */
  readonly name: string
  /** One line in the list of commands. */
  readonly summary: string
  /** The words after the name: 'FIL.geojson [--dry-run]'. */
  readonly usage: string
  /** Paragraphs of --help, below the usage: formats, examples, what happens. */
  readonly help: string
  readonly options: O
  /** Does it. Throws a Problem or Refused to decline; returns a code only when the end was not plainly "done". */
  run(given: Given<O>, context: Context): Promise<ExitCode | undefined>
}

/** A command as the register keeps it, its own option types closed inside. */
export interface Command extends Omit<Definition<Options>, 'run'> {
  run(argv: readonly string[], context: Context): Promise<ExitCode | undefined>
}

/** Makes a command from its definition: the options' types reach its run, and nothing else needs to know them. */
export function command<const O extends Options>(definition: Definition<O>): Command {
  return {
    ...definition,
    run: (argv, context) => {
      const options: ParseArgsConfig['options'] = Object.fromEntries(
        Object.entries(definition.options).map(([name, { means: _means, value: _value, ...option }]) => [name, option as object]),
      ) as NonNullable<ParseArgsConfig['options']>
      const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
      // parseArgs in strict mode has checked the values against the very options that O was inferred from.
      return definition.run({ values: values as Given<O>['values'], words: positionals }, context)
    },
  }
}

/** Thrown when input was refused for several reasons at once: each is printed on a line of its own. */
export class Refused extends Error {
  readonly faults: readonly string[]

  constructor(heading: string, faults: readonly string[] = []) {
    super(heading)
    this.name = 'Refused'
    this.faults = faults
  }
}

/** The value of an option that must be given. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new Refused(`Ange --${option}.`)
  return value.trim()
}
