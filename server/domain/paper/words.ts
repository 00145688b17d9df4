/** What stands on a printed questionnaire beside the survey's own words, in one language. */
export interface PaperWords {
  readonly one: string
  readonly many: string
  readonly number: (unit: string) => string
  readonly own: string
  readonly code: string
  readonly area: string
  readonly optional: string
  readonly names: string
  readonly help: string
  readonly page: (page: number) => string
  /** Whom the next questions are put to: "Fråga 5–7 är till dig som svarade ”Ja” på fråga 4." */
  readonly only: (questions: string, answers: string, number: number) => string
  readonly others: string
  readonly skipTo: (number: number) => string
  readonly skipToEnd: string
  readonly or: string
  readonly question: (first: number, last: number) => string
  readonly end: string
  /** Stands first on a form of an exercise. */
  readonly rehearsal: string
}

const sv: PaperWords = {
  one: 'Sätt ett kryss.',
  many: 'Du kan sätta flera kryss.',
  number: (unit) => `Skriv ett tal (${unit}).`,
  own: 'Skriv med egna ord.',
  code: 'Kod',
  area: 'Område',
  optional: 'Du väljer själv vad du svarar på. Hoppa över det du inte vill svara på.',
  names: 'Skriv inte namn på personer, varken ditt eget eller andras.',
  help: 'Är du i akut fara, ring 112. Vill du anmäla något eller tipsa polisen, ring 114 14. Ingen läser blanketten direkt.',
  page: (page) => `Sida ${page}`,
  only: (questions, answers, number) => `${questions} är till dig som svarade ${answers} på fråga ${number}.`,
  others: 'Alla andra:',
  skipTo: (number) => `till fråga ${number}`,
  skipToEnd: 'till slutet',
  or: 'eller',
  question: (first, last) => (first === last ? `Fråga ${first}` : `Fråga ${first}–${last}`),
  end: 'Tack! Lägg blanketten i svarskuvertet.',
  rehearsal: 'Övning: blanketten är inte på riktigt.',
}

const en: PaperWords = {
  one: 'Tick one box.',
  many: 'You may tick several boxes.',
  number: (unit) => `Write a number (${unit}).`,
  own: 'Write in your own words.',
  code: 'Code',
  area: 'Area',
  optional: 'You choose what to answer. Skip what you do not want to answer.',
  names: 'Do not write names of people, neither your own nor others’.',
  help: 'If you are in danger, call 112. To report something or tip the police, call 114 14. Nobody reads the form at once.',
  page: (page) => `Page ${page}`,
  only: (questions, answers, number) =>
    `${questions} ${/–/.test(questions) ? 'are' : 'is'} for you who answered ${answers} to question ${number}.`,
  others: 'Everybody else:',
  skipTo: (number) => `to question ${number}`,
  skipToEnd: 'to the end',
  or: 'or',
  question: (first, last) => (first === last ? `Question ${first}` : `Questions ${first}–${last}`),
  end: 'Thank you! Put the form in the reply envelope.',
  rehearsal: 'Exercise: this form is not for real.',
}

const WORDS: Readonly<Record<string, PaperWords>> = { sv, en }

/** The words of a printed questionnaire in a language; Swedish for one we do not have. */
export const paperWords = (language: string): PaperWords => WORDS[language] ?? sv
