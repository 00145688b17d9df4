import type { Kind } from '../../../server/domain/reading/kinds.ts'
import type { Random } from '../../../server/domain/rehearsal/random.ts'

/** What is planted in the corpus: every kind but the reader's own. */
export type Planted = Exclude<Kind, 'other'>

/** Chance with a few ways to ask it. */
export interface Dice {
  /** A whole number from `low` to `high`. */
  whole(low: number, high: number): number
  /** So many digits. */
  digits(count: number): string
  pick<One>(from: readonly One[]): One
}

/** Dice that always fall the same way for the same chance. */
export function diceOf(chance: Random): Dice {
  const whole = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  return {
    whole,
    digits: (count) => Array.from({ length: count }, () => whole(0, 9)).join(''),
    pick: <One>(from: readonly One[]) => from[whole(0, from.length - 1)] as One,
  }
}

/** One identifier as somebody might have typed it. Written from how people write, not from what is looked for. */
export const identifier = (kind: Planted, dice: Dice): string => MAKERS[kind](dice)

const MAKERS: Readonly<Record<Planted, (dice: Dice) => string>> = { identity, phone, email, plate, address, name }

const two = (number: number) => String(number).padStart(2, '0')

function identity(dice: Dice): string {
  const [year, month, day] = [dice.whole(1921, 2024), dice.whole(1, 12), dice.whole(1, 28) + (dice.whole(1, 8) === 1 ? 60 : 0)]
  const date = `${two(year % 100)}${two(month)}${two(day)}`
  const serial = dice.digits(3)
  const right = checkDigit(date + serial)
  const check = dice.whole(1, 12) === 1 ? (right + dice.whole(1, 9)) % 10 : right // people mistype
  const last = `${serial}${check}`
  const [century, yy, mm, dd] = [String(year).slice(0, 2), date.slice(0, 2), date.slice(2, 4), date.slice(4, 6)]
  return dice.pick([
    `${date}-${last}`,
    `${date}-${last}`,
    `${date}${last}`,
    `${century}${date}-${last}`,
    `${century}${date}${last}`,
    `${date} ${last}`,
    `${date} - ${last}`,
    `${date}–${last}`,
    `${date}\u2011${last}`,
    `${date}\u00a0${last}`,
    `${century}${date} ${last}`,
    `${century}${yy}-${mm}-${dd}-${last}`,
    `${century}${yy}-${mm}-${dd} ${last}`,
    `${century}${yy} ${mm} ${dd} ${last}`,
    `${yy}-${mm}-${dd}-${last}`,
    `${yy}.${mm}.${dd}-${last}`,
    `${yy} ${mm} ${dd} ${last.slice(0, 2)} ${last.slice(2)}`,
    `${yy}${mm}${dd}+${last}`,
    `${yy}/${mm}/${dd} ${last}`,
    `${date}.${last}`,
    `${date}- ${last}`,
  ])
}

// Every other digit doubled, from the left; what is missing to the next ten.
function checkDigit(nine: string): number {
  let sum = 0
  for (let place = 0; place < 9; place++) {
    const digit = Number(nine.charAt(place)) * (2 - (place % 2))
    sum += Math.floor(digit / 10) + (digit % 10)
  }
  return (10 - (sum % 10)) % 10
}

const AREA_CODES = ['08', '031', '040', '033', '0340', '0325', '0346', '0370', '0304', '018', '019', '0920']
/** How numbers of so many digits are written: 123 45, 12 34 56, 123 45 67, 123 456 78. */
const GROUPS: Readonly<Record<number, readonly (readonly [from: number, to: number])[]>> = {
  5: [
    [0, 3],
    [3, 5],
  ],
  6: [
    [0, 2],
    [2, 4],
    [4, 6],
  ],
  7: [
    [0, 3],
    [3, 5],
    [5, 7],
  ],
  8: [
    [0, 3],
    [3, 6],
    [6, 8],
  ],
}
const NUMERALS = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio']

function phone(dice: Dice): string {
  const own = dice.whole(1, 10) <= 6 ? mobile(dice) : landLine(dice)
  return dice.whole(1, 8) === 1 ? own.replaceAll(' ', '\u00a0') : own
}

function mobile(dice: Dice): string {
  const third = dice.pick(['0', '2', '3', '6', '9'])
  const [a, b, c] = [dice.digits(3), dice.digits(2), dice.digits(2)]
  const all = `07${third}${a}${b}${c}`
  return dice.pick([
    `07${third}-${a} ${b} ${c}`,
    `07${third}-${a}${b}${c}`,
    `07${third}-${a}-${b}-${c}`,
    `07${third} ${a} ${b} ${c}`,
    `07${third} ${a}${b}${c}`,
    all,
    all,
    `07${third}.${a}.${b}.${c}`,
    `07${third}/${a} ${b} ${c}`,
    `(07${third}) ${a} ${b} ${c}`,
    `07${third} - ${a} ${b} ${c}`,
    `07${third}–${a} ${b} ${c}`,
    all.replace(/(..)(?=.)/g, '$1 '),
    `07${third}${a.charAt(0)}-${a.slice(1)} ${b} ${c}`,
    `07${third}${a.charAt(0)}-${a.slice(1)}${b}${c}`,
    `+467${third}${a}${b}${c}`,
    `+46 7${third} ${a} ${b} ${c}`,
    `+46 (0)7${third}-${a} ${b} ${c}`,
    `+46-7${third}-${a}${b}${c}`,
    `00467${third}${a}${b}${c}`,
    `0046 7${third} ${a}${b}${c}`,
    `467${third}${a}${b}${c}`,
    [...all].map((digit) => NUMERALS[Number(digit)]).join(dice.pick([' ', ', '])),
  ])
}

