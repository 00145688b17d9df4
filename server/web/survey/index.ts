import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { openAnswersFromEachNetwork } from '../limits.ts'
import * as area from './area.ts'
import { type Channel, residents, trials } from './channel.ts'
import { whileOpen } from './closed.ts'
import { guesses } from './guesses.ts'
import { leave } from './leave.ts'
import { placesIn } from './places.ts'
import * as resume from './resume.ts'
import * as review from './review.ts'
import * as section from './section.ts'
import { shortly } from './short.ts'
import * as start from './start.ts'
import { onward, visits } from './visit.ts'

/** The survey as residents answer it. */
export function routes(deps: Deps): Router {
  const channel = residents(deps)
  return pages(deps, channel).use(onAnotherDevice(deps, channel)).get('/enkat/:kommun', shortly(deps))
}

/** The same pages for staff who try the survey: nothing they send is stored. */
export const trialRoutes = (deps: Deps): Router => pages(deps, trials(deps))

function pages(deps: Deps, channel: Channel): Router {
  const at = `/${channel.root}/:kommun/:ar`
  const on = visits(deps, channel, placesIn(deps))
  const guard = openAnswersFromEachNetwork(deps.config.limits.openAnswersAnHour, () => deps.now().getTime())
  const router = Router()
  router
    .route(at)
    .get(on(whileOpen(start.page)))
    .post(on(whileOpen(start.begins(guesses(deps.now)))))
  router
    .route(`${at}/omrade`)
    .get(on(whileOpen(area.page)))
    .post(on(whileOpen(area.save)))
  router
    .route(`${at}/del/:n`)
    .get(on(whileOpen(section.page)))
    .post(on(whileOpen(section.save)))
  router.get(`${at}/granska`, on(whileOpen(review.page)))
  router
    .route(`${at}/svar`)
    .get(on((visit, _req, res) => onward(visit, res, '/granska')))
    .post(on(whileOpen(review.send(guard))))
  router.get(`${at}/lamna`, on(leave)) // also after closing: somebody may still have the page open
  router.get(`${at}/kvitto`, on(review.receipt)) // also after closing: somebody may have sent theirs at the last minute
  return router
}

// Not for those who try the survey: a trial is one person's at one screen.
function onAnotherDevice(deps: Deps, channel: Channel): Router {
  const at = `/${channel.root}/:kommun/:ar`
  const on = visits(deps, channel, placesIn(deps))
  const router = Router()
  router
    .route(`${at}/orden`)
    .get(on(whileOpen(resume.offer)))
    .post(on(whileOpen(resume.give)))
  router
    .route(`${at}/fortsatt`)
    .get(on(whileOpen(resume.ask)))
    .post(resume.fewGuesses(), on(whileOpen(resume.goOn)))
  return router
}
