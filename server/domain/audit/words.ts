import { STATE_WORDS } from '../actions/states.ts'
import { count } from '../format.ts'
import { maskedWords } from '../reading/kinds.ts'
import { SOURCE_WORDS } from '../reading/queue.ts'
import { KEEPER_WORDS } from '../sealing/seal.ts'
import { ABILITY_WORDS, ROLE_WORDS } from '../staff-words.ts'
import { type AuditEvent, type By, type Details, FEW, type LetterKind, SWEPT, type Swept, type What } from './events.ts'

/** The parts that a reader can narrow the trail to. */
export const GROUPS = {
  inloggning: 'Inloggningar',
  last: 'Läst',
  hamtat: 'Hämtat filer',
  andrat: 'Skrivit och ändrat',
  raknat: 'Räknat',
  publicerat: 'Publicerat',
  nekat: 'Nekat',
  raderat: 'Raderat och gallrat',
} as const
export type Group = keyof typeof GROUPS

/** What ids are called today. An id that no longer stands for anything is given back in words that say so. */
export interface Names {
  person(id: string): string
  area(id: string): string
  question(id: string): string
}

type Tell<W extends What> = (details: Details[W], names: Names) => string

/** The group of every kind of event and its sentence. A forgotten one does not compile. */
const KINDS: { readonly [W in What]: readonly [Group, Tell<W>] } = {
  'signed in': ['inloggning', () => 'Loggade in'],
  'signed out': ['inloggning', () => 'Loggade ut'],

  'sign-in refused': ['nekat', ({ because }) => `Nekades inloggning: ${BECAUSE[because]}`],
  'account locked': ['nekat', () => 'Kontot låstes en kvart efter fem fel lösenord'],
  'password refused': ['nekat', () => 'Nekades att byta lösenord: fel nuvarande lösenord'],
  'network slowed': ['nekat', () => 'Ett nätverk fick vänta efter många försök att logga in'],
  refused: ['nekat', ({ ability }) => `Nekades att ${ABILITY_WORDS[ability]}`],

  'saw lagesbild': ['last', ({ year, ...seen }, names) => `Läste lägesbilden ${year}: ${partOf(seen, names)}`],
  'saw underlag': ['last', ({ year }) => `Läste underlaget ${year}`],
  'saw dialogues': ['last', () => 'Läste listan över dialoger'],
  'saw dialogue': ['last', ({ dialogue }) => `Läste ${dialogueOf(dialogue)}`],
  'saw actions': ['last', () => 'Läste åtgärderna'],
  'saw action': ['last', ({ action }) => `Läste ${actionOf(action)}`],
  'saw codes': ['last', ({ year }) => `Såg områdenas koder ${year}`],
  'searched texts': ['last', ({ year }) => `Sökte i det som skrivits med egna ord ${year}`],
  'saw unread text': ['last', (queue) => `Läste en oläst text, ${queueOf(queue)}`],
  'saw texts': ['last', ({ year }) => `Läste det som skrivits med egna ord ${year}`],
  'saw audit': ['last', () => 'Läste loggen'],
  'saw accounts': ['last', () => 'Läste listan över konton'],

  exported: ['hamtat', ({ file, year, format }) => `Hämtade ${FILES[file]} ${year} som ${format}`],

  'ordered microdata': [
    'hamtat',
    ({ year, order, uncoarsened }) => `Beställde ${uncoarsened ? 'oförgrovade ' : ''}mikrodata ${year} (beställning ${order.slice(0, 8)})`,
  ],
  'took microdata': [
    'hamtat',
    ({ order, file, uncoarsened }) => `Hämtade ${file}${uncoarsened ? ', oförgrovad' : ''} (beställning ${order.slice(0, 8)})`,
  ],

  'wrote dialogue': ['andrat', ({ dialogue }) => `Skrev in ${dialogueOf(dialogue)}`],
  'changed dialogue': ['andrat', ({ dialogue }) => `Ändrade ${dialogueOf(dialogue)}`],
  'handed in quotes': ['andrat', ({ dialogue }) => `Lämnade det som sades i ${dialogueOf(dialogue)} till läsning`],
  'removed dialogue': ['raderat', ({ dialogue }) => `Tog bort ${dialogueOf(dialogue)}`],
  'wrote action': ['andrat', ({ action }) => `Skrev in ${actionOf(action)}`],
  'changed action': ['andrat', ({ action }) => `Ändrade ${actionOf(action)}`],
  'moved action': ['andrat', ({ action, to }) => `Satte ${actionOf(action)} som ${STATE_WORDS[to].words.toLowerCase()}`],
  'noted effect': ['andrat', ({ action }) => `Antecknade effekten av ${actionOf(action)}`],
  'removed action': ['raderat', ({ action }) => `Tog bort ${actionOf(action)}`],
  'took dialogues': ['hamtat', ({ file, year, format }) => `Hämtade ${file} ur dialogerna ${year} som ${format}`],
  'imported dialogues': ['andrat', ({ dialogues }) => `Läste in dialoger: ${count(dialogues)}`],
  'imported actions': ['andrat', ({ actions }) => `Läste in åtgärder: ${count(actions)}`],
  'took actions': ['hamtat', ({ format }) => `Hämtade åtgärderna som ${format}`],
  'added round': ['andrat', ({ year }) => `Lade upp omgången ${year}`],
  'changed round': [
    'andrat',
    ({ year, opensOn, closesOn, resultsOn }) =>
      `Ändrade omgången ${year}: öppnar ${opensOn}, sista svarsdag ${closesOn}, resultat ${resultsOn}`,
  ],
  'cancelled round': ['raderat', ({ year }) => `Ställde in omgången ${year}. Svaren förstördes`],
  'removed round': ['raderat', ({ year }) => `Tog bort omgången ${year}, som ingen hade svarat på`],
  'drew sample': [
    'andrat',
    ({ year, method, drawn }) =>
      method === 'register'
        ? `Drog ett urval ${year}: ${count(drawn)} personer`
        : `Gjorde ${count(drawn)} personliga koder ${year}, utan register`,
  ],
  'removed sample': ['raderat', ({ year }) => `Tog bort urvalet ${year} med dess koder`],
  'made letters': [
    'hamtat',
    ({ year, mailing, kind, sheets }) =>
      `Gjorde ${LETTERS[kind]} till utskick ${mailing}, ${year}: ${sheets === null ? 'en del av arken' : `${count(sheets)} mottagare`}`,
  ],
  'took letters': ['hamtat', ({ year, mailing, kind }) => `Hämtade ${LETTERS[kind]} till utskick ${mailing}, ${year}`],
  'noted returns': ['andrat', ({ year, letters }) => `Antecknade brev som kommit i retur ${year}: ${count(letters)}`],
  'keyed form': ['andrat', ({ year }) => `Skrev in en pappersblankett ${year}`],
  'declared focus': [
    'andrat',
    ({ year, questions }, names) => `Valde fokusfrågor ${year}: ${questions.map(names.question).join(', ') || 'inga'}`,
  ],
  'chose focus areas': ['andrat', ({ year, themes }) => `Valde fokusområden i underlaget ${year}: ${themes.join(', ') || 'inga'}`],
  'took underlag': ['andrat', ({ year }) => `Satte underlaget ${year} som taget`],
  'gave back underlag': ['andrat', ({ year }) => `Satte underlaget ${year} som inte taget`],
  'added account': ['andrat', ({ account, role }, names) => `Lade upp ett konto för ${names.person(account)} som ${ROLE_WORDS[role]}`],
  'gave password': ['andrat', ({ account }, names) => `Gav ${names.person(account)} ett nytt lösenord`],
  'changed password': ['andrat', () => 'Bytte sitt lösenord'],
  'closed account': ['raderat', ({ account }, names) => `Stängde kontot för ${names.person(account)}`],
  'gave right': ['andrat', ({ account, ability }, names) => `Gav ${names.person(account)} rätt att ${ABILITY_WORDS[ability]}`],
  'took back right': ['andrat', ({ account, ability }, names) => `Tog ifrån ${names.person(account)} rätten att ${ABILITY_WORDS[ability]}`],
  'imported areas': ['andrat', ({ areas }) => `Läste in områden: ${count(areas)}`],
  'set neighbours': ['andrat', ({ areas }) => `Valde grannar som områden vägs ihop med: ${count(areas)}`],
  'imported population': ['andrat', ({ cells }) => `Läste in folkmängd: ${count(cells)} uppgifter`],

  'imported references': ['andrat', ({ shares }) => `Läste in referensstatistik: ${count(shares)} andelar`],
  'removed references': ['raderat', ({ shares }) => `Tog bort referensstatistik: ${count(shares)} andelar`],
  'began import': ['andrat', ({ year, import: id }) => `Lämnade in en fil med svar för ${year} (inläsning ${id.slice(0, 8)})`],
  'imported answers': [
    'andrat',
    ({ year, import: id, people }) => `Läste in ${count(people)} svar för ${year} (inläsning ${id.slice(0, 8)})`,
  ],
  'undid import': ['raderat', ({ year, import: id }) => `Ångrade inläsningen av svar för ${year} (inläsning ${id.slice(0, 8)})`],

  'began publishing': ['publicerat', ({ year }) => `Bad om att få lägesbilden ${year} publicerad`],
  'published lagesbild': ['publicerat', ({ year, edition }) => `Publicerade lägesbilden ${year} som utgåva ${edition.slice(0, 12)}`],
  'corrected lagesbild': ['publicerat', ({ year, edition }) => `Rättade lägesbilden ${year} med utgåva ${edition.slice(0, 12)}`],

  'sealed urn': [
    'andrat',
    ({ year, keeper }) => `Förseglade urnan ${year} med en egen lösenfras. Återställningsbladet förvaras ${KEEPER_WORDS[keeper]}`,
  ],
  'began opening': ['raknat', ({ year, by }) => `Började öppna urnan ${year} med ${KEYS[by]}`],
  'key refused': ['nekat', ({ year, by }) => `Försökte öppna urnan ${year} med fel ${by === 'sheet' ? 'återställningsblad' : 'lösenfras'}`],
  'opened urn': [
    'raknat',
    ({ year, received, lost }) =>
      `Öppnade urnan ${year}: ${count(received)} mottagna svar, ${count(lost)} gick inte att läsa. Koderna och nyckeln är förstörda`,
  ],
  'began counting': ['raknat', ({ year }) => `Började räkna omgången ${year}`],
  counted: ['raknat', ({ year, mark }) => `Räknade omgången ${year}. Räkningens märke: ${mark}`],

  'erased note': ['raderat', ({ dialogue, note }) => `Raderade texten i observation ${note} i ${dialogueOf(dialogue)}`],
  'erased text': ['raderat', ({ year, question }, names) => `Raderade ett fritextsvar ${year}, frågan ${names.question(question)}`],
  'read text': [
    'andrat',
    ({ state, masked, ...queue }) =>
      `Läste en text, ${queueOf(queue)}: ${state === 'shown' ? 'den får visas' : 'den visas inte'}${hiding(maskedWords(masked))}`,
  ],
  'undid reading': ['andrat', (queue) => `Ångrade läsningen av en text, ${queueOf(queue)}`],
  swept: ['raderat', (gone) => `Gallrade ${sweptWords(gone)}`],
  'swept audit': ['raderat', ({ through, rows }) => `Gallrade ${rowsOf(rows)} i loggen, till och med nummer ${count(through)}`],
}

