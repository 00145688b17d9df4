import { wordsOf } from '../../form.ts'
import { count, day } from '../../format.ts'
import { AS_SAID, type DialogueForm, line } from '../contract.ts'

const ROLES = [
  { value: 'kontaktombud', words: 'Kontaktombud' },
  { value: 'huvudkontaktombud', words: 'Huvudkontaktombud' },
  { value: 'foreningens_styrelse', words: 'Styrelsen i en förening' },
  { value: 'saknas', words: 'Kontaktperson saknas' },
]
const STATES = [
  { value: 'ja', words: 'Ja' },
  { value: 'nej', words: 'Nej, den är vilande eller nedlagd' },
]

/** Neighbours who keep an eye on each other's homes together with police and kommun: how many and whether still active, never who. */
export const grannsamverkan: DialogueForm = {
  name: 'grannsamverkan',
  title: 'Grannsamverkan',
  means: 'Ett område där grannar samverkar med polis och kommun. Aldrig vilka hushåll eller personer.',
  voice: 'residents',
  asks: { day: 'Vilken dag gäller uppgifterna?', who: 'Vilka lämnade uppgifterna?', people: 'Hur många deltog i samtalet eller mötet?' },
  notes: AS_SAID,
  choices: { kontakt: ROLES, aktiv: STATES },
  read: (form) => ({
    hushall: String(form.whole('hushall', { from: 1, to: 9_999, ask: 'Skriv hur många hushåll som är med, med siffror. Minst 1.' })),
    kontakt: form.choice('kontakt', ROLES, { ask: 'Välj vilken roll kontaktpersonen har.' }),
    aktiv: form.choice('aktiv', STATES, { ask: 'Välj om grannsamverkan är aktiv.' }),
    senaste_mote: form.day('senaste_mote'),
  }),
  words: ({ hushall, kontakt = '', aktiv = '', senaste_mote }) => [
    ...line('Antal hushåll', hushall && count(Number(hushall))),
    ...line('Kontaktperson', wordsOf(ROLES, kontakt)),
    ...line('Aktiv', wordsOf(STATES, aktiv)),
    ...line('Senaste mötet', senaste_mote && day(senaste_mote)),
  ],
}
