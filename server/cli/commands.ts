import type { Command } from './command.ts'
import { migrate } from './migrate.ts'

/** Every command there is, in the order the list shows them. A new one is a file here and a line below. */
export const commands: readonly Command[] = [migrate]