const LETTERS: Readonly<Record<LetterKind, string>> = { pdf: 'brev', merge: 'kopplingsfil', messages: 'meddelandelista' }

const BECAUSE: Readonly<Record<Details['sign-in refused']['because'], string>> = {
  'unknown address': 'ingen har den adressen',
  'wrong password': 'fel lösenord',
  'locked account': 'kontot är låst en stund',
  'wrong token': 'fel engångskod för det första kontot',
}

const KEYS = { passphrase: 'lösenfrasen', sheet: 'återställningsbladet' } as const

const FILES: Readonly<Record<Details['exported']['file'], string>> = {
  resultat: 'resultaten',
  kodbok: 'kodboken',
  problemindex: 'problemindex',
  'egna-ord': 'det som skrivits med egna ord',
  underlag: 'underlaget',
}

const SWEPT_WORDS: Readonly<Record<Swept, string>> = {
  drafts: 'påbörjade svar',
  sessions: 'inloggningar',
  texts: 'fritextsvar',
  notes: 'texter i dialoger',
  tips: 'tips från invånare',
  accounts: 'oanvända konton',
  formerNames: 'namn på stängda konton',
  extracts: 'beställningar av mikrodata vars filer togs bort',
  imports: 'filer med svar som inte lästs in',
}

/** What happened, in a sentence. */
export function wordsOf(event: AuditEvent, names: Names): string {
  const [, tell] = KINDS[event.what] as readonly [Group, (details: AuditEvent['details'], names: Names) => string] // its own kind's
  return tell(event.details, names)
}

