import { wordsOf } from '../../form.ts'
import { AS_SAID, type DialogueForm, line, OF_A_MEETING } from '../contract.ts'

const EMPLOYERS = [
  { value: 'kommun', words: 'Kommunen' },
  { value: 'polis', words: 'Polisen' },
  { value: 'region', words: 'Regionen' },
  { value: 'annan', words: 'Annan arbetsgivare' },
]

/** What people who work in the area see in their work. */
export const medarbetardialog: DialogueForm = {
  name: 'medarbetardialog',
  title: 'Medarbetardialog',
  means: 'Samtal med personal som arbetar i området, i kommunen, polisen eller regionen.',
  voice: 'staff',
  asks: OF_A_MEETING,
  notes: AS_SAID,
  choices: { arbetsgivare: EMPLOYERS },
  read: (form) => ({
    arbetsgivare: form.choice('arbetsgivare', EMPLOYERS, { ask: 'Välj var medarbetarna arbetar.' }),
    enhet: form.words('enhet', { label: 'Enhet', longest: 100, blank: 'Skriv vilken enhet medarbetarna hör till.' }),
  }),
  words: ({ arbetsgivare = '', enhet }) => [...line('Arbetsgivare', wordsOf(EMPLOYERS, arbetsgivare)), ...line('Enhet', enhet)],
}
