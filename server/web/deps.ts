import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { IndexModels } from '../domain/statistics/problemindex/model.ts'
import type { Surveys } from '../domain/survey/survey.ts'
import type { CodeKey } from '../store/code-key.ts'
import type { Db } from '../store/database.ts'
import type { Jobs } from '../work/jobs.ts'

/** Everything the pages need from outside: handed in once, so tests can hand in their own clock and database. */
export interface Deps {
  readonly config: Config
  readonly db: Db
  readonly surveys: Surveys
  readonly indexModels: IndexModels
  readonly codeKey: CodeKey
  readonly jobs: Jobs
  readonly log: Logger
  /** The time now. */
  readonly now: () => Date
  /** Whether there is more to do than there is time: newcomers then wait. */
  readonly overloaded: () => boolean
  /** Lets whoever started the server make the first account; null where there is one. */
  readonly firstRunToken: string | null
}
