import type { Ability, Role } from './staff.ts'

/** What roles are called in running text. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'administratör',
  samordnare: 'samordnare',
  kommunpolis: 'kommunpolis',
  analytiker: 'analytiker',
}

/** What each role is for, in a sentence or two: the whole of it is MATRIX. A test holds them to it. */
export const ROLE_MEANS: Readonly<Record<Role, string>> = {
  administrator: 'Får allt som någon roll får, också att lägga upp och stänga konton.',
  samordnare:
    'Sköter enkäten, dialogerna, läsningen och lägesbilden. Ser vilka som har konto. Får inte hämta mikrodata eller ändra konton.',
  kommunpolis: 'Läser lägesbilden, skriver in dialoger och åtgärder, hämtar filer och väljer fokusområden i underlaget.',
  analytiker: 'Läser, hämtar resultat och mikrodata och läser in referensstatistik. Skriver inte in dialoger eller åtgärder.',
}

/** What each ability is, in words that stand after "får" or "att". */
export const ABILITY_WORDS: Readonly<Record<Ability, string>> = {
  'see lagesbild': 'läsa lägesbilden',
  'see dialogues': 'läsa dialogerna',
  'write dialogues': 'skriva in eller ändra en dialog',
  'export dialogues': 'hämta filer ur dialogerna',
  'import dialogues': 'läsa in tidigare års dialoger',
  'see actions': 'läsa åtgärderna',
  'write actions': 'skriva in, ändra eller flytta en åtgärd',
  'import actions': 'läsa in åtgärder från en fil',
  'see rounds': 'se omgången',
  'make rounds': 'lägga upp eller ändra en omgång',
  'count rounds': 'räkna omgången',
  'publish lagesbild': 'publicera lägesbilden',
  'see codes': 'se områdenas koder',
  'run fieldwork': 'dra urval eller skicka brev',
  'key forms': 'skriva in pappersblanketter',
  'try survey': 'provsvara',
  'export results': 'hämta resultaten',
  'export codebook': 'hämta kodboken',
  'export microdata': 'hämta mikrodata',
  'export uncoarsened': 'hämta oförgrovade mikrodata',
  'see underlag': 'läsa underlaget',
  'export underlag': 'hämta underlaget',
  'decide underlag': 'välja fokusområden eller ta underlaget',
  'erase words': 'radera det någon har sagt eller skrivit',
  'read texts': 'läsa och dölja i det som skrivits med egna ord',
  'import answers': 'läsa in svar från tidigare år',
  'import references': 'läsa in referensstatistik',
  'see audit': 'läsa loggen',
  'see accounts': 'se vilka som har konto',
  'manage accounts': 'lägga upp, stänga eller ge nytt lösenord till ett konto',
}
