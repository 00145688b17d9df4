/**
 * 1024 common Swedish words for secrets that are written on paper and read aloud: ten bits each. Three to nine letters of a to z
 * alone, so that any keyboard has them, and no two differ by one letter or by two that changed places: a slip is found, not misread.
 */
export const WORDS: readonly string[] = `
  abborre advent agenda akacia akrobat album algebra alkov alpin altan amiral ananas ankare anorak ansikte antenn antik antilop apelsin
  apotek april arbete arena arkiv arm armband aroma artikel asfalt ask astrakan atlas augusti autograf avenue avokado axel backe badring
  bageri bagge bakelse balans balkong bambu banan band bandage barack barn barnvagn bastu batong beige bekant bensin berg bestick biff
  bikupa bilaga bild bilist biljett bio biograf blanda blankett blixt block blomma blus bok bokhylla bolag boll bolster bomull bord
  borste bostad botanik botten boxning brasa bredd brev brevduva brink bris broccoli broms brunn brygga bryggeri bucka buffel bukett
  buljong bulle burk buske butik byggnad byxa cello cement center chef chips choklad cirkel cirkus citat citera citron civil cykel
  cyklist cylinder cymbal dagbok dagg damm dans data datum debatt decimal deckare delfin delta depot design dessert dialog diamant dike
  dill diplom dirigent disk diskett distans dock doft doktor dokument dollar domare domino dovhjort dragspel drake drama dricka droppe
  druva dryck dubbel duett dunjacka dusch dykare dyna eka ekollon ekorre ekvator elastisk elefant element elev elva emalj emblem energi
  engel enhet epilog epok eskader etapp etikett etui examen expert extra fabel fabrik fackla fader fagott falk familj fantasi farfar
  fartyg fasad faster fat favorit feber februari fenomen ferie fest ficka figur film final finger fink fiol fjord fjorton fjun flagga
  flamma flaska flingor flinta flod flotte fluga flygel flykt folkdans forell form forntid fosfor fotboll foto fotograf frakt fralla
  frans fredag fregatt frisk frost frukost fura fyr fyrtio gaffel galaxy galler galopp gammal garage garderob gasell gelb geni genre
  geografi get gips giraff gitarr gjuteri glass glimt glob globus gnista golfare golv gondol gorilla gospel grafik gran granit gratis
  gravyr grepp grill grinda grodd grotta grund grus guld gummi gunga gurka gymnast haj haka hallon halm halogen halsduk hammare hamn
  hamster handbok handduk handel handske harmoni harpa hatt havre helg helium hemma herde heroisk herr hingst hiss hjul hobby hockey
  honung hopp horisont horn hotell hov humla hummer humor humus hund hus husbil husdjur huva hyacint hydda hylla hyra hyvel ide idol
  idyll igelkott igloo ikon illusion import inbjudan indigo insida invit isberg isglass ispinne italien jacka jaguar januari jasmin
  jeans jetplan jobb jod jolle journal jubel julgran juli jungfru kabin kaffe kajak kakao kakel kaktus kalas kalori kamera kampanj
  kamrat kanal kanot kapital kapten karavan karta kasse kastanj katalog kavaj kedja kennel keps keramik kex kik kikare kilo kiosk kista
  kittel klang klarhet klase klenod klimat klinker klippa klister klocka klubb klunga klyfta knipa knopp knut koffert kofta koja kolibri
  kollega koloni kolumn kombi komedi komet komma kommod kompass kompis kompott kondor konfekt kong konsert konst kontur kopia koppar
  korall korint kork korsord kosmos kostym kotte krabba kraft krage krita krona kruka krydda krympa kub kugge kula kulspel kultur kupol
  kurir kurs kurva kusin kuvert kvadrat kvarn kvarter kvast kvinna kvitto kyrka labb lada lager lagun lakan lakrits lampa lampett larv
  lasso latin legend lejon lek lektion lemonad leopard lera lergods lilja linda linjal linne listig liter logi lokal lotteri luft lugn
  lunch lupin lur luster luta lycka lykta lyrik lysa madrass magnet majs makaron makrill mamma mammut mangel mango manual maraton marin
  mark marmor marsvin marulk maskin maskros mast match matros matta medalj melodi melon memoar mening metall meter metod miljard miljon
  mimik mimosa mina mineral minut mirakel mjuk mobil mocka modell modern modul moln molnfri mops morfar morgon morot mortel mosaik mossa
  motiv motor muffin mugg mullvad mumie mun munspel museum musik muskot mustang mutter mynta napp nation natur nejlika nektar nerv
  nickel not notis nudel nyans nybakad nyhet nymf nypon oas oblat oboe ockra odling oktav oktober oliv olja olvon omega omelett omslag
  onsdag opal opera operett optik orakel orange order oregano orgel origami orkan orkide orre ort oxe paddel pagod paket palats palett
  pampas panda panel panter papper paprika parad paradis parfym parkett paroll parti pass pasta pastell patron pedal pelare pelikan
  pengar penna pensel pension peppar perrong persika person pianist piano piccolo pigg pil pilot pingvin pion pipa pirog piruett pistage
  plagg plan planet planka plast platta plenum plog plommon poesi poetisk pojke poker polka pollen polygon poppel porslin portier post
  potatis praktik pralin premie present prick primula prisma profil program projekt propp prosa prov publik pudding puder puls pulver
  pumpa punkt purjo pussel pyjamas pyramid raband rabatt racket radar radio ragu ramp ranka rapport rapsodi ravin realist recept redskap
  reflex refug regatta regel region regn rekord rekryt rektor relik remsa rep reptil respons retorik revy ribba ridbyxa riddare ring rit
  ritual rival robot robust rodeo rom roman ropa rosett rubin rubrik runa rundtur russin rygg ryttare sadel safari saffran saft saga
  sallad salong salva samba samling samovar sandal savann sax saxofon scen schack schal schema sekatur sekund sele semla senap sensor
  serenad servett siffra signal silver simning sirap sits sjunga skank skata skede skelett skepp skida skiffer skinka skjorta skog skola
  skorpa skott skugga skylt slalom slant slingra slips slump slussa smak smaragd smed smink smuggla snabb snigel snorkel snurra soffa
  sol solglas solros sommar sond sonett sopran sorbet spade spann sparris spegel spel spenat spik spindel spiral spjut spole spontan
  sport spov spricka stad stadig stadion stafett stall stapel start statist staty stearin steg stil stock stolpe stopp storm straff
  strand streck stride strikt strumpa struts stubbe student studio stuga stund styre sudd svala svamp svans svets sydpol symbol symfoni
  synonym syren syrsa system tabell tablett tack takras takt talang tallrik talman tambur tandem tapet tapir tavla taxi teater tecken
  tejp teknik telefon tema tempel tempo tenn tennis tenor terapi termin termos terrass text tiara tid tiger tiljan timme tinning tiokamp
  tistel toalett toffel tomat tomte ton tonfisk topas torg torsk total traktor trapp tratt trav trend tribun trio triumf trivas troll
  trombon tropik trumma trumpet tulpan tumlare tunna tunnel tupp turban turist turkos tusen tvist tydlig tygla tyngd uggla ull ungdom
  uniform union univers uppdrag uppsats urskog utflykt utkant utkik utsikt vad vadare vagn vals vanilj vante varg variant vatten veckla
  vedbod vegan ventil veranda verb verktyg vessla vete veteran viadukt vigsel vikarie viking villa vilt vimpel vind vinge vinter violett
  violin virka virvel vispa vitamin vitling volang volym vrak vulkan vykort xylofon yoga yoghurt yta yttre
`
  .trim()
  .split(/\s+/)

