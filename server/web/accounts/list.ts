import type { Request, Response } from 'express'
import { type Account, type Hindrance, hindrance } from '../../domain/accounts.ts'
import type { Area } from '../../domain/area.ts'
import { day, instant } from '../../domain/format.ts'
import { mayAnywhere, type Staff } from '../../domain/staff.ts'
import { ABILITY_WORDS, ROLE_WORDS } from '../../domain/staff-words.ts'
import * as accounts from '../../store/accounts.ts'
import { kommunerFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { ABILITIES_TOLD, capital, ROLES_TOLD } from './roles.ts'

/** An account as one line. */
interface Line {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  /** What they may besides what the role gives, in words; '' when nothing. */
  readonly rights: string
  readonly kommuner: string
  readonly used: string
  /** Until when it takes no attempts to sign in; null when it takes them. */
  readonly locked: string | null
  /** Why the reader may not change it, in words; null when they may. */
  readonly hindered: string | null
}

declare module '../show.ts' {
  interface Pages {
    'konton/list': {
      readonly lines: readonly Line[]
      readonly mayManage: boolean
      /** An account has just been closed. */
      readonly closed: boolean
      readonly roles: typeof ROLES_TOLD
      readonly abilities: typeof ABILITIES_TOLD
    }
  }
}

/** Who has access to the person's kommuner, and what each may do there. */
export async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, kommuner } = await kommunerFor(deps, req, 'see accounts')
  const all = await accounts.serving(
    deps.db,
    kommuner.map(({ id }) => id),
  )
  await tell(deps, req, null, { what: 'saw accounts', details: {} })
  const inOrder = [...all].sort((a, b) => byName.compare(a.name, b.name))
  show(req, res, 'konton/list', {
    title: 'Konton',
    section: 'konton',
    lines: inOrder.map((account) => ({ ...lineOf(account, kommuner, deps.now()), hindered: hinderedOf(account, staff, all) })),
    mayManage: mayAnywhere(staff, 'manage accounts'),
    closed: sentQuery(req)('stangt') !== '',
    roles: ROLES_TOLD,
    abilities: ABILITIES_TOLD,
  })
}

function lineOf(account: Account, kommuner: readonly Area[], now: Date): Omit<Line, 'hindered'> {
  const { id, name, email, role, granted = [], usedOn, lockedUntil } = account
  return {
    ...{ id, name, email },
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

function hinderedOf(account: Account, reader: Staff, all: readonly Account[]): string | null {
  const hindered = hindrance('close', reader, account, all)
  return hindered && HINDERED[hindered]
}

const HINDERED: Readonly<Record<Hindrance, string>> = {
  'their own': 'Ditt eget konto',
  'not theirs': 'Sköts av någon annan',
  'last administrator': 'Kommunens sista administratör',
}

const byName = new Intl.Collator('sv')
