import { wordsOf } from '../../form.ts'
import { AS_SAID, type DialogueForm, line } from '../contract.ts'

const ORGANISATIONS = [
  { value: 'skola', words: 'Skola eller förskola' },
  { value: 'naringsliv', words: 'Företag eller butik' },
  { value: 'forening', words: 'Förening eller samfund' },
  { value: 'bostad', words: 'Bostadsbolag eller fastighetsägare' },
  { value: 'annan', words: 'Annan verksamhet' },
]

/** An interview with a school, a business or an association: the person's role is recorded, never the name. */
export const intervju: DialogueForm = {
  name: 'intervju',
  title: 'Intervju',
  means: 'Samtal med en skola, ett företag, en förening eller en annan verksamhet.',
  voice: 'organisations',
  asks: { day: 'Vilken dag gjordes intervjun?', who: 'Vilka intervjuades?', people: 'Hur många intervjuades?' },
  notes: AS_SAID,
  choices: { verksamhet: ORGANISATIONS },
  read: (form) => ({
    verksamhet: form.choice('verksamhet', ORGANISATIONS, { ask: 'Välj vilken sorts verksamhet ni intervjuade.' }),
    roll: form.words('roll', { label: 'Den intervjuades roll', longest: 100, blank: 'Skriv den intervjuades roll, till exempel rektor.' }),
  }),
  words: ({ verksamhet = '', roll }) => [...line('Verksamhet', wordsOf(ORGANISATIONS, verksamhet)), ...line('Roll', roll)],
}
