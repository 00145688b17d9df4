import { FIRST_NAMES } from './lists/first-names.ts'
import { ORDINARY_NAMES } from './lists/ordinary-names.ts'
import { PLACES } from './lists/places.ts'
import { STOP_WORDS } from './lists/stop-words.ts'
import { SURNAMES } from './lists/surnames.ts'
import type { Confidence, Proposal } from './proposal.ts'
import { type Token, tokensOf } from './tokens.ts'

const inSmall = (words: readonly string[]): ReadonlySet<string> => new Set(words.map((word) => word.toLocaleLowerCase('sv')))
const first = inSmall(FIRST_NAMES)
const ordinary = inSmall(ORDINARY_NAMES)
const places = inSmall(PLACES)
const surnames = inSmall(SURNAMES)
const stops = inSmall(STOP_WORDS)
/** After these a name follows. */
const CALLS = inSmall(
  'heter hette kallas herr fru fröken familjen familj granne grannen grannarna doktor rektor lärare läraren kompisen chefen'.split(' '),
)
/** After these a word with a capital is a place, when it can be one. */
const PREPOSITIONS = inSmall(
  'i på till från mot vid nära kring runt genom utanför mellan utmed längs bortom centrala norra södra östra västra'.split(' '),
)
/** Between the names of one person. */
const PARTICLES = inSmall('von van af de del der el al bin ibn la'.split(' '))
/** Words with capitals that everybody knows for other than persons. */
const KNOWN = inSmall(
  `Gud Sverige Svensk Norge Danmark Finland Europa Polisen Kommunen Regionen Ica Coop Willys Hemköp Lidl Maxi Netto Systembolaget Facebook Instagram
  Google Swish Snapchat Tiktok Volvo Saab Audi Bmw Mercedes Toyota Epa Epatraktor Trafikverket Posten Postnord Vasatrafik Västtrafik Hallandstrafiken
  Skatteverket Försäkringskassan Socialtjänsten Socialen Migrationsverket Arbetsförmedlingen Bup Lss Sfi Jul Påsk Midsommar Ramadan Lions Rotary Securitas
  Ordningsvakter Grannsamverkan Nattvandrarna Ok Pga Tv Mc Gc Cctv Eu Usa Apoteket Nyheter Brf Norra Södra Östra Västra Hus Stora Lilla Gamla Nya Kontakt Tel Pnr Covid Corona Trygghetsvandring`.split(
    /\s+/,
  ),
)
/** How words end that are the names of places and houses. */
const PLACE_END =
  /(?:gatan|gata|vägen|väg|torget|torg|parken|park|skolan|skola|kyrkan|kyrka|centrum|station|stationen|hallen|huset|badet|sjön|ån|viken|ön|berget|skogen|området|köping|stad|staden|borg|by|byn|hamn|hamnen|näs|ås|åsen|dal|dalen|hult|ryd|torp|arp|löv|sta|tuna|vik|ens|ets|bron|bro|plan|planen|gården|gård|föreningen|kommun|län|vallen|hed|heden)$/u

/** Names of persons: first names, surnames, both together, and words with a capital that are nothing else known. Names that are ordinary words too need their surroundings. */
export function names(text: string): readonly Proposal[] {
  const tokens = tokensOf(text)
  const proposals: Proposal[] = []
  for (let place = 0; place < tokens.length; ) {
    const name = nameAt(tokens, place)
    if (name) proposals.push({ kind: 'name', confidence: name.confidence, from: tokens[place]?.from ?? 0, to: tokens[name.last]?.to ?? 0 })
    place = (name?.last ?? place) + 1
  }
  return proposals
}

interface Name {
  readonly confidence: Confidence
  /** The last of its words. */
  readonly last: number
}

function nameAt(tokens: readonly Token[], place: number): Name | null {
  const token = tokens[place]
  if (!token) return null
  const called = CALLS.has(tokens[place - 1]?.lower ?? '') && /^:? $/.test(token.gap)
  const alone = aloneAs(token, tokens[place - 1], called)
  const last = lastOf(tokens, place, called)
  if (last > place && isFirst(token)) return { confidence: 'sure', last }
  if (alone === null) return smallAt(tokens, place)
  return alone === 'unsure' ? unknownAt(tokens, place) : { confidence: alone, last }
}

