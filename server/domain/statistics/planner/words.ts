import { count } from '../../format.ts'
import type { Plan, Prospect } from './plan.ts'
import type { Wish } from './wish.ts'

const NBSP = '\u00a0'

/** What the wanted change asks for: "För att kunna se att andelen otrygga minskat från 30 till 20 % behövs cirka 380 svar per år." */
export function neededSentence({ from, to, direction, pledges }: Wish, needed: number): string {
  const changed = direction === 'fall' ? 'andelen otrygga minskat' : 'andelen trygga ökat'
  const among = pledges === 1 ? '' : ` när ${pledges} löften följs upp`
  return `För att kunna se att ${changed} från ${whole(from)} till ${whole(to)}${NBSP}% behövs cirka ${count(upToTen(needed))} svar per år${among}.`
}

/** What so many answers can establish: "Med 115 svar per år syns en minskning från 30 % när den är minst 18 procentenheter." */
export function changeSentence({ answers, change }: Pick<Prospect, 'answers' | 'change'>, { from, direction }: Wish): string {
  const what = direction === 'fall' ? 'minskning' : 'ökning'
  return change.detectable
    ? `Med ${count(answers)} svar per år syns en ${what} från ${whole(from)}${NBSP}% när den är minst ${points(change.change)}.`
    : `Med ${count(answers)} svar per år går en ${what} från ${whole(from)}${NBSP}% inte att följa upp.`
}

/** The smallest change that can be seen in a place: "18 procentenheter", or that none can. */
export const changeWords = ({ change }: Pick<Prospect, 'change'>): string =>
  change.detectable ? points(change.change) : 'går inte att följa upp'

/** Percentage points, rounded up: a change said to be seen is seen, and no interval is wider than said. */
export function points(share: number): string {
  const number = Math.ceil(share * 100 - 1e-9)
  return `${number}${NBSP}${number === 1 ? 'procentenhet' : 'procentenheter'}`
}

/** The half-width to expect, rounded up: "±10 procentenheter"; a dash without answers. */
export const marginWords = ({ halfWidth }: Pick<Prospect, 'halfWidth'>): string => (halfWidth === null ? '–' : `±${points(halfWidth)}`)

/** Where the answers suffice for the wanted change, and what to do where they do not. */
export function reachSentences({ areas, kommun, wish }: Plan): readonly string[] {
  const inhabited = areas.filter(({ people }) => people > 0)
  const named = (reach: Prospect['reach']) => inhabited.filter((area) => area.reach === reach).map(({ name }) => name)
  const [now, later, never] = [named('one year'), named('two years'), named('none')]
  const wanted = `${wish.direction === 'fall' ? 'minskningen' : 'ökningen'} från ${whole(wish.from)} till ${whole(wish.to)}${NBSP}%`
  const all = inhabited.length
  return [
    kommunSentence(kommun, wanted),
    ...(now.length > 0 ? [`Med ett års svar syns den i ${placesIn(now, all)}.`] : []),
    ...(later.length > 0 ? [`Jämför ni svaren från två år med svaren från de två åren före syns den i ${placesIn(later, all)}.`] : []),
    ...(never.length > 0 ? [neverSentence(never, all, kommun)] : []),
  ]
}

function kommunSentence({ reach }: Prospect, wanted: string): string {
  if (reach === 'one year') return `I hela kommunen syns ${wanted}.`
  return reach === 'two years'
    ? `I hela kommunen syns ${wanted} först när svaren från två år jämförs med svaren från de två åren före.`
    : `Svaren räcker inte ens i hela kommunen för att se ${wanted}.`
}

function neverSentence(never: readonly string[], all: number, kommun: Prospect): string {
  const where = never.length === all && all > 1 ? 'Inte i något område räcker' : `I ${placesIn(never, all)} räcker inte ens`
  const advice =
    kommun.reach === 'none'
      ? 'Ett löfte med ett större mål går att följa upp, eller så behövs fler svar.'
      : 'Slå ihop områden, eller följ upp löftet för hela kommunen.'
  return `${where} två års svar. ${advice}`
}

/** Where places are many, how many. */
function placesIn(names: readonly string[], all: number): string {
  if (names.length === all && all > 1) return `alla ${all} områden`
  return names.length > 5 ? `${names.length} av ${all} områden` : conjunction.format(names)
}

const conjunction = new Intl.ListFormat('sv', { type: 'conjunction' })

const whole = (share: number) => Math.round(share * 100)

/** Up to the next ten: "cirka" is then never too few. */
const upToTen = (people: number) => Math.ceil(people / 10) * 10
