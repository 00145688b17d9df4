import { AS_SAID, type DialogueForm, line, OF_A_MEETING } from '../contract.ts'

/** The yearly meeting of residents and partners whose picture feeds the medborgarlöfte. */
export const trygghetsdialog: DialogueForm = {
  name: 'trygghetsdialog',
  title: 'Trygghetsdialog',
  means: 'Det årliga mötet där invånare, kommun, polis och andra samtalar om läget.',
  voice: 'several',
  asks: OF_A_MEETING,
  notes: AS_SAID,
  choices: {},
  read: (form) => ({
    parter: form.words('parter', {
      label: 'Vilka parter var med',
      longest: 300,
      blank: 'Skriv vilka parter som var med, till exempel kommunen, polisen och regionen.',
    }),
  }),
  words: ({ parter }) => line('Parter', parter),
}
