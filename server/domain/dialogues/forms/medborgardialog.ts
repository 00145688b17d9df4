import { wordsOf } from '../../form.ts'
import { AS_SAID, type DialogueForm, line, OF_A_MEETING } from '../contract.ts'

const ARENAS = [
  { value: 'torg', words: 'På torg, gata eller vid butik' },
  { value: 'oppet_hus', words: 'Öppet hus eller möte' },
  { value: 'digitalt', words: 'Digitalt' },
  { value: 'annat', words: 'På annat sätt' },
]

/** Residents met where they are, or invited to meet. */
export const medborgardialog: DialogueForm = {
  name: 'medborgardialog',
  title: 'Medborgardialog',
  means: 'Samtal med invånare, på torget, på ett öppet hus eller digitalt.',
  voice: 'residents',
  asks: OF_A_MEETING,
  notes: AS_SAID,
  choices: { arena: ARENAS },
  read: (form) => ({ arena: form.choice('arena', ARENAS, { ask: 'Välj hur dialogen hölls.' }) }),
  words: ({ arena = '' }) => line('Hur den hölls', wordsOf(ARENAS, arena)),
}
