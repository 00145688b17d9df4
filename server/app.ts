import compression from 'compression'
import express, { type Express } from 'express'
import * as accounts from './web/accounts/index.ts'
import * as actions from './web/actions/index.ts'
import * as audit from './web/audit/index.ts'
import type { Deps } from './web/deps.ts'
import * as dialogues from './web/dialogues/index.ts'
import * as editions from './web/editions/index.ts'
import { atFault, missing } from './web/errors.ts'
import * as exports from './web/exports.ts'
import * as extracts from './web/extracts/index.ts'
import * as feedback from './web/feedback/index.ts'
import * as fieldwork from './web/fieldwork/index.ts'
import * as focus from './web/focus/index.ts'
import { forms } from './web/forms.ts'
import * as front from './web/front.ts'
import * as health from './web/health.ts'
import * as imports from './web/imports/index.ts'
import * as keying from './web/keying/index.ts'
import * as lagesbild from './web/lagesbild/index.ts'
import { requestsFromEachNetwork } from './web/limits.ts'
import { logged } from './web/log.ts'
import * as planner from './web/planner/index.ts'
import * as problemindex from './web/problemindex/index.ts'
import * as reading from './web/reading/index.ts'
import * as references from './web/references/index.ts'
import { rehearsing } from './web/rehearsal.ts'
import * as rounds from './web/rounds/index.ts'
import { headers, ownFormsOnly } from './web/safety.ts'
import { compileViews } from './web/show.ts'
import * as staff from './web/staff/index.ts'
import { files } from './web/static.ts'
import * as survey from './web/survey/index.ts'
import * as tips from './web/tips/index.ts'
import * as underlag from './web/underlag/index.ts'

/** The whole application: middleware in order, routes, and the pages for what is missing or wrong. */
export function createApp(deps: Deps): Express {
  compileViews()
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', deps.config.trustProxy)
  app.set('query parser', 'simple')
  app.set('etag', false) // pages are never kept by browsers; files in static/ have marks of their own

  app.use(logged(deps.log))
  app.use(headers(deps.config))
  app.use(health.routes(deps))
  app.use('/static', compression(), files())
  app.use(requestsFromEachNetwork(deps.config.limits.requestsAMinute, () => deps.now().getTime()))
  app.use(forms())
  app.use(ownFormsOnly())

  app.use(survey.routes(deps)) // before sessions: answering never touches staff sessions
  app.use(tips.routes(deps))
  app.use(compression()) // for files to take away: pages compress themselves
  app.use(editions.routes(deps)) // before sessions too: a published page is the same for everybody
  app.use(rehearsing(deps))
  app.use(staff.sessions(deps))
  app.use(front.routes(deps))
  app.use(survey.trialRoutes(deps)) // after sessions: only staff try the survey
  app.use(staff.routes(deps))
  app.use(rounds.routes(deps))
  app.use(reading.routes(deps))
  app.use(keying.routes(deps))
  app.use(fieldwork.routes(deps))
  app.use(focus.routes(deps))
  app.use(planner.routes(deps))
  app.use(exports.routes(deps))
  app.use(extracts.routes(deps))
  app.use(lagesbild.routes(deps))
  app.use(problemindex.routes(deps))
  app.use(dialogues.routes(deps))
  app.use(actions.routes(deps))
  app.use(feedback.routes(deps))
  app.use(underlag.routes(deps))
  app.use(imports.routes(deps))
  app.use(references.routes(deps))
  app.use(accounts.routes(deps))
  app.use(audit.routes(deps))

  app.use(missing)
  app.use(atFault(deps.log))
  return app
}
