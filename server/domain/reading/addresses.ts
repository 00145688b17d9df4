import { type Confidence, found, type Proposal } from './proposal.ts'

const SUFFIX =
  'gatan|gata|gatans|vägen|väg|vägens|gränden|gränd|stigen|stig|allén|allé|torget|torg|backen|backe|kroken|svängen|ringen|slingan|leden|stråket|brinken|liden|esplanaden|kajen|bron'
// Gårdar, parker and platser are more often spoken of than lived at.
const WEAKER = 'gården|gård|parken|planen|platsen|plats|plan|höjden|åsen|ängen|lyckan|tunet|stranden|strand'
const BEFORE = '(?:\\p{Lu}[\\p{L}\\p{M}:]*[ -](?:(?:\\p{Lu}[\\p{L}\\p{M}:]*|av|von|och)[ -]){0,2})?'
// Some streets are called nothing but what they are.
const PLAIN = 'Ringen|Kroken|Slingan|Svängen|Brinken|Liden|Allén|Stråket|Kajen|Gränden'
const NUMBER = '\\d{1,3}(?: ?- ?\\d{1,3})?(?: ?[A-Fa-f](?![\\p{L}\\p{M}]))?(?!\\d)'
const DOOR = '(?:,? (?:lgh|lägenhet|uppg|uppgång|port|vån|våning)\\.? ?[\\dA-Za-z]{1,5}(?![\\p{L}\\p{N}])|,? \\d{1,2} ?tr(?!\\p{L}))*'
const TOWN = '(?:,? \\d{3} ?\\d{2} \\p{Lu}[\\p{L}\\p{M}]+)?'
const NOT_A_QUANTITY =
  '(?! ?(?:%|kr|km|meter|m(?!\\p{L})|år|min|gång|st(?!\\p{L})|-?väg|-?zon|bil|ungdom|person|barn|hastighet|fort|sek|timm|dag|procent|tusen|:|kommer|när|[.,]\\d))'
const STREET = street(SUFFIX)
const PLACE = street(WEAKER)
const PROPERTY = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]{2,}(?:[ -]\p{L}[\p{L}\p{M}]+)? (\d{1,3}):(\d{1,4})(?![\d.])/gu
const BOX = /(?<!\p{L})box \d{1,5}(?!\d)/giu

function street(suffix: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{M}])${BEFORE}(?:[\\p{L}\\p{M}][\\p{L}\\p{M}-]*?(?:${suffix})|${PLAIN}) (?:nr\\.? ?|nummer )?${NUMBER}${NOT_A_QUANTITY}${DOOR}${TOWN}`,
    'gu',
  )
}

/** Addresses of homes: a street or farm and its number, with what follows. A street by itself is a place to speak of, and none. */
export const addresses = (text: string): readonly Proposal[] => [
  ...found('address', text, STREET, ([words]) => ofStreet(words)),
  ...found('address', text, PLACE, ([words]) => (startsLarge(words) ? 'unsure' : null)),
  ...found('address', text, PROPERTY, ({ 0: words, 1: first = '', 2: second = '' }) => ofProperty(words, first, second)),
  ...found('address', text, BOX, () => 'likely'),
]

/** Ways that have numbers without anybody living there, and words that are a way of no name. */
const COMMON =
  /^(?:vägen|gatan|gata|väg|stigen|stig|backen|torget|leden|(?:gång|cykel|bil|riks|läns|lands|motor|huvud|infarts|omfarts|utfarts|genomfarts|gå|tvär|bak|skol|hem|sido|återvänds|cykel|vandrings|pulka|skid|park|grus|skogs)(?:vägen|väg|gatan|gata|leden|led|backen|stigen|stig))$/u

function ofStreet(words: string): Confidence | null {
  const name = words.split(/ (?:nr|nummer|\d)/u)[0] ?? ''
  if (COMMON.test(name.toLocaleLowerCase('sv'))) return null
  return startsLarge(words) ? 'sure' : 'likely'
}

const startsLarge = (words: string) => /^\p{Lu}/u.test(words)

// Berga 3:14 may be a farm or a time of day; what begins with the name of a day or the like is a time.
function ofProperty(words: string, first: string, second: string): Confidence | null {
  const isTime = Number(first) <= 24 && second.length === 2 && Number(second) < 60
  if (!isTime) return 'likely'
  return /^(?:kl|klockan|runt|vid|efter|före|från|mellan|till|sen|ca|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)/iu.test(words)
    ? null
    : 'unsure'
}
