import type { Request, Response } from 'express'
import { forgetCookie } from '../cookies.ts'
import { onward, type Visit } from './visit.ts'

/** Where a quick exit leads: a page that anybody may have been looking at. */
const ELSEWHERE = 'https://www.smhi.se/'

/**
 * The quick exit: for who must not be seen with these questions. The browser forgets the draft's key, so going back shows nothing
 * that was answered, and it is shown something else at once. Another site that links here makes nobody lose a draft.
 */
export function leave(visit: Visit, req: Request, res: Response): void {
  const from = req.get('sec-fetch-site')
  if (from === undefined || from === 'same-origin' || from === 'none') {
    forgetCookie(res, visit.deps.config, visit.channel.cookie, visit.base)
    res.status(303).location(ELSEWHERE).end()
  } else onward(visit, res, '')
}
