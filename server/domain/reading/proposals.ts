import { addresses } from './addresses.ts'
import { emails } from './emails.ts'
import { identityNumbers } from './identity-numbers.ts'
import { names } from './names.ts'
import { phones } from './phones.ts'
import { plain } from './plain.ts'
import { plates } from './plates.ts'
import type { Proposal } from './proposal.ts'

/**
 * What in somebody's own words may point a person out, in order and none upon another. Proposals only: a person reads and
 * decides. Not looked for: numbers with letters in place of digits, bare dates of birth, and nicknames.
 */
export function proposalsFor(text: string): readonly Proposal[] {
  const plainly = plain(text)
  const all = [identityNumbers, phones, plates, addresses, emails, names].flatMap((look) => look(plainly))
  const chosen: Proposal[] = []
  for (const proposal of all.sort(weightier)) {
    if (!chosen.some(({ from, to }) => proposal.from < to && from < proposal.to)) chosen.push(proposal)
  }
  return chosen.sort((one, other) => one.from - other.from)
}

const weightier = (one: Proposal, other: Proposal) =>
  Number(one.confidence === 'unsure') - Number(other.confidence === 'unsure') ||
  other.to - other.from - (one.to - one.from) ||
  SURENESS[one.confidence] - SURENESS[other.confidence] ||
  one.from - other.from

const SURENESS = { sure: 0, likely: 1, unsure: 2 } as const
