import { wordsOf } from '../../form.ts'
import { AT_STOPS, type DialogueForm, line } from '../contract.ts'
import { CHANNELS } from './tips.ts'

/** A place that one resident has pointed out as safe or unsafe, and why. */
export const otrygg_plats: DialogueForm = {
  name: 'otrygg_plats',
  title: 'Trygg eller otrygg plats',
  means: 'En plats som en invånare har pekat ut som trygg eller otrygg, och varför.',
  voice: 'residents',
  asks: { day: 'Vilken dag kom uppgiften in?', who: 'Vilka hörde av sig?', people: 'Hur många hörde av sig?' },
  notes: { ...AT_STOPS, said: 'Vad gör platsen trygg eller otrygg?' },
  choices: { kanal: CHANNELS },
  read: (form) => ({ kanal: form.choice('kanal', CHANNELS, { ask: 'Välj hur uppgiften kom in.' }) }),
  words: ({ kanal = '' }) => line('Kom in genom', wordsOf(CHANNELS, kanal)),
}
