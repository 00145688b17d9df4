import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'
import type { Db } from '../../store/database.ts'
import { type Frame, type Pages, pageOf, sendPage } from '../show.ts'

/** A page that was made once: compressed, with a mark of what it says. */
interface Made {
  readonly html: string
  readonly gzipped: Buffer
  readonly mark: string
}

/** Made pages are some tens of kilobytes each. */
const MOST = 200

const databases = new WeakMap<Db, Map<string, Made>>()

/**
 * Shows a page of an edition, which is the same for everybody until a correction comes: made once, kept while it is among those
 * last asked for, and not sent again to whoever has it. `key` tells it from every other page.
 */
export async function showStill<Name extends keyof Pages>(
  db: Db,
  req: Request,
  res: Response,
  key: string,
  name: Name,
  make: () => Promise<Pages[Name] & Frame>,
): Promise<void> {
  const all = databases.get(db) ?? new Map<string, Made>()
  databases.set(db, all)
  const made = all.get(key) ?? madeOf(pageOf(req, name, await make()))
  all.delete(key) // the one last asked for stands last
  all.set(key, made)
  for (const known of all.keys()) if (all.size > MOST) all.delete(known)
  res.set({ ETag: made.mark, 'Cache-Control': 'public, no-cache' }) // kept by browsers, and asked about: a correction must be seen at once
  if (req.fresh) res.status(304).end()
  else sendPage(req, res, made)
}

const madeOf = (html: string): Made => ({
  html,
  gzipped: gzipSync(html, { level: 9 }),
  mark: `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`,
})