function landLine(dice: Dice): string {
  const code = dice.pick(AREA_CODES)
  const size = code.length === 2 ? dice.whole(6, 8) : code.length === 3 ? dice.whole(6, 7) : dice.whole(5, 6)
  const own = `${dice.whole(1, 9)}${dice.digits(size - 1)}`
  const apart = GROUPS[size]?.map(([from, to]) => own.slice(from, to)).join(' ') ?? own
  return dice.pick([
    `${code}-${own}`,
    `${code}-${apart}`,
    `${code} ${own}`,
    `${code} ${apart}`,
    `(${code}) ${apart}`,
    `${code}/${own}`,
    `${code}${own}`,
    `+46 ${code.slice(1)} ${apart}`,
    `${code} - ${apart}`,
  ])
}

const MAIL_FIRST = ['anna', 'Ylva.Ek', 'p.johansson', 'kalle_84', 'zlatan-fan', 'åsa.öberg', 'b', 'info.brf+styrelse', 'ERIK']
const MAIL_LAST = ['exempel.se', 'post.exempel.com', 'brf-eken.nu', 'Telia.Com', 'skånemejl.se', 'student.exempel.ac.uk']

function email(dice: Dice): string {
  const [who, where] = [dice.pick(MAIL_FIRST), dice.pick(MAIL_LAST)]
  const spoken = where.replaceAll('.', dice.pick([' punkt ', ' punkt ', '(punkt)']))
  return dice.pick([
    ...Array.from({ length: 6 }, () => `${who}@${where}`),
    `${who} @ ${where}`,
    `${who}(at)${where}`,
    `${who} (at) ${where}`,
    `${who} [at] ${where}`,
    `${who} snabel-a ${where}`,
    `${who} snabela ${spoken}`,
    `${who} at ${spoken}`,
  ])
}

function plate(dice: Dice): string {
  const letter = () => dice.pick([...'ABCDEFGHJKLMNOPRSTUWXYZ'])
  const letters = letter() + letter() + letter()
  const digits = dice.digits(2) + (dice.whole(1, 3) === 1 ? dice.pick([...'ABCDEFGHJKLMNPRSTUWXYZ']) : dice.digits(1))
  const large = dice.pick([
    `${letters} ${digits}`,
    `${letters} ${digits}`,
    `${letters}${digits}`,
    `${letters}-${digits}`,
    `${letters}\u00a0${digits}`,
  ])
  return dice.whole(1, 4) === 1 ? large.toLowerCase() : large
}

const STREETS = [
  'Storgatan',
  'Ekvägen',
  'Norra Ringvägen',
  'Västra Långgränd',
  'Skogsbacken',
  'Södra Esplanaden',
  'Carl Jonas Loves gata',
  'Kyrkogränd',
  'S:t Olofsgatan',
  'Mejeriallén',
  'Trädgårdsgatan',
  'Blåklocksstigen',
  'Björkslingan',
  'Hamnkajen',
  'Stora torget',
  'Fågelvägen',
  'Drottning Kristinas väg',
  'Stenkullavägen',
]

function address(dice: Dice): string {
  const [street, number] = [dice.pick(STREETS), dice.whole(1, 148)]
  const written = dice.whole(1, 5) === 1 ? street.toLowerCase() : street
  return dice.pick([
    `${written} ${number}`,
    `${written} ${number}`,
    `${written} ${number}${dice.pick([...'ABC'])}`,
    `${written} ${number} ${dice.pick([...'abcABC'])}`,
    `${written} ${number}, lgh 1${dice.digits(3)}`,
    `${written} nr ${number}`,
    `${street.replace(/gatan$/, 'g.')} ${number}`,
    `${street} ${number}, ${dice.whole(400, 599)} ${two(dice.whole(10, 99))} Varberg`,
    `${dice.pick(['Berga', 'Stora Hult', 'Åkulla', 'Kärra'])} ${dice.whole(1, 40)}:${dice.whole(60, 400)}`,
  ])
}

// Common ones, and some that are on nobody's list of common names.
const FIRSTS = [
  'Anna',
  'Lars',
  'Fatima',
  'Kerstin',
  'Mohammed',
  'Göran',
  'Åke',
  'Linnéa',
  'Björn',
  'Sten',
  'Per',
  'Ali',
  'Maj-Britt',
  'Elin',
  'Oskar',
  'Torkel',
  'Shirin',
  'Zeynep',
  'Vigdis',
  'Kwame',
  'Rutger',
  'Saffa',
]
const LASTS = [
  'Johansson',
  'Lind',
  'Bergqvist',
  'Al-Hassan',
  'Nilsson',
  'af Ekenstam',
  'Warsame',
  'Björk',
  'Öhman',
  'Petrović',
  'Karlsson',
  'Silfverhjelm',
  'Ståhl',
]

function name(dice: Dice): string {
  const [first, last] = [dice.pick(FIRSTS), dice.pick(LASTS)]
  return dice.pick([
    first,
    first,
    `${first} ${last}`,
    `${first} ${last}`,
    `${first} ${last.charAt(0)}`,
    `${first.toLowerCase()} ${last.toLowerCase()}`,
    last,
    `${first}s`,
  ])
}
