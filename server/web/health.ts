import { type Request, Router } from 'express'
import { type Health, health } from '../domain/health.ts'
import { lookingOver } from '../work/look-over.ts'
import type { Deps } from './deps.ts'

/** However often somebody asks, the server looks itself over at most this often: looking writes to the disk. */
const KEPT_MS = 5000

const WORDS: Readonly<Record<Health['status'], string>> = { ready: 'redo', degraded: 'nedsatt', unavailable: 'tar inte emot svar' }

/** How the server is, for whoever watches it: 200 while it takes answers, else 503. No personal data, so no sign-in. */
export function routes({ db, config, codeKey, now, overloaded }: Deps): Router {
  const lookOver = lookingOver(db, config.databaseFile, codeKey)
  let looked: { readonly at: number; readonly signs: ReturnType<typeof lookOver> } | undefined
  const signs = () => {
    const at = now().getTime()
    if (!looked || at - looked.at >= KEPT_MS || at < looked.at) looked = { at, signs: lookOver(now()) }
    return looked.signs
  }
  const router = Router()
  router.get('/halsa', async (req, res) => {
    const found = { overloaded: overloaded(), ...(await signs()) }
    const { status, ailments } = health(found)
    res.status(status === 'unavailable' ? 503 : 200).set('Cache-Control', 'no-store')
    if (wantsJson(req)) res.json({ status, ailments, ...found })
    else res.type('text/plain').send([WORDS[status], ...ailments.map(({ sentence }) => `- ${sentence}`), ''].join('\n'))
  })
  return router
}

const wantsJson = (req: Request): boolean => req.accepts(['text', 'html', 'json']) === 'json'
