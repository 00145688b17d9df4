/** The mailings of a round, in the order they are sent: a letter, a reminder card, a letter with the questionnaire on paper. */
export const MAILINGS = [1, 2, 3] as const
export type MailingNumber = (typeof MAILINGS)[number]

/** What each mailing is called in running text. */
export const MAILING_WORDS: Readonly<Record<MailingNumber, string>> = {
  1: 'brev',
  2: 'påminnelsekort',
  3: 'brev med pappersenkät',
}

/** Whether a number is that of a mailing. */
export const isMailing = (number: number): number is MailingNumber => (MAILINGS as readonly number[]).includes(number)
