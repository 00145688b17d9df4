import type { LocalDate } from './round.ts'
import { may, type Staff } from './staff.ts'

/** An account as those who answer for access see it. */
export interface Account extends Staff {
  /** The day somebody last signed in to it; null when nobody has. */
  readonly usedOn: LocalDate | null
  /** ISO 8601 instant before which it takes no attempts to sign in, perhaps past; null when it is not locked. */
  readonly lockedUntil: string | null
}

/** What can be done to somebody's account. */
export type Act = 'give password' | 'close'

/** Who does it: a person, or whoever types commands at the server and so could write the file itself. */
export type Manager = Staff | 'command line'

/** Why an act is declined: the account serves a kommun that is not the manager's to answer for, it is their own, or a kommun would have no administrator left. */
export type Hindrance = 'not theirs' | 'their own' | 'last administrator'

/**
 * Why a manager may not do an act to an account; null when they may. The one place that decides it. `administrators` are all
 * there are in the account's kommuner. A new password of their own people choose themselves, with the old one; one that is
 * given would let whoever finds a desk unlocked take the account over.
 */
export function hindrance(act: Act, manager: Manager, account: Staff, administrators: readonly Staff[]): Hindrance | null {
  if (manager !== 'command line') {
    if (manager.id === account.id) return 'their own'
    if (!manages(manager, account.kommunIds)) return 'not theirs'
  }
  return act === 'close' && isLast(account, administrators) ? 'last administrator' : null
}

/** Whether a manager answers for every one of some kommuner. Nobody answers for none. */
export const manages = (manager: Manager, kommunIds: readonly string[]): boolean =>
  manager === 'command line' || (kommunIds.length > 0 && kommunIds.every((id) => may(manager, 'manage accounts', id)))

function isLast({ id, role, kommunIds }: Staff, administrators: readonly Staff[]): boolean {
  if (role !== 'administrator') return false
  const others = administrators.filter((other) => other.id !== id && other.role === 'administrator')
  return kommunIds.some((kommunId) => !others.some((other) => other.kommunIds.includes(kommunId)))
}
