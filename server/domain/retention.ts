import type { FormName } from './dialogues/contract.ts'
import type { LocalDate } from './round.ts'

/**
 * How long each kind of record is kept. This is the one place: the program sweeps by it and the page about it is written
 * from it. The periods are a proposal; the kommun decides on them as its gallringsbeslut (arkivlagen 1990:782, 10 §).
 */

/** Days that an answer not yet sent is kept, counted from when it was begun. */
export const DRAFT_DAYS = 7
/** Hours without use after which a person has to sign in again. */
export const SESSION_HOURS = 12
/** Months that what people wrote in their own words is kept, counted from the day the results were promised. */
export const TEXT_MONTHS = 24
/** Months that the words of a dialogue are kept, counted from the day it was held. Tips are about somebody more often than other dialogues are. */
export const NOTE_MONTHS: Readonly<Record<FormName, number>> = {
  medborgardialog: 36,
  trygghetsdialog: 36,
  trygghetsvandring: 36,
  intervju: 36,
  medarbetardialog: 36,
  tips: 12,
  otrygg_plats: 12,
  trygghetsrond: 36,
  hot_spot: 36,
  est: 12,
  grannsamverkan: 36,
}
/** Days that the files of an order of microdata lie ready. Who ordered them and what for is kept as long as the audit trail. */
export const EXTRACT_DAYS = 7
/** Days that a file with answers of an earlier year lies waiting to be read in. It goes as soon as it has been. */
export const IMPORT_DAYS = 7
/** Days that letters to print lie ready. They hold codes: the sooner they are gone the better. */
export const LETTER_DAYS = 7
/** Hours that a register lies, at most, when the draw it was sent for was broken off. It goes as soon as the draw is made. */
export const REGISTER_HOURS = 24
/** Months that the audit trail is kept. */
export const AUDIT_MONTHS = 24
/** Months that an account nobody signs in to is kept. Not shorter than the audit trail: as long as that tells of somebody, it can say who. */
export const ACCOUNT_MONTHS = 24

/** One kind of record: what it is, how long it is kept, and what happens then. */
export interface Kept {
  readonly what: string
  readonly howLong: string
  readonly afterwards: string
}

/** Every kind of record in words, for staff and for those who ask. */
export const PERIODS: readonly Kept[] = [
  {
    what: 'Påbörjade svar',
    howLong: `${DRAFT_DAYS} dagar från att svaret påbörjades`,
    afterwards: 'Raderas. När svaret skickas in töms utkastet i samma stund.',
  },
  {
    what: 'Förseglade svar, urnans nyckel och koderna',
    howLong: 'Tills urnan har öppnats eller omgången ställs in',
    afterwards:
      'Förstörs, även i filens tomma delar. Svaren finns då kvar utan försegling, blandade och under andra nummer. Är både lösenfrasen och återställningsbladet borta kan ingen läsa svaren: de ligger kvar tills omgången ställs in, och förstörs då.',
  },
  {
    what: 'Svar på frågorna',
    howLong: 'Tills vidare, för att kunna jämföra år',
    afterwards: 'De sparas utan namn, datum och ordning.',
  },
  {
    what: 'Publicerade lägesbilder, och det som varje utgåva gjordes av',
    howLong: 'Tills vidare',
    afterwards:
      'En utgåva ändras aldrig, och hela den är offentlig. Det den gjordes av behövs för att kunna göra om den och för att granska en rättelse.',
  },
  {
    what: 'Det invånare skrivit med egna ord i enkäten',
    howLong: `${TEXT_MONTHS} månader från dagen då resultatet utlovades`,
    afterwards: 'Raderas.',
  },
  {
    what: 'Det som döljs i en text när någon läser den',
    howLong: 'Tills läsaren sparar',
    afterwards: 'Raderas. Kvar är texten med till exempel [namn] i stället, och hur många ställen av varje slag som har dolts.',
  },
  {
    what: 'Tips, utpekade platser och EST-rapporter: vad som sades och föreslogs, och var',
    howLong: `${NOTE_MONTHS.tips} månader från dagen då de kom`,
    afterwards: 'Texten och platsen raderas. Datum, område, tema och allvar finns kvar och räknas.',
  },
  {
    what: 'Andra dialoger: vad som sades och föreslogs, och var',
    howLong: `${NOTE_MONTHS.medborgardialog} månader från dagen då dialogen hölls`,
    afterwards: 'Texten och platsen raderas. Datum, område, tema och allvar finns kvar och räknas.',
  },
  {
    what: 'Åtgärder, med beslut, orsaker och vad det blev',
    howLong: 'Tills vidare, för att visa vad som blev av det som sades',
    afterwards: 'De sparas utan namn på personer.',
  },
  {
    what: 'Filer med mikrodata',
    howLong: `${EXTRACT_DAYS} dagar från att de gjordes`,
    afterwards: `Raderas. Vem som beställde dem och till vad sparas i ${AUDIT_MONTHS} månader.`,
  },
  {
    what: 'Koder till utvalda, och kommunens referenser för dem',
    howLong: 'Tills svaren räknas',
    afterwards:
      'Förstörs, så att ingen kod finns kvar att knyta till ett svar. Hur många som svarat i varje område och åldersgrupp finns kvar.',
  },
  {
    what: 'Register som urval dras ur',
    howLong: `Tills urvalet är draget, högst ${REGISTER_HOURS} timmar`,
    afterwards: 'Raderas. Kontrollsumman sparas med urvalet.',
  },
  {
    what: 'Brev till tryckeriet',
    howLong: `${LETTER_DAYS} dagar från att de gjordes, men aldrig längre än koderna`,
    afterwards: 'Raderas. Vem som gjorde och hämtade dem finns i loggen.',
  },
  {
    what: 'Filer med svar från tidigare år',
    howLong: `Tills de är inlästa, högst ${IMPORT_DAYS} dagar`,
    afterwards: 'Raderas. Filens namn och kontrollsumma, vem som läste in den och när sparas med omgången.',
  },
  {
    what: 'Personalens konton',
    howLong: `${ACCOUNT_MONTHS} månader från senaste inloggningen`,
    afterwards: 'Kontot tas bort, med namn och e-postadress.',
  },
  {
    what: 'Namn på den vars konto någon har stängt',
    howLong: `${AUDIT_MONTHS} månader från att kontot stängdes`,
    afterwards: 'Raderas. Till dess står namnet i loggen. E-postadressen och lösenordet raderas när kontot stängs.',
  },
  {
    what: 'Inloggningar',
    howLong: `${SESSION_HOURS} timmar utan att sidorna används`,
    afterwards: 'Den som är inloggad får logga in igen.',
  },
  {
    what: 'Loggen',
    howLong: `${AUDIT_MONTHS} månader`,
    afterwards: 'Raden raderas. Loggen visar att den har gallrats och kan fortfarande kontrolleras.',
  },
]

/** The day so many months before another; the month's last day when it is too short. */
export function monthsBefore(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, days))).toISOString().slice(0, 10)
}
