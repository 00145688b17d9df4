import { wordsOf } from '../../form.ts'
import { AS_SAID, type DialogueForm, line } from '../contract.ts'

/** The ways in which residents are heard without being asked. */
export const CHANNELS = [
  { value: 'telefon', words: 'Telefon' },
  { value: 'e_post', words: 'E-post eller brev' },
  { value: 'webb', words: 'E-tjänst eller webbformulär' },
  { value: 'pa_plats', words: 'På plats' },
]

/** What somebody told without being asked: about a place, never about a suspect. */
export const tips: DialogueForm = {
  name: 'tips',
  title: 'Tips eller synpunkt',
  means: 'Något som en invånare själv har hört av sig om. Aldrig uppgifter om misstänkta.',
  voice: 'residents',
  asks: { day: 'Vilken dag kom tipset?', who: 'Vilka hörde av sig?', people: 'Hur många hörde av sig?' },
  notes: AS_SAID,
  choices: { kanal: CHANNELS },
  read: (form) => ({ kanal: form.choice('kanal', CHANNELS, { ask: 'Välj hur tipset kom in.' }) }),
  words: ({ kanal = '' }) => line('Kom in genom', wordsOf(CHANNELS, kanal)),
}
