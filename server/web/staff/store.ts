import { type SessionData, Store } from 'express-session'
import { diskFault } from '../../store/disk.ts'
import * as kept from '../../store/sessions.ts'
import type { Deps } from '../deps.ts'

declare module 'express-session' {
  interface SessionData {
    /** Who signed in. */
    staffId: string
  }
}

type Done<T = void> = (error?: unknown, value?: T | null) => void

/** Our sessions table, as express-session wants to speak with it. */
export class SessionStore extends Store {
  readonly #deps: Pick<Deps, 'db' | 'now'>

  constructor(deps: Pick<Deps, 'db' | 'now'>) {
    super()
    this.#deps = deps
  }

  override get(id: string, done: Done<SessionData>): void {
    const { db, now } = this.#deps
    settle(
      kept.read(db, id, now()).then((document) => (document === undefined ? null : JSON.parse(document))),
      done,
    )
  }

  override set(id: string, session: SessionData, done: Done = () => {}): void {
    const { db, now } = this.#deps
    settle(kept.write(db, id, { staffId: session.staffId ?? null, document: JSON.stringify(session) }, now()), done)
  }

  override touch(id: string, _session: SessionData, done: Done = () => {}): void {
    const { db, now } = this.#deps
    // A visit that cannot be noted, on a full disk, is no reason to keep the page back.
    settle(
      kept.use(db, id, now()).catch((error: unknown) => {
        if (!diskFault(error)) throw error
      }),
      done,
    )
  }

  override destroy(id: string, done: Done = () => {}): void {
    settle(kept.remove(this.#deps.db, id), done)
  }
}

// A throw inside a callback must not come back as a rejection and call it twice.
function settle<T>(work: Promise<T>, done: Done<T>): void {
  work.then(
    (value) => setImmediate(done, undefined, value),
    (error) => setImmediate(done, error),
  )
}
