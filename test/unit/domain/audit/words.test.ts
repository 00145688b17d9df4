import { expect } from 'chai'
import { type AuditEvent, COMMAND_LINE, FEW, PROGRAM, person, stranger } from '../../../../server/domain/audit/events.ts'
import { GROUPS, type Group, isLook, sweptWords, whatsIn, whoOf, wordsOf } from '../../../../server/domain/audit/words.ts'
import { ABILITIES } from '../../../../server/domain/staff.ts'

const NAMES = { person: (id: string) => `<${id}>`, area: (id: string) => `<${id}>`, question: (id: string) => `<${id}>` }
const ACTION = { action: '1f0a3c5e-4b7d-4c9a-8e21-5d6f7a8b9c0d' }
const DIALOGUE = { dialogue: '0f8fad5b-d9cb-469f-a165-70867728950e' }

/** An event of each kind, and its sentence. */
const SENTENCES: readonly (readonly [AuditEvent, string])[] = [
  [{ what: 'signed in', details: {} }, 'Loggade in'],
  [{ what: 'signed out', details: {} }, 'Loggade ut'],
  [{ what: 'sign-in refused', details: { because: 'unknown address' } }, 'Nekades inloggning: ingen har den adressen'],
  [{ what: 'sign-in refused', details: { because: 'wrong token' } }, 'Nekades inloggning: fel engångskod för det första kontot'],
  [{ what: 'account locked', details: {} }, 'Kontot låstes en kvart efter fem fel lösenord'],
  [{ what: 'network slowed', details: {} }, 'Ett nätverk fick vänta efter många försök att logga in'],
  [{ what: 'refused', details: { ability: 'see lagesbild' } }, 'Nekades att läsa lägesbilden'],
  [{ what: 'saw lagesbild', details: { year: 2026, part: 'kommun', of: null } }, 'Läste lägesbilden 2026: hela kommunen'],
  [{ what: 'saw lagesbild', details: { year: 2026, part: 'groups', of: null } }, 'Läste lägesbilden 2026: grupper av invånare'],
  [{ what: 'saw lagesbild', details: { year: 2026, part: 'area', of: '9901N' } }, 'Läste lägesbilden 2026: området <9901N>'],
  [{ what: 'saw lagesbild', details: { year: 2026, part: 'question', of: 'tillit' } }, 'Läste lägesbilden 2026: frågan <tillit>'],
  [{ what: 'saw lagesbild', details: { year: 2026, part: 'problemindex', of: null } }, 'Läste lägesbilden 2026: problemindex'],
  [
    { what: 'saw lagesbild', details: { year: 2026, part: 'problemindex', of: '9901N' } },
    'Läste lägesbilden 2026: problemindex i området <9901N>',
  ],
  [{ what: 'saw underlag', details: { year: 2026 } }, 'Läste underlaget 2026'],
  [{ what: 'saw dialogues', details: {} }, 'Läste listan över dialoger'],
  [{ what: 'saw dialogue', details: DIALOGUE }, 'Läste dialogen 0f8fad5b'],
  [{ what: 'saw codes', details: { year: 2026 } }, 'Såg områdenas koder 2026'],
  [{ what: 'searched texts', details: { year: 2026 } }, 'Sökte i det som skrivits med egna ord 2026'],
  [{ what: 'saw unread text', details: { source: 'survey', year: 2026 } }, 'Läste en oläst text, enkäten 2026'],
  [{ what: 'saw texts', details: { year: 2026 } }, 'Läste det som skrivits med egna ord 2026'],
  [{ what: 'saw audit', details: {} }, 'Läste loggen'],
  [{ what: 'saw accounts', details: {} }, 'Läste listan över konton'],
  [{ what: 'exported', details: { file: 'resultat', year: 2026, format: 'csv-excel' } }, 'Hämtade resultaten 2026 som csv-excel'],
  [
    { what: 'ordered microdata', details: { year: 2026, order: DIALOGUE.dialogue, uncoarsened: false, form: 'bred', dialect: 'excel' } },
    'Beställde mikrodata 2026 (beställning 0f8fad5b)',
  ],
  [
    { what: 'took microdata', details: { year: 2026, order: DIALOGUE.dialogue, file: 'mikrodata-kod.csv', uncoarsened: true } },
    'Hämtade mikrodata-kod.csv, oförgrovad (beställning 0f8fad5b)',
  ],
  [{ what: 'wrote dialogue', details: DIALOGUE }, 'Skrev in dialogen 0f8fad5b'],
  [{ what: 'changed dialogue', details: DIALOGUE }, 'Ändrade dialogen 0f8fad5b'],
  [{ what: 'handed in quotes', details: DIALOGUE }, 'Lämnade det som sades i dialogen 0f8fad5b till läsning'],
  [{ what: 'removed dialogue', details: DIALOGUE }, 'Tog bort dialogen 0f8fad5b'],
  [{ what: 'saw actions', details: {} }, 'Läste åtgärderna'],
  [{ what: 'saw action', details: ACTION }, 'Läste åtgärden 1f0a3c5e'],
  [{ what: 'wrote action', details: ACTION }, 'Skrev in åtgärden 1f0a3c5e'],
  [{ what: 'changed action', details: ACTION }, 'Ändrade åtgärden 1f0a3c5e'],
  [{ what: 'moved action', details: { ...ACTION, to: 'dropped' } }, 'Satte åtgärden 1f0a3c5e som ej genomförd'],
  [{ what: 'noted effect', details: ACTION }, 'Antecknade effekten av åtgärden 1f0a3c5e'],
  [{ what: 'removed action', details: ACTION }, 'Tog bort åtgärden 1f0a3c5e'],
  [{ what: 'imported actions', details: { actions: 41 } }, 'Läste in åtgärder: 41'],
  [{ what: 'took actions', details: { format: 'csv-excel' } }, 'Hämtade åtgärderna som csv-excel'],
  [
    { what: 'took dialogues', details: { year: 2026, file: 'platser', format: 'geojson' } },
    'Hämtade platser ur dialogerna 2026 som geojson',
  ],
  [{ what: 'imported dialogues', details: { dialogues: 1200 } }, 'Läste in dialoger: 1\u00a0200'],
  [{ what: 'added round', details: { year: 2027 } }, 'Lade upp omgången 2027'],
  [
    { what: 'changed round', details: { year: 2027, opensOn: '2027-09-01', closesOn: '2027-10-31', resultsOn: '2027-12-15' } },
    'Ändrade omgången 2027: öppnar 2027-09-01, sista svarsdag 2027-10-31, resultat 2027-12-15',
  ],
  [{ what: 'cancelled round', details: { year: 2027 } }, 'Ställde in omgången 2027. Svaren förstördes'],
  [{ what: 'removed round', details: { year: 2027 } }, 'Tog bort omgången 2027, som ingen hade svarat på'],
  [{ what: 'drew sample', details: { year: 2027, method: 'register', drawn: 3200 } }, 'Drog ett urval 2027: 3 200 personer'],
  [{ what: 'drew sample', details: { year: 2027, method: 'areas', drawn: 90 } }, 'Gjorde 90 personliga koder 2027, utan register'],
  [{ what: 'removed sample', details: { year: 2027 } }, 'Tog bort urvalet 2027 med dess koder'],
  [
    { what: 'made letters', details: { year: 2027, mailing: 2, kind: 'pdf', sheets: 980 } },
    'Gjorde brev till utskick 2, 2027: 980 mottagare',
  ],
  [
    { what: 'made letters', details: { year: 2027, mailing: 2, kind: 'merge', sheets: null } },
    'Gjorde kopplingsfil till utskick 2, 2027: en del av arken',
  ],
  [{ what: 'took letters', details: { year: 2027, mailing: 1, kind: 'merge' } }, 'Hämtade kopplingsfil till utskick 1, 2027'],
  [{ what: 'noted returns', details: { year: 2027, letters: 14 } }, 'Antecknade brev som kommit i retur 2027: 14'],
  [{ what: 'keyed form', details: { year: 2027 } }, 'Skrev in en pappersblankett 2027'],
  [{ what: 'declared focus', details: { year: 2027, questions: ['skrap', 'tillit'] } }, 'Valde fokusfrågor 2027: <skrap>, <tillit>'],
  [
    { what: 'chose focus areas', details: { year: 2026, themes: ['trafik', 'stold'] } },
    'Valde fokusområden i underlaget 2026: trafik, stold',
  ],
  [{ what: 'took underlag', details: { year: 2026 } }, 'Satte underlaget 2026 som taget'],
  [{ what: 'gave back underlag', details: { year: 2026 } }, 'Satte underlaget 2026 som inte taget'],
  [{ what: 'added account', details: { account: 'k', role: 'kommunpolis' } }, 'Lade upp ett konto för <k> som kommunpolis'],
  [{ what: 'gave password', details: { account: 'k' } }, 'Gav <k> ett nytt lösenord'],
  [{ what: 'changed password', details: {} }, 'Bytte sitt lösenord'],
  [{ what: 'password refused', details: {} }, 'Nekades att byta lösenord: fel nuvarande lösenord'],
  [{ what: 'closed account', details: { account: 'k' } }, 'Stängde kontot för <k>'],
  [{ what: 'gave right', details: { account: 'k', ability: 'export uncoarsened' } }, 'Gav <k> rätt att hämta oförgrovade mikrodata'],
  [
    { what: 'took back right', details: { account: 'k', ability: 'export uncoarsened' } },
    'Tog ifrån <k> rätten att hämta oförgrovade mikrodata',
  ],
  [
    { what: 'read text', details: { source: 'survey', year: 2026, state: 'shown', masked: { phone: 1, name: 2 } } },
    'Läste en text, enkäten 2026: den får visas. Dolt: namn 2, telefonnummer 1',
  ],
  [
    { what: 'read text', details: { source: 'tip', year: null, state: 'withheld', masked: {} } },
    'Läste en text, tips från invånare: den visas inte',
  ],
  [{ what: 'undid reading', details: { source: 'survey', year: 2026 } }, 'Ångrade läsningen av en text, enkäten 2026'],
  [{ what: 'imported areas', details: { areas: 12 } }, 'Läste in områden: 12'],
  [{ what: 'set neighbours', details: { areas: 2 } }, 'Valde grannar som områden vägs ihop med: 2'],
  [{ what: 'imported population', details: { cells: 170 } }, 'Läste in folkmängd: 170 uppgifter'],
  [{ what: 'imported references', details: { shares: 31 } }, 'Läste in referensstatistik: 31 andelar'],
  [{ what: 'removed references', details: { shares: 31 } }, 'Tog bort referensstatistik: 31 andelar'],
  [
    { what: 'began import', details: { year: 2024, import: DIALOGUE.dialogue } },
    'Lämnade in en fil med svar för 2024 (inläsning 0f8fad5b)',
  ],
  [
    { what: 'imported answers', details: { year: 2024, import: DIALOGUE.dialogue, people: 912 } },
    'Läste in 912 svar för 2024 (inläsning 0f8fad5b)',
  ],
  [
    { what: 'undid import', details: { year: 2024, import: DIALOGUE.dialogue } },
    'Ångrade inläsningen av svar för 2024 (inläsning 0f8fad5b)',
  ],
  [
    { what: 'sealed urn', details: { year: 2026, keeper: 'safe' } },
    'Förseglade urnan 2026 med en egen lösenfras. Återställningsbladet förvaras i kommunens kassaskåp',
  ],
  [{ what: 'began opening', details: { year: 2026, by: 'sheet' } }, 'Började öppna urnan 2026 med återställningsbladet'],
  [{ what: 'key refused', details: { year: 2026, by: 'passphrase' } }, 'Försökte öppna urnan 2026 med fel lösenfras'],
  [
    { what: 'opened urn', details: { year: 2026, received: 1204, lost: 1 } },
    'Öppnade urnan 2026: 1 204 mottagna svar, 1 gick inte att läsa. Koderna och nyckeln är förstörda',
  ],
  [{ what: 'began counting', details: { year: 2026 } }, 'Började räkna omgången 2026'],
  [{ what: 'counted', details: { year: 2026, mark: 'ab12cd34' } }, 'Räknade omgången 2026. Räkningens märke: ab12cd34'],
  [{ what: 'began publishing', details: { year: 2026 } }, 'Bad om att få lägesbilden 2026 publicerad'],
  [
    { what: 'published lagesbild', details: { year: 2026, edition: 'ab12'.repeat(16) } },
    'Publicerade lägesbilden 2026 som utgåva ab12ab12ab12',
  ],
  [
    { what: 'corrected lagesbild', details: { year: 2026, edition: 'ab12'.repeat(16) } },
    'Rättade lägesbilden 2026 med utgåva ab12ab12ab12',
  ],
  [{ what: 'erased note', details: { ...DIALOGUE, note: 2 } }, 'Raderade texten i observation 2 i dialogen 0f8fad5b'],
  [{ what: 'erased text', details: { year: 2026, question: 'forslag' } }, 'Raderade ett fritextsvar 2026, frågan <forslag>'],
  [
    {
      what: 'swept',
      details: { drafts: 12, sessions: 0, texts: 0, notes: 3, tips: 0, accounts: 0, formerNames: 0, extracts: 0, imports: 0 },
    },
    'Gallrade påbörjade svar: 12, texter i dialoger: 3',
  ],
  [{ what: 'swept audit', details: { through: 40, hash: '', rows: 1 } }, 'Gallrade en rad i loggen, till och med nummer 40'],
]

