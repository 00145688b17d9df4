import { PLACES } from './lists/places.ts'
import { type Confidence, found, type Proposal } from './proposal.ts'

const LETTER = '[\\p{L}\\p{M}]'
/** How the names of streets end, together with what they are called by or apart from it. */
const ENDS =
  'gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|allé|torget|torg|backen|backe|kroken|svängen|ringen|slingan|leden|stråket|brinken|liden|esplanaden|kajen|bron'
/** Farms, parks and squares are spoken of more often than lived at. */
const WEAKER_ENDS = 'gården|gård|parken|planen|platsen|plats|plan|höjden|åsen|ängen|lyckan|tunet|stranden|strand'
/** Streets that are called nothing but what they are. */
const ALONE = 'Ringen|Kroken|Slingan|Svängen|Brinken|Liden|Allén|Stråket|Kajen|Gränden|Esplanaden|Boulevarden'
const LARGE = '\\p{Lu}[\\p{L}\\p{M}:]*'
const BEFORE = `(?:${LARGE}[ -](?:(?:${LARGE}|av|von|och)[ -]){0,3})`
const SIDE = '(?:stora|lilla|norra|södra|östra|västra|gamla|nya|övre|nedre|yttre|inre) '
const NUMBER = '(?:nr\\.? ?|nummer )?\\d{1,3}(?: ?- ?\\d{1,3})?(?: ?[A-Fa-f](?![\\p{L}\\p{M}]))?(?!\\d)'
const DOOR = '(?:,? (?:lgh|lägenhet|uppg|uppgång|port|vån|våning)\\.? ?[\\dA-Za-z]{1,5}(?![\\p{L}\\p{N}])|,? \\d{1,2} ?tr(?!\\p{L}))*'
const TOWN = '(?:,? \\d{3} ?\\d{2} \\p{Lu}[\\p{L}\\p{M}]+)?'
const NOT_A_QUANTITY =
  '(?! ?(?:%|kr|km|meter|m(?!\\p{L})|år|min|gång|st(?!\\p{L})|-?väg|-?zon|bil|ungdom|person|barn|hastighet|fort|sek|timm|dag|procent|tusen|:|kommer|när|[.,]\\d))'

const ending = (name: string) => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${name} ${NUMBER}${NOT_A_QUANTITY}${DOOR}${TOWN}`, 'gu')
const STREET = ending(`(?:${BEFORE}|${SIDE})?(?:${LETTER}(?:${LETTER}|-)*?(?:${ENDS})|${ALONE})`)
const APART = ending(
  `(?:${BEFORE}|${SIDE}|${LETTER}{3,}s )(?:${ENDS}|${ENDS.replace(/(^|\|)./g, (start) => start.toLocaleUpperCase('sv'))})`,
)
const PLACE = ending(`${BEFORE}?${LETTER}(?:${LETTER}|-)*?(?:${WEAKER_ENDS})`)
// Trädgårdsg. 36, Ekv. 4
const SHORTENED = ending(`${BEFORE}?\\p{Lu}${LETTER}{2,}[gv]\\.`)
const PROPERTY = /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{M}]*[ -])?\p{Lu}[\p{L}\p{M}]{2,} (\d{1,3}):(\d{1,4})(?![\d.])/gu
const BOX = /(?<!\p{L})box \d{1,5}(?!\d)/giu

/** Addresses of homes: a street or farm and its number, with what follows. A street by itself is a place to speak of, and none. */
export const addresses = (text: string): readonly Proposal[] => [
  ...found('address', text, STREET, ([words]) => ofStreet(words)),
  ...found('address', text, APART, ([words]) => (startsLarge(words) ? 'sure' : 'likely')),
  ...found('address', text, PLACE, ([words]) => (startsLarge(words) ? 'unsure' : null)),
  ...found('address', text, SHORTENED, ([words]) => ofShortened(words)),
  ...found('address', text, PROPERTY, ({ 0: words, 1: first = '', 2: second = '' }) => ofProperty(words, first, second)),
  ...found('address', text, BOX, () => 'likely'),
]

/** Ways that have numbers without anybody living there, and words that are a way of no name. */
const COMMON =
  /^(?:gång|cykel|bil|riks|läns|lands|motor|huvud|infarts|omfarts|utfarts|genomfarts|gå|tvär|bak|skol|hem|sido|återvänds|vandrings|pulka|skid|grus)(?:vägen|väg|gatan|gata|leden|led|backen|stigen|stig|torget)$/u

function ofStreet(words: string): Confidence | null {
  if (COMMON.test(nameIn(words).toLocaleLowerCase('sv'))) return null
  return startsLarge(words) ? 'sure' : 'likely'
}

// A town may end a sentence, and a number begin the next: Varberg. 3 poliser kom.
function ofShortened(words: string): Confidence | null {
  const name = nameIn(words).replace('.', '')
  return places.has(name) || /(?:dag|ing|berg|borg|ung|lag|jag|skog|väg)$/u.test(name) ? null : 'likely'
}

const places = new Set(PLACES)

const nameIn = (words: string) => words.split(/ (?:nr|nummer|\d)/u)[0] ?? ''

const startsLarge = (words: string) => /^\p{Lu}/u.test(words)

// Berga 3:14 may be a farm or a time of day; what begins with the name of a day or the like is a time.
function ofProperty(words: string, first: string, second: string): Confidence | null {
  const isTime = Number(first) <= 24 && second.length === 2 && Number(second) < 60
  if (!isTime) return 'likely'
  return /^(?:kl|klockan|runt|vid|efter|före|från|mellan|till|sen|ca|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)/iu.test(words)
    ? null
    : 'unsure'
}
