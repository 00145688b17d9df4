import type { Source } from '../round.ts'

/** Some tables: of questions that tell something of each other, or without any of the numbers of respondents, by the answers of one source. */
export interface Tables {
  readonly source: Source
  readonly questions: readonly string[]
}

/** Thrown when the solver fell or came too late: of these tables nobody can say what they give away. What fell is the cause. */
export class Unsolved extends Error {
  readonly tables: Tables

  constructor(tables: Tables, options: ErrorOptions) {
    super(`The solver fell over ${tables.source} ${tables.questions.join(', ') || 'respondents'}.`, options)
    this.tables = tables
  }
}
