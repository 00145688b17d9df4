/** What weighted figures take for granted, printed wherever they are published. */
export const ASSUMPTION =
  'Inom varje område, kön och åldersgrupp antas de som inte svarat tycka som de som svarat. Konfidensintervallen visar bara slumpens osäkerhet, inte om antagandet stämmer.'

/** The same in few words, for every line of a file that is read without its page. */
export const ASSUMPTION_BRIEFLY = 'De som inte svarat antas svara som andra i samma område, kön och åldersgrupp.'
