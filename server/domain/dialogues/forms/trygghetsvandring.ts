import { wordsOf } from '../../form.ts'
import { type DialogueForm, line, OF_A_MEETING } from '../contract.ts'

const LIGHT = [
  { value: 'dagsljus', words: 'I dagsljus' },
  { value: 'morker', words: 'I mörker eller skymning' },
]

/** A walk along a chosen route, looking at what makes places safe or unsafe. */
export const trygghetsvandring: DialogueForm = {
  name: 'trygghetsvandring',
  title: 'Trygghetsvandring',
  means: 'En vandring längs en bestämd väg där deltagarna ser på platserna tillsammans.',
  asks: { ...OF_A_MEETING, day: 'Vilken dag gick ni?' },
  choices: { ljus: LIGHT },
  read: (form) => ({
    strak: form.words('strak', { label: 'Vägen ni gick', longest: 300, blank: 'Skriv vilken väg ni gick.' }),
    ljus: form.choice('ljus', LIGHT, { ask: 'Välj om ni gick i dagsljus eller mörker.' }),
  }),
  words: ({ strak, ljus = '' }) => [...line('Väg', strak), ...line('Ljus', wordsOf(LIGHT, ljus))],
}
