import { named } from '../../../server/domain/rehearsal/random.ts'
import { type Dice, diceOf, identifier, type Planted } from './identifiers.ts'

/** A text with what is planted in it. */
export interface Sample {
  readonly text: string
  readonly planted: readonly { readonly kind: Planted; readonly from: number; readonly to: number }[]
}

/** Sentences around each kind of identifier, which stands at the sign ¤. */
const AROUND: Readonly<Record<Planted, readonly string[]>> = {
  identity: [
    'Mitt personnummer är ¤ om ni vill ringa.',
    'han som bor där heter nåt, ¤, kolla upp honom',
    'Pnr ¤.',
    '(¤) är jag och jag är inte trygg här.',
    'Jag är född ¤ och har bott här hela livet',
    'anmälde 2023 med ¤ men inget hände',
  ],
  phone: [
    'Ring mig på ¤ så berättar jag mer.',
    'Mitt nummer: ¤',
    'Tel ¤, helst efter kl 17',
    'Vi ringde vaktmästaren (¤) fem gånger.',
    '¤ är numret till han som säljer',
    'Nås på ¤ eller via grannen.',
    'Jag har ringt ¤ 3 gånger utan svar',
  ],
  email: ['Mejla ¤ om ni vill veta mer.', 'Kontakt: ¤', 'Jag skrev till ¤ i våras men fick inget svar', '(¤)', 'Svara gärna till ¤, tack!'],
  plate: [
    'En svart Volvo med regnr ¤ kör runt varje natt.',
    'Bilen ¤ står alltid på gångbanan.',
    'Det är ¤ som kör för fort, varje dag!',
    'moppebil ¤ utan lyse',
    'Kolla upp ¤',
    'Vi såg ¤, en vit skåpbil, utanför skolan kl 23',
  ],
  address: [
    'Det säljs droger på ¤ varje kväll.',
    'Jag bor på ¤ och vågar inte gå ut.',
    'Huset ¤ står tomt och är fullt av folk om nätterna',
    'Utanför ¤ är det alltid mörkt.',
    'Bråk vid ¤, ring polisen nån gång',
  ],
  name: [
    'Det är ¤ som håller i det där gänget.',
    'Prata med ¤ om det.',
    'Vår granne ¤ blev rånad i höstas.',
    'Tack till ¤ på fritidsgården!',
    'alla vet att det är ¤ som eldar i papperskorgarna',
    'Jag och ¤ brukar gå tillsammans hem.',
  ],
}

/** What else people write, full of numbers and capitals that point nobody out. */
const OTHERS: readonly string[] = [
  'Bussen 651 går bara 2 gånger om dagen och sista går 19.40.',
  'Sänk till 30 km/h på Storgatan, helst förbi skolan också.',
  'På Ringvägen kör de 90 fast det är 50-väg.',
  'Ring 112 när det händer, säger de, eller 114 14.',
  'Sedan 2019 har det blivit värre, speciellt 2022-2024.',
  'Det kostar 1 250 000 kr att göra om parken, läste jag i Hallands Nyheter.',
  'Mellan kl. 22.00 och 03.00 är det stök vid ICA Maxi.',
  'Väg 153 mot Ullared är livsfarlig, och E6 är inte bättre.',
  'Björnar finns det inga här, men en sten genom rutan fick vi 2021-03-14.',
  'Kommunen lovade 3 lampor, vi fick 0.',
  'Det är 200 m till busshållplatsen och inte en lampa på hela vägen.',
  'Jag bor i Varberg och jobbar i Borås, pendlar 75 min om dagen.',
  'Vi är 4 vuxna och 2 barn som går här varje dag.',
  'I Åsa och Kungsbacka har de fått fler poliser.',
  'Fler poliser i Svenljunga! Polisen syns aldrig.',
  'Trygghetsvandringen i maj var bra, gör om den.',
  'Ungdomarna vid Coop röker och skriker, men de är snälla om man hälsar.',
  'Klipp häcken vid Norra skolan, man ser inte runt hörnet.',
  'Vill att Securitas går en runda på fredagar och lördagar.',
  'Max 10 personer vågar gå dit efter mörkrets inbrott.',
  'Min son är 14 år och cyklar till Bua varje dag.',
  'Per år klottras det 5-6 gånger på Folkets Hus.',
  'Hus 12 och 14 i kvarteret har fått nya lås, vi i hus 16 väntar.',
  'Postnummer 432 44 har sämst snöröjning i stan.',
  'Diarienummer 2024-001234 fick jag, sen hände inget.',
  'My little pony-huset vid lekplatsen är sönderslaget.',
  'Systembolaget, Apoteket och Willys ligger alla där det är bråk.',
  'Svara på enkäten tog 10 min, 43 frågor är för många!',
  'Höj straffen. Punkt slut.',
  'Brf Eken, org.nr 769612-3456, har bytt alla lås.',
  'Swisha 123 456 78 90 till föreningen så köper vi lampor.',
  'Bankgiro 5050-1055 för den som vill bidra till nattvandringen.',
  'Sätt upp armaturer av typ LED 200 som i grannkommunen.',
  'Typ 100 mopeder och 200 bilar kör här, hos 300 hushåll.',
  'Enligt SFS 2023:196 är det kommunens ansvar.',
  'Torget är stökigt lördag 22:30 till söndag 03:15.',
  'Ring kommunens växel på dagtid, 08-17, så får man vänta 40 minuter.',
  'Artikel 12345678 i järnaffären är en bra lampa för 1 299:-.',
  'Lamporna lyser från 06 till 08 och från 16 till 23.',
]

/** Texts with identifiers planted among what else people write: the same for the same seed. */
export function corpus(seed: number, size: number): readonly Sample[] {
  const dice = diceOf(named(seed, 'masking'))
  const kinds = Object.keys(AROUND) as Planted[]
  return Array.from({ length: size }, (_, index) => sample(dice, kinds[index % kinds.length] ?? 'name', kinds))
}

/** Between the sentences of a text. */
const BETWEEN = [' ', ' ', ' ', '\n', ' 😡 ', '\n\n']

function sample(dice: Dice, kind: Planted, kinds: readonly Planted[]): Sample {
  const more = dice.whole(1, 4) === 1 ? [dice.pick(kinds)] : []
  const parts = [...Array.from({ length: dice.whole(0, 3) }, () => null), kind, ...more].sort(() => dice.whole(0, 1) - 0.5)
  let text = ''
  const planted: { kind: Planted; from: number; to: number }[] = []
  for (const part of parts) {
    if (text !== '') text += dice.pick(BETWEEN)
    if (part === null) text += dice.pick(OTHERS)
    else {
      const [before = '', after = ''] = dice.pick(AROUND[part]).split('¤')
      const words = identifier(part, dice)
      planted.push({ kind: part, from: text.length + before.length, to: text.length + before.length + words.length })
      text += before + words + after
    }
  }
  return { text, planted }
}
