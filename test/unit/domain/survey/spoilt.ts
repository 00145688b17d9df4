import { type Plain, part } from '../../../fixtures/definition.ts'
import { aCode, both } from '../../../fixtures/questions.ts'

/** What is done to a right definition, and the one fault that comes of it: its place, what stands on its line, its sentence. */
export interface Spoilt {
  readonly what: string
  readonly spoil: (definition: Plain) => void
  readonly place: string
  readonly line: string
  readonly sentence: string
}

const question = (id: string) => (definition: Plain) => part(definition, 'questions', id)

/** Every way to go wrong, one at a time. */
export const SPOILT: readonly Spoilt[] = [
  {
    what: 'an unknown kind',
    spoil: (d) => Object.assign(question('ord')(d), { kind: 'roman' }),
    place: 'questions[ord].kind',
    line: '"kind": "roman"',
    sentence: 'Okänd frågetyp. Välj bland ”single”, ”multiple”, ”scale”, ”number” och ”text”.',
  },
  {
    what: 'a missing field',
    spoil: (d) => delete question('skrap')(d).label,
    place: 'questions[skrap].label',
    line: '{',
    sentence: 'Fältet saknas.',
  },
  {
    what: 'an unknown field',
    spoil: (d) => Object.assign(question('skrap')(d), { colour: 'red' }),
    place: 'questions[skrap].colour',
    line: '"colour": "red"',
    sentence: 'Fältet ”colour” är okänt.',
  },
  {
    what: 'a value of the wrong type',
    spoil: (d) => Object.assign(question('skrap')(d), { sensitive: 'nej' }),
    place: 'questions[skrap].sensitive',
    line: '"sensitive": "nej"',
    sentence: 'Här ska stå true eller false.',
  },
  {
    what: 'an unknown role',
    spoil: (d) => Object.assign(question('skrap')(d).codes[2], { role: 'maybe' }),
    place: 'questions[skrap].codes[vet_ej].role',
    line: '"role": "maybe"',
    sentence: '”maybe” går inte här. Välj bland ”value”, ”dont_know”, ”refused” och ”not_applicable”.',
  },
  {
    what: 'a list of nothing where something is needed',
    spoil: (d) => Object.assign(d, { languages: [] }),
    place: 'languages',
    line: '"languages": []',
    sentence: 'Listan får inte vara tom.',
  },
  {
    what: 'an unknown section',
    spoil: (d) => Object.assign(question('skrap')(d), { section: 'parken' }),
    place: 'questions[skrap].section',
    line: '"section": "parken"',
    sentence: 'Delen ”parken” finns inte.',
  },
  {
    what: 'an unknown group',
    spoil: (d) => Object.assign(question('skrap')(d), { group: 'parken' }),
    place: 'questions[skrap].group',
    line: '"group": "parken"',
    sentence: 'Gruppen ”parken” finns inte.',
  },
  {
    what: 'an unknown theme',
    spoil: (d) => Object.assign(question('skrap')(d), { theme: 'parken' }),
    place: 'questions[skrap].theme',
    line: '"theme": "parken"',
    sentence: 'Temat ”parken” finns inte.',
  },
  {
    what: 'two questions with one id',
    spoil: (d) => d.questions.push({ ...question('ord')(d) }),
    place: 'questions[ord].id',
    line: '"id": "ord"',
    sentence: 'Id ”ord” är redan taget.',
  },
  {
    what: 'a derived question with a question’s id',
    spoil: (d) => Object.assign(d.derived[0], { id: 'ord' }),
    place: 'derived[ord].id',
    line: '"id": "ord"',
    sentence: 'Id ”ord” är redan taget.',
  },
  {
    what: 'two themes with one id',
    spoil: (d) => d.themes.push({ id: 'annat', title: both('Annat') }),
    place: 'themes[annat].id',
    line: '"id": "annat"',
    sentence: 'Id ”annat” är redan taget.',
  },
  {
    what: 'an id that is no column name',
    spoil: (d) => Object.assign(question('ord')(d), { id: 'Åsikt 1' }),
    place: 'questions[Åsikt 1].id',
    line: '"id": "Åsikt 1"',
    sentence: 'Ett id börjar med en liten bokstav a–z och har sedan bara små bokstäver, siffror och understreck.',
  },
  {
    what: 'a code that is kept for counting',
    spoil: (d) => question('hem')(d).codes.push(aCode('_skipped')),
    place: 'questions[hem].codes[_skipped].code',
    line: '"code": "_skipped"',
    sentence: 'En kod har bara små bokstäver a–z, siffror och tecknen _ + -. Den får inte börja med understreck.',
  },
  {
    what: 'two answers with one code',
    spoil: (d) => question('hem')(d).codes.push(aCode('ja')),
    place: 'questions[hem].codes[ja].code',
    line: '"code": "ja"',
    sentence: 'Koden ”ja” finns redan i frågan.',
  },
  {
    what: 'a text that lacks a language',
    spoil: (d) => delete question('skrap')(d).codes[1].text.en,
    place: 'questions[skrap].codes[ja].text',
    line: '"text": {',
    sentence: 'Texten saknas på språket ”en”.',
  },
  {
    what: 'a text in a language that the survey does not have',
    spoil: (d) => Object.assign(d.title, { fi: 'Koe' }),
    place: 'title.fi',
    line: '"fi": "Koe"',
    sentence: 'Enkäten har inte språket ”fi”. Lägg till det i languages eller ta bort texten.',
  },
  {
    what: 'a blank text',
    spoil: (d) => Object.assign(d.thanks, { sv: '  ' }),
    place: 'thanks.sv',
    line: '"sv": "  "',
    sentence: 'Texten är tom.',
  },
  {
    what: 'no Swedish',
    spoil: (d) => without(d, 'sv'),
    place: 'languages',
    line: '"languages": [',
    sentence: 'Svenska (”sv”) måste finnas: personalens sidor är på svenska.',
  },
  {
    what: 'a language twice',
    spoil: (d) => d.languages.push('en'),
    place: 'languages[2]',
    line: '"en"',
    sentence: 'Språket ”en” står två gånger.',
  },
  {
    what: 'a skip rule that names an unknown question',
    spoil: (d) => Object.assign(question('anmalt')(d).askIf[0], { question: 'vad' }),
    place: 'questions[anmalt].askIf[0].question',
    line: '"question": "vad"',
    sentence: 'Hoppregeln nämner frågan ”vad”, som inte finns.',
  },
  {
    what: 'a skip rule that names an unknown code',
    spoil: (d) => Object.assign(question('anmalt')(d).askIf[0], { codes: ['kanske'] }),
    place: 'questions[anmalt].askIf[0].codes[0]',
    line: '"kanske"',
    sentence: 'Frågan ”skrap” har inte koden ”kanske”.',
  },
  {
    what: 'a skip rule that names a question on the same page',
    spoil: (d) => Object.assign(question('anmalt')(d), { section: 'omradet' }),
    place: 'questions[anmalt].askIf[0].question',
    line: '"question": "skrap"',
    sentence: 'Hoppregeln nämner ”skrap”, som inte ställs i en tidigare del än frågan själv.',
  },
  {
    what: 'a skip rule that names a question on a later page',
    spoil: (d) => Object.assign(question('skrap')(d), { askIf: [{ question: 'hem', codes: ['ja'] }] }),
    place: 'questions[skrap].askIf[0].question',
    line: '"question": "hem"',
    sentence: 'Hoppregeln nämner ”hem”, som inte ställs i en tidigare del än frågan själv.',
  },
  {
    what: 'a measure of a code that the question lacks',
    spoil: (d) => Object.assign(question('skrap')(d).measure, { codes: ['kanske'] }),
    place: 'questions[skrap].measure.codes[0]',
    line: '"kanske"',
    sentence: 'Måttet räknar koden ”kanske”, som frågan inte har.',
  },
  {
    what: 'number bands with a gap',
    spoil: (d) => Object.assign(question('bott_ar')(d).bands[1], { from: 7 }),
    place: 'questions[bott_ar].bands[5-9].from',
    line: '"from": 7',
    sentence: 'Talen 5–6 saknar intervall.',
  },
  {
    what: 'a derived question of an unknown question',
    spoil: (d) => Object.assign(d.derived[0].of[1], { question: 'vad' }),
    place: 'derived[besvar].of[1].question',
    line: '"question": "vad"',
    sentence: 'Den härledda frågan räknar ”vad”, som inte finns.',
  },
  {
    what: 'a derived question of an unknown code',
    spoil: (d) => Object.assign(d.derived[0].of[1], { codes: ['manen'] }),
    place: 'derived[besvar].of[1].codes[0]',
    line: '"manen"',
    sentence: 'Frågan ”platser” har inte koden ”manen”.',
  },
  {
    what: 'a derived question measured by anything but yes and no',
    spoil: (d) => Object.assign(d.derived[0].measure, { codes: ['ja'] }),
    place: 'derived[besvar].measure.codes[0]',
    line: '"ja"',
    sentence: 'En härledd fråga har bara koderna ”1” (ja) och ”0” (nej).',
  },
  {
    what: 'a cell question that is missing',
    spoil: (d) => Object.assign(d.cell, { sex: 'vad' }),
    place: 'cell.sex',
    line: '"sex": "vad"',
    sentence: 'Frågan ”vad” finns inte.',
  },
  {
    what: 'a cell question that is no single choice',
    spoil: (d) => Object.assign(d.cell, { sex: 'platser' }),
    place: 'cell.sex',
    line: '"sex": "platser"',
    sentence: '”platser” måste vara en envalsfråga (single).',
  },
  {
    what: 'a sex that the register has and the question has not',
    spoil: (d) => Object.assign(question('kon')(d), { codes: [aCode('kvinna'), aCode('annat')] }),
    place: 'questions[kon].codes',
    line: '"codes": [',
    sentence: 'Frågan saknar ”man”, som folkbokföringens siffror har.',
  },
  {
    what: 'an age group that the register has not',
    spoil: (d) => question('alder')(d).codes.push(aCode('100+')),
    place: 'questions[alder].codes',
    line: '"codes": [',
    sentence: 'Folkbokföringens siffror har inte ”100+”.',
  },
  {
    what: 'a breakdown by several answers at once',
    spoil: (d) => Object.assign(d, { breakdowns: ['platser'] }),
    place: 'breakdowns[0]',
    line: '"platser"',
    sentence: 'Bara en envalsfråga (single) kan dela upp kommunens tabeller, och det är inte ”platser”.',
  },
  {
    what: 'a breakdown by a cell question',
    spoil: (d) => Object.assign(d, { breakdowns: ['kon'] }),
    place: 'breakdowns[0]',
    line: '"kon"',
    sentence: '”kon” delar redan upp tabellerna, eftersom den står i cell.',
  },
  {
    what: 'a page without questions',
    spoil: (d) => d.sections.push({ id: 'sist', title: both('Sist') }),
    place: 'sections[sist]',
    line: '{',
    sentence: 'Delen ”sist” har inga frågor.',
  },
  {
    what: 'ages that end before they begin',
    spoil: (d) => Object.assign(d, { ages: { from: 15, to: 10 } }),
    place: 'ages.to',
    line: '"to": 10',
    sentence: 'Den högsta åldern är lägre än den lägsta.',
  },
]

/** Takes a language out of the whole definition. */
function without(value: Plain, language: string): void {
  if (Array.isArray(value.languages)) value.languages = value.languages.filter((one: string) => one !== language)
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) without(inner, language)
  if (typeof value[language] === 'string') delete value[language]
}
