/** A refusal we stand behind: a status, a stable name for tests and logs, and the sentence the person reads. */
export class Problem extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, sentence: string) {
    super(sentence)
    this.name = 'Problem'
    this.status = status
    this.code = code
  }
}

/** The page, or the thing on it, is not there, or is not yours to see: the two look the same from outside. */
export const notFound = () => new Problem(404, 'not_found', 'Sidan finns inte, eller så har du inte tillgång till den.')

/** The form was sent from another site than ours. */
export const foreignForm = () =>
  new Problem(403, 'foreign_form', 'Formuläret skickades inte från vår webbplats. Öppna sidan på nytt och försök igen.')

/** The body is larger than any of our forms. */
export const tooLarge = () => new Problem(413, 'too_large', 'Det du skickade är för stort. Korta texten och försök igen.')

/** The body could not be read as a form. */
export const unreadable = () => new Problem(400, 'unreadable', 'Det du skickade gick inte att läsa som ett formulär.')

/** Too many attempts in a short time. */
export const tooMany = () => new Problem(429, 'too_many', 'För många försök på kort tid. Vänta en stund och försök igen.')

/** No survey has this address: the kommun, the year or the page in it is wrong. */
export const unknownSurvey = () =>
  new Problem(404, 'unknown_survey', 'Enkäten finns inte. Kontrollera adressen, eller börja på startsidan.')

/** The survey is not asked in this language. */
export const unknownLanguage = () =>
  new Problem(404, 'unknown_language', 'Språket finns inte här. Välj ett av språken som visas högst upp på enkätens sidor.')

/** The kommun asks at most once a year. */
export const roundExists = () => new Problem(409, 'round_exists', 'Kommunen har redan en omgång det året.')

/** The round is there, but its answers have not been counted. */
export const notCounted = () =>
  new Problem(404, 'not_counted', 'Svaren är inte räknade än. När omgången har stängt räknas de på sidan Omgångar.')

/** The answers were counted anew while a file of the earlier counting was being written. */
export const countedAnew = () => new Problem(409, 'counted_anew', 'Svaren räknades om medan filen skrevs. Hämta den en gång till.')

/** A file was asked for in a form we do not write. */
export const unknownDialect = (given: string) =>
  new Problem(400, 'unknown_dialect', `Dialekten ”${given}” finns inte. Välj excel eller internationell.`)
