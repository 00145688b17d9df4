import { ABILITIES, GRANTED, MATRIX, ROLES } from '../../domain/staff.ts'
import { ABILITY_WORDS, ROLE_MEANS, ROLE_WORDS } from '../../domain/staff-words.ts'

/** Words as they begin a cell or a choice. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1)
}

/** The roles, and what each is for. */
export const ROLES_TOLD = ROLES.map((role) => ({ role: capital(ROLE_WORDS[role]), means: ROLE_MEANS[role] }))

// What can only be granted by itself is no role's: it stands with whom it is given to.
const BY_ROLE = ABILITIES.filter((ability) => !GRANTED.some((granted) => granted === ability))

/** Everything that roles give, and whether each of them does, in the order of ROLES. */
export const ABILITIES_TOLD = BY_ROLE.map((ability) => ({
  words: capital(ABILITY_WORDS[ability]),
  may: ROLES.map((role) => MATRIX[ability].includes(role)),
}))