const NUMBERS: ReadonlyMap<string, number> = new Map(WORDS.map((word, number) => [word, number]))

/** The words in what a person typed, in order: capitals, accents (idé), commas, full stops, hyphens and surplus spaces do not matter. */
export const wordsIn = (typed: string): readonly string[] =>
  typed
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .split(/[\s,.;\-–—]+/)
    .filter((word) => word !== '')

/** The place of a word in the list, 0–1023; undefined when it is not in it. */
export const numberOf = (word: string): number | undefined => NUMBERS.get(word)

/** The word of the list that a slip was most likely meant to be: the only one that is one slip away. No two words are one slip apart, so there are at most a few. */
export function meantBy(typed: string): string | undefined {
  const near = WORDS.filter((word) => isOneSlipFrom(typed, word))
  return near.length === 1 ? near[0] : undefined
}

/** Whether one letter too many, too few or another, or two that changed places, is all that tells two words apart. */
function isOneSlipFrom(a: string, b: string): boolean {
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  const rests = [
    [a.slice(from + 1), b.slice(from + 1)],
    [a.slice(from + 1), b.slice(from)],
    [a.slice(from), b.slice(from + 1)],
    [a.slice(from + 2), a[from] === b[from + 1] && a[from + 1] === b[from] ? b.slice(from + 2) : undefined],
  ]
  return rests.some(([one, other]) => one === other)
}