describe('the words of the audit trail', () => {
  for (const [event, sentence] of SENTENCES) {
    it(`say "${sentence}"`, () => {
      expect(wordsOf(event, NAMES)).to.equal(sentence)
    })
  }

  it('are tested for every kind of event, and each is in one group', () => {
    const groups = (Object.keys(GROUPS) as Group[]).flatMap((group) => whatsIn(group))
    expect(new Set(groups).size).to.equal(groups.length)
    expect([...new Set(SENTENCES.map(([{ what }]) => what))]).to.have.members(groups)
  })

  it('name every ability in a refusal', () => {
    for (const ability of ABILITIES) expect(wordsOf({ what: 'refused', details: { ability } }, NAMES)).to.match(/^Nekades att [a-zåäö]/)
  })

  it('do not count from one to nine people', () => {
    expect(
      sweptWords({ drafts: FEW, sessions: 0, texts: 0, notes: 0, tips: 0, accounts: 0, formerNames: 0, extracts: 0, imports: 0 }),
    ).to.equal('påbörjade svar: färre än tio')
  })

  it('say who: by name, or what else is known', () => {
    expect([person('sara'), stranger('sara'), stranger(null), COMMAND_LINE, PROGRAM].map((by) => whoOf(by, NAMES))).to.deep.equal([
      '<sara>',
      'Någon med adressen till <sara>',
      'Någon okänd',
      'Kommandoraden',
      'Programmet',
    ])
  })

  it('know a look from what takes or changes something', () => {
    expect(isLook('saw lagesbild')).to.equal(true)
    for (const what of ['exported', 'erased text', 'refused', 'signed in'] as const) expect(isLook(what), what).to.equal(false)
  })
})
