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

/** The kommun has cancelled the survey, and destroyed what had been answered. */
export const surveyCancelled = () =>
  new Problem(409, 'survey_cancelled', 'Kommunen har ställt in enkäten. Svaren tas inte emot, och de som hade lämnats är förstörda.')

/** Somebody else changed the round meanwhile, or its answers have been counted since the page was opened. */
export const roundMoved = () =>
  new Problem(
    409,
    'round_moved',
    'Omgången har ändrats sedan du öppnade sidan, så det du ville göra är inte gjort. Öppna omgången och se hur den står nu.',
  )

/** A round has one draw: a second would give out a second set of codes. */
export const drawExists = () => new Problem(409, 'draw_exists', 'Omgången har redan ett urval.')

/** A draw is made while codes can still be used, and taken away only while nobody can have got one. */
export const drawClosed = (why: 'over' | 'sent') =>
  new Problem(
    409,
    'draw_closed',
    why === 'over'
      ? 'Omgången tar inte emot fler svar, så det går inte att dra något urval till den.'
      : 'Brev har gjorts eller koder har använts. Urvalet går därför inte att ta bort.',
  )

/** There is nobody to write to. */
export const notDrawn = () => new Problem(409, 'not_drawn', 'Omgången har inget urval. Dra det först.')

/** The key that the codes were made with is not the one there is. */
export const otherCodeKey = () =>
  new Problem(
    409,
    'other_code_key',
    'Nyckeln som koderna gjordes med är en annan än serverns. Lägg tillbaka den (inställningen CODE_KEY, eller filen som slutar på -kodnyckel) och starta om servern.',
  )

/** Forms on paper are keyed from the day a round opens until its answers are counted. */
export const formsNotTaken = () =>
  new Problem(
    409,
    'forms_not_taken',
    'Blanketter skrivs in från dagen då omgången öppnar tills urnan öppnas och svaren räknas. Den här omgången har inte öppnat, är inte förseglad än, är inställd eller är redan räknad.',
  )

/** The kommun asks at most once a year. */
export const roundExists = () => new Problem(409, 'round_exists', 'Kommunen har redan en omgång det året.')

/** The round is there, but its answers have not been counted. */
export const notCounted = () =>
  new Problem(404, 'not_counted', 'Svaren är inte räknade än. När omgången har stängt räknas de på sidan Omgångar.')

/** The answers were counted anew while a file of the earlier counting was being written. */
export const countedAnew = () => new Problem(409, 'counted_anew', 'Svaren räknades om medan filen skrevs. Hämta den en gång till.')

/** The answers are just being counted: those that lie counted are not yet those the figures are made from. */
export const beingCounted = () =>
  new Problem(409, 'being_counted', 'Svaren räknas just nu. Vänta tills räkningen är klar och beställ filerna igen.')

/** Too few people answered for a file about single persons, whichever way they answered. */
export const tooFewForMicrodata = () =>
  new Problem(409, 'too_few_for_microdata', 'För få har svarat för att lämna ut svar person för person.')

/** A file was asked for in a form we do not write. */
export const unknownDialect = (given: string) =>
  new Problem(400, 'unknown_dialect', `Dialekten ”${given}” finns inte. Välj excel eller internationell.`)

/** An account is closed already, or is not this person's to answer for: the two look the same. */
export const accountGone = () =>
  new Problem(
    404,
    'account_gone',
    'Kontot finns inte längre, eller så är det inte du som sköter det. Har någon nyss stängt det är allt klart. På sidan Konton står vilka konton som finns.',
  )

/** Somebody gave the account a new password meanwhile, perhaps the same person with a second click. */
export const accountMoved = () =>
  new Problem(
    409,
    'account_moved',
    'Kontot har fått ett nytt lösenord sedan du öppnade sidan, kanske av dig själv med två klick. Det du gjorde nu ändrade ingenting. Hann du inte se lösenordet: öppna kontot på sidan Konton och ge det ett nytt till.',
  )

/** People change their own password with the old one, and leave it to somebody else to close their account. */
export const ownAccount = () =>
  new Problem(
    409,
    'own_account',
    'Det är ditt eget konto. Lösenordet byter du under Lösenord, högst upp på sidan. Stänga kontot får någon annan göra.',
  )

/** Without this account a kommun would have no administrator. */
export const lastAdministrator = () =>
  new Problem(
    409,
    'last_administrator',
    'Kontot är det sista med rollen administratör i en av sina kommuner, så det går inte att stänga. Lägg först upp en administratör till där. Ska ingen kunna använda kontot tills dess: ge det ett nytt lösenord.',
  )

/** The person's own password was changed while they were changing it, perhaps by themselves with two clicks. */
export const passwordMoved = () =>
  new Problem(
    409,
    'password_moved',
    'Lösenordet byttes alldeles nyss, kanske av dig själv med två klick. Det som gäller nu är det som kom först: logga in med det.',
  )

