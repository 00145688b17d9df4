import { wordsOf } from '../../form.ts'
import { AT_STOPS, type DialogueForm, line } from '../contract.ts'

const LIGHT = [
  { value: 'dagsljus', words: 'I dagsljus' },
  { value: 'morker', words: 'I mörker eller skymning' },
]

/** A round in which those who look after a place go through it: light, vegetation, graffiti, entrances. */
export const trygghetsrond: DialogueForm = {
  name: 'trygghetsrond',
  title: 'Trygghetsrond',
  means: 'De som sköter en plats går igenom den: belysning, växtlighet, klotter, entréer.',
  voice: 'staff',
  asks: { day: 'Vilken dag gjordes ronden?', who: 'Vilka gick ronden?', people: 'Hur många gick ronden?' },
  notes: { ...AT_STOPS, said: 'Vad såg ni?', suggestion: 'Vad behöver göras, och av vem?', suggested: 'Behöver göras' },
  choices: { ljus: LIGHT },
  read: (form) => ({
    omfattning: form.words('omfattning', {
      label: 'Vad ni gick igenom',
      longest: 300,
      blank: 'Skriv vad ni gick igenom, till exempel gårdar, källare och entréer.',
    }),
    ljus: form.choice('ljus', LIGHT, { ask: 'Välj om ronden gjordes i dagsljus eller mörker.' }),
  }),
  words: ({ omfattning, ljus = '' }) => [...line('Gicks igenom', omfattning), ...line('Ljus', wordsOf(LIGHT, ljus))],
}