/** The kinds of event in a group. */
export const whatsIn = (group: Group): readonly What[] => (Object.keys(KINDS) as What[]).filter((what) => KINDS[what][0] === group)

/** Whether an event is that somebody looked, and took or changed nothing. */
export const isLook = (what: What): boolean => KINDS[what][0] === 'last'

/** Who did it, in words. */
export function whoOf({ kind, staffId }: By, names: Names): string {
  switch (kind) {
    case 'person':
      return names.person(staffId ?? '')
    case 'stranger':
      return staffId === null ? 'Någon okänd' : `Någon med adressen till ${names.person(staffId)}`
    case 'command line':
      return 'Kommandoraden'
    case 'program':
      return 'Programmet'
  }
}

/** How much was swept, kind by kind, in a list of words; those with none are left out. */
export function sweptWords(gone: Details['swept']): string {
  // Rows from before a kind was swept lack it.
  const kinds = SWEPT.filter((kind) => (gone[kind] ?? 0) !== 0)
  return kinds.map((kind) => `${SWEPT_WORDS[kind]}: ${gone[kind] === FEW ? 'färre än tio' : count(gone[kind])}`).join(', ')
}

function partOf({ part, of }: Pick<Details['saw lagesbild'], 'part' | 'of'>, names: Names): string {
  if (part === 'area') return `området ${names.area(of ?? '')}`
  if (part === 'hidden') return `vad som är dolt och varför i frågan ${names.question(of ?? '')}`
  if (part === 'question') return `frågan ${names.question(of ?? '')}`
  if (part === 'beside') return 'kommunen bredvid andra'
  if (part === 'method') return 'metoden'
  if (part === 'dialogue') return 'dialogen bredvid enkäten'
  if (part === 'problemindex') return of === null ? 'problemindex' : `problemindex i området ${names.area(of)}`
  return part === 'groups' ? 'grupper av invånare' : 'hela kommunen'
}

// The beginning of an id tells dialogues apart, and says nothing about what was said.
const dialogueOf = (id: string) => `dialogen ${id.slice(0, 8)}`

const actionOf = (id: string) => `åtgärden ${id.slice(0, 8)}`

const rowsOf = (rows: number) => (rows === 1 ? 'en rad' : `${count(rows)} rader`)

const queueOf = ({ source, year }: Pick<Details['read text'], 'source' | 'year'>) =>
  `${SOURCE_WORDS[source].words.toLocaleLowerCase('sv')}${year === null ? '' : ` ${year}`}`

const hiding = (words: string) => (words === '' ? '' : `. Dolt: ${words}`)
