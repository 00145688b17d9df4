import type { Request, Response } from 'express'
import type { Account } from '../../domain/accounts.ts'
import type { Area } from '../../domain/area.ts'
import { day, instant } from '../../domain/format.ts'
import { ABILITIES, GRANTED, MATRIX, ROLES } from '../../domain/staff.ts'
import { ABILITY_WORDS, ROLE_MEANS, ROLE_WORDS } from '../../domain/staff-words.ts'
import * as accounts from '../../store/accounts.ts'
import { kommunerFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'

/** An account as one line. */
interface Line {
  readonly name: string
  readonly email: string
  readonly role: string
  /** What they may besides what the role gives, in words; '' when nothing. */
  readonly rights: string
  readonly kommuner: string
  readonly used: string
  /** Until when it takes no attempts to sign in; null when it takes them. */
  readonly locked: string | null
}

declare module '../show.ts' {
  interface Pages {
    'konton/list': {
      readonly lines: readonly Line[]
      readonly roles: typeof ROLES_TOLD
      readonly abilities: typeof ABILITIES_TOLD
    }
  }
}

const ROLES_TOLD = ROLES.map((role) => ({ role: capital(ROLE_WORDS[role]), means: ROLE_MEANS[role] }))

// What can only be granted by itself is no role's: it stands with whom it is given to.
const BY_ROLE = ABILITIES.filter((ability) => !GRANTED.some((granted) => granted === ability))
const ABILITIES_TOLD = BY_ROLE.map((ability) => ({
  words: capital(ABILITY_WORDS[ability]),
  may: ROLES.map((role) => MATRIX[ability].includes(role)),
}))

/** Who has access to the person's kommuner, and what each may do there. */
export async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommuner } = await kommunerFor(deps, req, 'see accounts')
  const all = await accounts.serving(
    deps.db,
    kommuner.map(({ id }) => id),
  )
  await tell(deps, req, null, { what: 'saw accounts', details: {} })
  const lines = [...all].sort((a, b) => byName.compare(a.name, b.name)).map((account) => lineOf(account, kommuner, deps.now()))
  show(req, res, 'konton/list', { title: 'Konton', section: 'konton', lines, roles: ROLES_TOLD, abilities: ABILITIES_TOLD })
}

function lineOf(account: Account, kommuner: readonly Area[], now: Date): Line {
  const { name, email, role, granted = [], usedOn, lockedUntil } = account
  return {
    name,
    email,
    role: capital(ROLE_WORDS[role]),
    rights: granted.map((ability) => ABILITY_WORDS[ability]).join(', '),
    kommuner: kommunerOf(account, kommuner),
    used: usedOn === null ? 'aldrig' : day(usedOn),
    locked: lockedUntil !== null && new Date(lockedUntil) > now ? instant(lockedUntil) : null,
  }
}

/** The kommuner that both serve, by name; and how many more the account serves, which are not the reader's to know. */
function kommunerOf({ kommunIds }: Account, kommuner: readonly Area[]): string {
  const known = kommuner.filter(({ id }) => kommunIds.includes(id)).map(({ name }) => name)
  const others = kommunIds.length - known.length
  const more = others === 1 ? ['en kommun till'] : others > 1 ? [`${others} kommuner till`] : []
  return [...known, ...more].join(', ')
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1)
}

const byName = new Intl.Collator('sv')
