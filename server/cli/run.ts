import { Problem } from '../domain/problem.ts'
import { diskFault, diskSentence } from '../store/disk.ts'
import { type Command, type ExitCode, Refused } from './command.ts'
import { commands } from './commands.ts'
import type { Context } from './context.ts'

const PROGRAM = 'npm run cli --'

/** Finds the command in the words typed, runs it, and turns every way of ending into an exit code and sentences. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  const found = find(argv)
  if (!found) return withoutCommand(argv, context)
  const { command, rest } = found
  if (asksForHelp(rest)) {
    context.print(helpOf(command))
    return 0
  }
  try {
    return (await command.run(rest, context)) ?? 0
  } catch (error) {
    return explain(error, command, context)
  }
}

/** The list of commands. */
export function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [`Användning: ${PROGRAM} KOMMANDO …`, '', ...lines, '', `Mer om ett kommando: ${PROGRAM} KOMMANDO --help`].join('\n')
}

/** Everything about one command. */
export function helpOf({ name, summary, usage, help, options }: Command): string {
  const flags = Object.entries(options).map(([option, { value, type, short, means }]) => ({
    left: `${short ? `-${short}, ` : ''}--${option}${type === 'string' ? ` ${value ?? 'VÄRDE'}` : ''}`,
    means,
  }))
  const width = Math.max(0, ...flags.map(({ left }) => left.length))
  const list = flags.map(({ left, means }) => `  ${left.padEnd(width)}  ${means}`)
  return [`${PROGRAM} ${`${name} ${usage}`.trim()}`, '', summary, ...(help ? ['', help] : []), ...(list.length ? ['', ...list] : [])].join(
    '\n',
  )
}

// The longest name wins, so 'import areas' is found before a command called 'import' would be.
function find(argv: readonly string[]): { command: Command; rest: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === argv.slice(0, length).join(' '))
    if (command) return { command, rest: argv.slice(length) }
  }
  return undefined
}

function withoutCommand(argv: readonly string[], { print, complain }: Context): ExitCode {
  if (argv.length === 0 || asksForHelp(argv)) {
    print(overview())
    return 0
  }
  complain(`Kommandot "${argv[0]}" finns inte.\n`)
  complain(overview())
  return 1
}

// After a lone "--" everything is a word, even "--help".
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return argv.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h')
}

function explain(error: unknown, { name }: Command, { complain }: Context): ExitCode {
  if (error instanceof Problem || error instanceof Refused) {
    complain(error.message)
    if (error instanceof Refused) for (const fault of error.faults) complain(`  ${fault}`)
    return 1
  }
  if (isParseArgsError(error)) {
    complain(optionFault(error))
    complain(`Se: ${PROGRAM} ${name} --help`)
    return 1
  }
  const disk = diskFault(error)
  if (disk) {
    complain(`${diskSentence(disk)} Kommandot gjordes inte färdigt.`)
    return 1
  }
  complain(`Något gick fel hos oss i "${name}": ${error instanceof Error ? error.message : String(error)}`)
  return 2
}

const isParseArgsError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

// parseArgs speaks English; the option it stumbled on stands in quotes.
function optionFault(error: Error & { code?: unknown }): string {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? ''
  return error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `Valet ${option} finns inte.` : `Valet ${option} är fel angivet.`
}