/** A word with a capital that nobody knows, with another such after it: together they are likely a name, unless the first is a genitive, as in Hallands Nyheter. */
function unknownAt(tokens: readonly Token[], place: number): Name {
  const [token, next, third] = [tokens[place], tokens[place + 1], tokens[place + 2]]
  const parted = next !== undefined && PARTICLES.has(next.lower) && next.gap === ' '
  const [other, last] = parted ? [third, place + 2] : [next, place + 1]
  const isName = other?.capital && other.gap === ' ' && (other.word.length === 1 || aloneAs(other, parted ? next : token, false) !== null)
  return isName && !token?.lower.endsWith('s') ? { confidence: 'likely', last } : { confidence: 'unsure', last: place }
}

/** A first name that is an ordinary word, and a surname, both in small letters: they may be either. */
function smallAt(tokens: readonly Token[], place: number): Name | null {
  const [token, next] = [tokens[place], tokens[place + 1]]
  if (!token || token.capital || !isFirst(token) || next?.gap !== ' ') return null
  if (isSurname(next)) return { confidence: 'likely', last: place + 1 }
  return surnames.has(next.lower) && !places.has(next.lower) ? { confidence: 'unsure', last: place + 1 } : null
}

/** How sure it is that a word by itself is somebody's name. */
function aloneAs(token: Token, before: Token | undefined, called: boolean): Confidence | null {
  const { capital, lower, first: opens } = token
  if (called && capital && !KNOWN.has(lower) && !places.has(lower)) return 'likely'
  if (called && isFirst(token)) return 'likely'
  if (/sson(?:s|en)?$/u.test(lower) && lower.length > 6 && !places.has(lower)) return 'likely'
  if (KNOWN.has(lower) || isPlace(token, before)) return null
  if (isFirst(token)) return firstAlone(token)
  if (!capital || opens || stops.has(lower) || KNOWN.has(bare(lower)) || PLACE_END.test(lower)) return isSurname(token) ? 'unsure' : null
  return isSurname(token) ? 'likely' : token.word.length > 2 && token.word !== token.word.toUpperCase() ? 'unsure' : null
}

function firstAlone({ capital, first: opens, lower, word }: Token): Confidence | null {
  if (ordinary.has(lower) || ordinary.has(bare(lower))) return capital && !opens && word.length > 1 ? 'likely' : null
  return capital || lower.length > 3 ? 'likely' : null
}

/** The place of the last word of a name that begins here: first names, initials and surnames follow with nothing but a space between. */
function lastOf(tokens: readonly Token[], place: number, called: boolean): number {
  const [token, next, third] = [tokens[place], tokens[place + 1], tokens[place + 2]]
  if (!token || !next || next.gap !== ' ' || !(isFirst(token) || (called && token.capital))) return place
  if (third?.gap === ' ' && (token.capital ? PARTICLES.has(next.lower) && third.capital : /^(?:af|von|van)$/u.test(next.lower)))
    return place + 2
  if (!follows(token, next)) return place
  const initial = next.word.length === 1
  const goesOn = third && (initial ? /^\.? $/.test(third.gap) : third.gap === ' ') && third.capital && (isSurname(third) || initial)
  return goesOn ? place + 2 : place + 1
}

const follows = (token: Token, next: Token): boolean =>
  token.capital
    ? next.capital && !KNOWN.has(next.lower) && !STOPS_A_NAME.test(next.lower)
    : !ordinary.has(token.lower) &&
      (isSurname(next) || surnames.has(next.lower) || (isFirst(next) && !ordinary.has(next.lower) && next.lower.length > 3))

const STOPS_A_NAME = /(?:gatan|vägen|torget|parken|skolan|kyrkan|station|centrum|backen|stigen)$/u

const isFirst = ({ lower }: Token): boolean => first.has(lower) || (first.has(bare(lower)) && lower.length > 3)

const isSurname = ({ lower, capital }: Token): boolean =>
  /[^s]sson(?:s)?$|[a-zåäö]sson$/u.test(lower) || (capital && (surnames.has(lower) || surnames.has(bare(lower))) && !places.has(lower))

const isPlace = ({ lower, capital }: Token, before: Token | undefined): boolean =>
  (places.has(lower) || places.has(bare(lower))) && (!first.has(lower) || !capital || PREPOSITIONS.has(before?.lower ?? ''))

/** A word without the s of the genitive. */
const bare = (lower: string) => lower.replace(/(?:['’]?s)$/u, '')
