import { wordsOf } from '../../form.ts'
import { day } from '../../format.ts'
import { AT_STOPS, type DialogueForm, line, OF_A_MEETING } from '../contract.ts'

const LIGHT = [
  { value: 'dagsljus', words: 'I dagsljus' },
  { value: 'morker', words: 'I mörker eller skymning' },
]

/** A walk along a chosen route, looking at what makes places safe or unsafe; each stop is an observation. Before it and after it those concerned meet. */
export const trygghetsvandring: DialogueForm = {
  name: 'trygghetsvandring',
  title: 'Trygghetsvandring',
  means: 'En vandring längs en bestämd väg där deltagarna ser på platserna tillsammans.',
  voice: 'several',
  asks: { ...OF_A_MEETING, day: 'Vilken dag gick ni?' },
  notes: AT_STOPS,
  choices: { ljus: LIGHT },
  read: (form) => ({
    formote: form.day('formote'),
    formote_sagt: form.words('formote_sagt', { label: 'Vad som sades på förmötet', longest: 1000 }),
    strak: form.words('strak', { label: 'Vägen ni gick', longest: 300, blank: 'Skriv vilken väg ni gick.' }),
    ljus: form.choice('ljus', LIGHT, { ask: 'Välj om ni gick i dagsljus eller mörker.' }),
    eftermote: form.day('eftermote'),
    eftermote_sagt: form.words('eftermote_sagt', { label: 'Vad som sades på eftermötet', longest: 1000 }),
  }),
  words: ({ formote, formote_sagt, strak, ljus = '', eftermote, eftermote_sagt }) => [
    ...line('Förmöte', formote && day(formote)),
    ...line('Sades på förmötet', formote_sagt),
    ...line('Väg', strak),
    ...line('Ljus', wordsOf(LIGHT, ljus)),
    ...line('Eftermöte', eftermote && day(eftermote)),
    ...line('Sades på eftermötet', eftermote_sagt),
  ],
}
