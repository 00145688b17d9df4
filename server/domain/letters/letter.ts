import { day } from '../format.ts'
import type { Round } from '../round.ts'
import { inLanguage, type Survey } from '../survey/survey.ts'
import type { MailingNumber } from './mailing.ts'

/** How long the words about whom to ask may be, in letters: a reminder card has room for no more. */
export const LONGEST_CONTACT = 200

/** What is the same in every letter of a mailing. */
export interface Letter {
  readonly mailing: MailingNumber
  readonly sender: string
  /** Says that answers are invented; null in a real round. */
  readonly rehearsal: string | null
  readonly heading: string
  readonly invitation: readonly string[]
  readonly howTitle: string
  readonly how: readonly string[]
  readonly codeLabel: string
  /** What the QR code is, for who cannot see it. */
  readonly qrWords: string
  readonly answersTitle: string
  readonly answers: string
  readonly contactTitle: string
  readonly contact: string
  /** The invitation in the survey's other languages, each by its tag. */
  readonly others: readonly { readonly language: string; readonly sentence: string }[]
  /** The survey's first page, where the code is typed. */
  readonly address: string
  /** The address that leads there in fewer letters, as it is printed: without its protocol. */
  readonly shortAddress: string
}

/** What differs from letter to letter. */
export interface Sheet {
  /** Its number among all drawn, the same in every mailing and every run. */
  readonly number: number
  readonly code: string
  /** What stands in the window: whom the letter is to, as far as we know it. */
  readonly recipient: readonly string[]
  readonly reference: string
}

/** What a letter is written from. */
export interface Writing {
  readonly survey: Survey
  readonly kommun: { readonly name: string; readonly slug: string }
  readonly round: Round
  readonly mailing: MailingNumber
  /** Those it goes to were drawn at random from a register; else codes are handed out to an area. */
  readonly drawn: boolean
  /** Where residents find us, without a trailing slash. */
  readonly baseUrl: string
  /** Whom to ask, in the kommun's own words. */
  readonly contact: string
}

/** The letter of a mailing, in plain Swedish, with a line for who reads another of the survey's languages. */
export function letterOf({ survey, kommun, round, mailing, drawn, baseUrl, contact }: Writing): Letter {
  const title = inLanguage(survey.title, 'sv')
  return {
    mailing,
    sender: kommun.name,
    rehearsal: round.rehearsal ? 'ÖVNING – brevet är påhittat och ska inte skickas' : null,
    heading: mailing === 1 ? 'Hur tryggt är det där du bor?' : 'Har du hunnit svara?',
    invitation: INVITATION[mailing]({ title, minutes: survey.minutes, drawn }),
    howTitle: `Svara senast ${day(round.closesOn)}`,
    how: HOW[mailing],
    codeLabel: 'Din kod',
    qrWords: 'QR-kod som leder till enkäten med din kod ifylld',
    answersTitle: 'Vad händer med ditt svar?',
    answers: answersWords(drawn),
    contactTitle: 'Frågor?',
    contact,
    others: survey.languages.flatMap((language) => {
      const sentence = OTHERS[language]
      return sentence === undefined ? [] : [{ language, sentence }]
    }),
    address: `${baseUrl}/enkat/${kommun.slug}/${round.year}`,
    shortAddress: `${baseUrl}/enkat/${kommun.slug}`.replace(/^https?:\/\//, ''),
  }
}

/** The address that a QR code holds. The code stands after a #: browsers keep that to themselves, and no server or log sees it. */
export const linkOf = ({ address }: Pick<Letter, 'address'>, code: string): string => `${address}#${code}`

interface Invited {
  readonly title: string
  readonly minutes: number
  readonly drawn: boolean
}

const INVITATION: Readonly<Record<MailingNumber, (invited: Invited) => readonly string[]>> = {
  1: ({ title, minutes, drawn }) => [
    `${drawn ? 'Slumpen har valt dig till' : 'Du är inbjuden att svara på'} ${title}. Dina svar hjälper kommunen och polisen att bestämma vad de ska göra nästa år där du bor.`,
    `Det tar ungefär ${minutes} minuter. Det är frivilligt, och du kan hoppa över de frågor du vill.${drawn ? ' Ingen annan kan svara i ditt ställe, så ditt svar gör skillnad.' : ''}`,
  ],
  2: ({ title }) => [
    `För en tid sedan fick du ett brev om ${title}. Vi har inte fått något svar med din kod än. Kommunen och polisen vill gärna veta hur just du har det.`,
  ],
  3: ({ title, minutes }) => [
    `Vi har inte fått något svar med din kod i ${title} än. Nu får du frågorna på papper också, så att du kan svara på det sätt som passar dig.`,
    `Det tar ungefär ${minutes} minuter och är frivilligt. Dina svar hjälper kommunen och polisen att bestämma vad de ska göra nästa år där du bor.`,
  ],
}

const BY_WEB = [
  'Gå till adressen här nedanför, eller läs in QR-koden med telefonens kamera.',
  'Skriv din kod. Den gäller bara dig och räcker till ett svar.',
]

const HOW: Readonly<Record<MailingNumber, readonly string[]>> = {
  1: BY_WEB,
  2: BY_WEB,
  3: [...BY_WEB, 'Eller fyll i pappersenkäten. Skriv koden på den, och skicka den i svarskuvertet. Portot är betalt.'],
}

const answersWords = (drawn: boolean) =>
  `Svaren sparas utan namn, adress och tidpunkt. ${
    drawn
      ? 'Koden visar att svaret kommer från någon som slumpen har valt, och i vilket område du bor. Den kan också visa ditt kön och ungefär hur gammal du är.'
      : 'Koden visar att svaret kommer från någon som har fått ett brev, och i vilket område.'
  } När enkäten har stängt förstörs alla koder. Efter det finns ingen kod kvar att knyta till ett svar. Resultat visas bara för grupper där minst tio har svarat.`

/** The invitation in other languages. A language without a line here is not named in the letter. */
const OTHERS: Readonly<Record<string, string>> = {
  en: 'You can answer the survey in English. Choose the language on the first page.',
  fi: 'Voit vastata kyselyyn suomeksi. Valitse kieli ensimmäisellä sivulla.',
  es: 'Puede responder a la encuesta en español. Elija el idioma en la primera página.',
  ar: 'يمكنك الإجابة عن الاستبيان بالعربية. اختر اللغة في الصفحة الأولى.',
  fa: 'می‌توانید به فارسی به پرسش‌نامه پاسخ دهید. زبان را در صفحهٔ اول انتخاب کنید.',
  so: 'Waxaad sahanka uga jawaabi kartaa af Soomaali. Ka dooro luqadda bogga koowaad.',
  uk: 'Ви можете відповісти на запитання українською. Виберіть мову на першій сторінці.',
}
