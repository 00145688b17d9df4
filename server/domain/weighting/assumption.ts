/** What weighted figures take for granted, printed wherever they are published. */
export const ASSUMPTION =
  'Inom varje område, kön och åldersgrupp antas de som inte svarat tycka som de som svarat. Konfidensintervallen visar bara slumpens osäkerhet, inte om antagandet stämmer.'