/** What we were about to store could not be: the disk is full, or may not be written to. What was stored before is untouched. */
export const notStored = () =>
  new Problem(
    503,
    'not_stored',
    'Det gick inte att spara just nu: servern kan inte skriva till sin disk. Det du hade sparat förut finns kvar. Gå tillbaka till förra sidan så att du inte förlorar det du skrev, vänta en stund och försök igen.',
  )

/** More answers by the open link have come from one network than people there are likely to send. */
export const manyOpenAnswers = () =>
  new Problem(
    429,
    'many_open_answers',
    'Det har kommit många svar utan kod från ditt nätverk den senaste timmen. Dina svar ligger kvar. Gå tillbaka och skicka in dem om en stund.',
  )

/** More tips, or looks at what became of them, have come from one network than people there are likely to send. */
export const tooManyTips = () =>
  new Problem(429, 'too_many_tips', 'Det har kommit mycket från ditt nätverk den senaste timmen. Vänta en stund och försök igen.')

/** One network has asked for more in a minute than the settings allow. */
export const tooManyRequests = () =>
  new Problem(429, 'too_many_requests', 'Det kommer väldigt många besök från ditt nätverk just nu. Vänta en minut och försök igen.')

/** The survey takes no more answers: its urn is being opened. */
export const surveyClosed = () =>
  new Problem(409, 'survey_closed', 'Enkäten har stängt, och urnan håller på att öppnas. Svaret togs inte emot.')

/** Nobody has sealed the urn of the round, so it takes no answers. */
export const notSealedYet = () => new Problem(409, 'not_sealed_yet', 'Enkäten har inte öppnat än. Svaret togs inte emot.')

/** The urn of the round has answers in it, so its keys cannot be changed. */
export const alreadySealed = () =>
  new Problem(409, 'already_sealed', 'Urnan är redan förseglad och har tagit emot svar. Nycklarna går inte att byta.')

/** What lies in a sealed urn cannot be read or counted before it has been opened. */
export const stillSealed = () =>
  new Problem(
    409,
    'still_sealed',
    'Urnan är förseglad. Ingen kan läsa eller räkna svaren innan den har öppnats med lösenfrasen eller återställningsbladet.',
  )

/** The opening of an urn needs its key again: it was in memory alone, and the program has been restarted since. */
export const keyNeeded = () =>
  new Problem(
    409,
    'key_needed',
    'Urnans nyckel finns bara i minnet medan den öppnas. Ge lösenfrasen eller återställningsbladet igen, så fortsätter öppningen där den var. Inga svar har gått förlorade.',
  )

/** So many answers of an urn cannot be read, or are missing. Nothing of it has been written or destroyed. */
export const answersLost = (lost: number) =>
  new Problem(
    409,
    'answers_lost',
    `${lost === 1 ? 'Ett svar' : `${lost} svar`} i urnan saknas eller går inte att läsa. Inget svar har flyttats eller förstörts. Finns det en säkerhetskopia från i går, prova att öppna den. Skriv ${lost} i rutan om urnan ska öppnas utan dem.`,
  )

/** The tables in the database file are somebody else's. */
export const foreignDatabase = () =>
  new Problem(409, 'foreign_database', 'Filen är en databas, men inte från Trygghetsdialog. Inga tabeller i den har ändrats.')

/** The tables in the database file are of a later version than this program; `migration` is the first one it does not know. */
export const newerDatabase = (migration: string) =>
  new Problem(
    409,
    'newer_database',
    `Databasen är gjord av en nyare version av programmet (steget ${migration} är okänt här). Ingenting har ändrats i den. Uppdatera programmet och försök igen.`,
  )

/** A file that should be a backup is no database. */
export const notDatabase = () => new Problem(409, 'not_database', 'Filen är ingen databas från Trygghetsdialog.')

/** A backup ends before its time: the copying of it was broken off. */
export const cutShort = () => new Problem(409, 'cut_short', 'Filen är avklippt: slutet saknas. Hämta kopian igen, eller ta en äldre.')

/** A backup has been damaged on its way; `where` is what was found wrong. */
export const damaged = (where: string) =>
  new Problem(409, 'damaged', `Filen är skadad och kan inte användas (${where}). Ta en annan kopia.`)

/** A file was copied by hand beside a running server: what had been written last lies in another file. */
export const copiedByHand = () =>
  new Problem(
    409,
    'copied_by_hand',
    'Bredvid filen ligger en -wal-fil: den är kopierad för hand medan servern var igång, eller är en databas i drift. Använd en kopia gjord med kommandot backup.',
  )

/** Another process has the database open. */
export const inUse = () =>
  new Problem(
    409,
    'in_use',
    'Databasen är öppen i ett annat program, troligen servern. Stoppa servern och försök igen. Ingenting har ändrats.',
  )

/** The database in use is so damaged that nothing can be known of it, not even whether somebody has it open. */
export const unreadableDatabase = () =>
  new Problem(
    409,
    'unreadable_database',
    'Den nuvarande databasen går inte att läsa, så det går inte att se om servern har den öppen. Stoppa servern och kör igen med --force.',
  )
