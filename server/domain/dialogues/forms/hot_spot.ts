import { count, day } from '../../format.ts'
import { AT_STOPS, type DialogueForm, line } from '../contract.ts'

const MOST = 99_999

/** Planned presence at a small place with much crime over a period, and what was counted there before and after. */
export const hot_spot: DialogueForm = {
  name: 'hot_spot',
  title: 'Närvaro på hot spot',
  means: 'Planerad närvaro på en liten plats med mycket brott under en tid, med antal före och efter.',
  voice: 'staff',
  asks: { day: 'Vilken dag avslutades perioden?', who: 'Vilka var där?', people: 'Hur många turades om?' },
  notes: { ...AT_STOPS, said: 'Vad såg ni?', suggestion: 'Vad gjordes, eller behöver göras?', suggested: 'Gjordes, eller behövs' },
  choices: {},
  read: (form) => ({
    fran: form.day('fran', { blank: 'Skriv vilken dag perioden började.' }),
    besok: whole(form, 'besok', 'Skriv hur många besök som gjordes, med siffror.', 1),
    minuter: whole(form, 'minuter', 'Skriv hur många minuter ett besök varade, med siffror.', 1),
    raknat: form.words('raknat', {
      label: 'Det som räknades',
      longest: 200,
      blank: 'Skriv vad som räknades, till exempel anmälda misshandelsbrott.',
    }),
    fore: whole(form, 'fore', 'Skriv antalet före, med siffror. 0 om det inte var något.', 0),
    efter: whole(form, 'efter', 'Skriv antalet efter, med siffror. 0 om det inte var något.', 0),
  }),
  words: ({ fran, besok, minuter, raknat, fore, efter }) => [
    ...line('Perioden började', fran && day(fran)),
    ...line('Antal besök', told(besok)),
    ...line('Minuter per besök', told(minuter)),
    ...line('Räknat', raknat),
    ...line('Antal lika lång tid före', told(fore)),
    ...line('Antal under perioden', told(efter)),
  ],
}

const whole = (form: Parameters<DialogueForm['read']>[0], field: string, ask: string, from: number) =>
  String(form.whole(field, { from, to: MOST, ask }))

const told = (number: string | undefined) => number && count(Number(number))
