import { found, type Proposal } from './proposal.ts'

const ADDRESS = /(?<![\p{L}\p{M}\p{N}._%+'-])[\p{L}\p{M}\p{N}._%+'-]+ ?@ ?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu
// anna (at) exempel punkt se
const SPOKEN =
  /(?<![\p{L}\p{M}\p{N}._%+'-])[\p{L}\p{M}\p{N}._%+'-]+ ?(?:[([{] ?(?:at|snabel-?a|@|a) ?[)\]}]| (?:snabel-?a|at) ) ?[\p{L}\p{N}-]+(?:(?:\.| ?[([{]? ?(?:punkt|dot) ?[)\]}]? ?)[\p{L}\p{N}-]+)+/giu
const ACCOUNT = /(?<![\p{L}\p{N}._])@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,}/gu

/** E-mail addresses, also as people write them to hide them from robots, and names of accounts that begin with @. */
export const emails = (text: string): readonly Proposal[] => [
  ...found('email', text, ADDRESS, () => 'sure'),
  ...found('email', text, SPOKEN, () => 'likely'),
  ...found('email', text, ACCOUNT, () => 'likely'),
]
