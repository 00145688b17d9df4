import { wordsOf } from '../../form.ts'
import { type DialogueForm, line } from '../contract.ts'

const UNITS = [
  { value: 'kommun', words: 'Kommunens personal' },
  { value: 'polis', words: 'Polisen' },
  { value: 'bostad', words: 'Bostadsbolag eller fastighetsägare' },
  { value: 'skola', words: 'Skola eller fritidsgård' },
  { value: 'vakt', words: 'Ordningsvakter, väktare eller trygghetsvärdar' },
  { value: 'annan', words: 'Annan' },
]

/** A unit's report of one week (effektiv samordning för trygghet): what happened, where, when and how often, never about a person. */
export const est: DialogueForm = {
  name: 'est',
  title: 'EST-rapport',
  means: 'Veckans händelser och ordningsstörningar från en enhet: vad, var, när och hur ofta.',
  voice: 'staff',
  asks: {
    day: 'Vilken dag i veckan avslutades rapporten?',
    who: 'Vilka har rapporterat?',
    people: 'Hur många har rapporterat?',
  },
  notes: { said: 'Vad hände?', suggestion: 'Vad gjordes?', suggested: 'Gjordes', placed: true, counted: true },
  choices: { rapportor: UNITS },
  read: (form) => ({
    rapportor: form.choice('rapportor', UNITS, { ask: 'Välj vilken sorts enhet som rapporterar.' }),
    enhet: form.words('enhet', { label: 'Enhet', longest: 100, blank: 'Skriv vilken enhet som rapporterar.' }),
  }),
  words: ({ rapportor = '', enhet }) => [...line('Rapportör', wordsOf(UNITS, rapportor)), ...line('Enhet', enhet)],
}
