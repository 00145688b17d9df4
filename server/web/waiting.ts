import type { IncomingMessage } from 'node:http'
import { still } from './show.ts'
import { LANGUAGES, texts } from './texts.ts'

/** Why somebody is asked to come back in a while. */
export type Reason = 'busy' | 'stopping'

/** Pages that ask somebody to wait, made beforehand in every language; each request gets the one in its own. */
export function waitingPages(reason: Reason): (req: IncomingMessage) => string {
  const pages = new Map(
    LANGUAGES.map((language) => {
      const t = texts(language)
      return [
        language as string,
        still('problem', { title: t('problem.wait_title'), language, sentence: t(`problem.${reason}`), reference: null }),
      ]
    }),
  )
  const swedish = pages.get('sv') ?? ''
  return (req) => pages.get(/(?:^|;\s*)sprak=(\w+)/.exec(req.headers.cookie ?? '')?.[1] ?? 'sv') ?? swedish
}
