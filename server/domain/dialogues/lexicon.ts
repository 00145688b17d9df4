/**
 * Words that speak of each theme of the survey, by its id. A word stands for all its inflected forms; with a star after it also for
 * compounds that begin with it, with a star before it for those that end with it: "*belysning" is gatubelysning too. Several words are a
 * phrase, as they follow on each other. Themes that no word tells apart, as "annat", are left out. Taken from the survey's own questions
 * and from what the words mean, never from texts that suggestions are measured on.
 */
export const LEXICON: Readonly<Record<string, readonly string[]>> = {
  nedskrapning: words(`
    *skräp*, skräpa ner, skräpig, nedskräpad, *sopor, sop*, *avfall*, *papperskorg, soptunna, *fimp, cigarettfimp,
    glassplitter, glaskross, *hundbajs*, hundskit, *återvinning*, miljöhus, miljörum, *container, smutsig, ostädad, *städa,
    *städning, dumpa, *burk, *engångsgrill, råtta, kasta skräp, ren, renhållning, krossat glas, glasbit`),
  skadegorelse_klotter: words(`
    *skadegörelse*, *klotter*, *klottra, graffiti, spreja, vandal*, vandalisera, sönderslagen, slå sönder, slår sönder,
    slog sönder, slogs sönder, slås sönder, förstöra, förstörelse, sabotage*, sabotera, krossad ruta, krossa ruta,
    krossade rutor, krossar rutor, rutor krossas, anlagd brand, *anlagd, elda upp, eldat, tänd eld, tuttat, bränd, repad,
    inslagen, trasig bänk`),
  belysning: words(`
    *belysning*, *lampa, lampor, *lykta, *lyktstolpe, *armatur, mörk, mörker, becksvart, kolmörk, upplyst, oupplyst,
    ljussättning, ljuspunkt, *strålkastare, släckt, svagt ljus, dåligt ljus, mer ljus, saknas ljus, ledljus`),
  trafik: words(`
    *trafik*, fortkörning, för fort, kör fort, hög fart, hastighet*, fart*, *fart, buskörning, buskör, *moped*, moppe,
    a-traktor, epa, epatraktor, motorcykel, crossmotorcykel, mc, bilist, bil, *bilar, lastbil*, timmerbil, cyklist,
    *cykelbana, elsparkcykel, elscooter, *övergångsställe, farthinder, fartgupp, gupp, korsning, *parkera, felparkerad,
    *parkering, trottoar, gångbana, rondell, rödljus, rattfylla, rattfyllerist, *väg, burnout, drifta, gasa, köra om,
    avkörning, olycka`),
  alkohol_droger: words(`
    *alkohol*, *drog*, *narkotika*, knark*, knarkare, hasch, cannabis, marijuana, kokain, amfetamin, tramadol, lustgas*,
    berusad, full, onykter, påverkad, påtänd, fylla, fyllerist, *missbruk*, missbrukare, langa, langare, langning, *spruta,
    kanyl, dricka, supa, alkis, öl, sprit, spritlangning, drogförsäljning, droghandel, rökt på`),
  ungdomsgang: words(`
    ungdomsgäng*, *gäng*, ungdom*, tonåring*, tonårs*, de unga, unga, killgäng, kids, skolungdom, högstadieelev, minderårig,
    fritidsgård*, samlas, hänger, stökig, stöka, rekrytera, skolka, grabbgäng, pojkgäng, ungdomskriminalitet`),
  brak_vald: words(`
    *bråk*, bråka, slagsmål, slåss, *våld*, *misshandel*, misshandla, hota, *hot, hotfull, kniv*, *skjutning, skottlossning,
    *skjuten, *vapen*, pistol, sprängning*, sprängd, rån*, råna, personrån, rånad, slagen, nedslagen, sparka, överfall*,
    överfallen, attackera, mord*, aggressiv, slog till, knytnäve, mordbrand`),
  trakasserier: words(`
    *trakasseri*, trakassera, ofreda, ofredande, antasta, *tafsa, sexuella, *kommentar, kränka, kränkning, glåpord, rasism,
    rasistisk, hat, hatbrott, näthat, mobba, mobbning, förfölja, följde efter, följer efter, följa efter, stalka, blotta,
    blottare, visslar, vissla, homofobi, diskriminering, hatisk, okvädning*, sexist*, tilltalad, skrika efter, slöja`),
  inbrott_stold: words(`
    *inbrott*, *stöld*, stjäla, stjäl, stjäls, stal, stulen, stulit, tjuv*, *tjuv, snatta, snatteri, ta varor, tar varor,
    sno, snodd, snott, bryta upp, bröts upp, bryter sig in, bröt sig in, brutit sig in, uppbruten, häleri, försvinner,
    plundra, paketstöld, katalysator`),
  bedrageri: words(`
    *bedrägeri*, *bedragare, bluff*, lura, lurad, lurendrejare, svindel, svindla, falsk, fejk*, fejkad, skimma, skimning,
    nätfiske, phishing, bank-id, bankid, bankdosa, kortuppgift, id-kapning, identitetsstöld, kapad, uppringd, utger sig,
    låtsas vara, låtsades vara, från banken`),
  otrygga_platser: words(`
    otrygg, otrygghet, rädd, rädsla, obehaglig, läskig, otäck, kuslig, skrämmande, ensam, våga, vågar inte, undvika,
    undviker, omväg, annan väg, *tunnel, undergång, viadukt, instängd, ödslig, öde, sikt, insyn, *buskage, buskar, häck,
    gömma sig, källargång`),
  polisens_narvaro: words(`
    *polis*, polisen, patrull, polispatrull, områdespolis, kommunpolis, utryckning, 114 14, anmäla, anmälan, ordningsvakt,
    väktare, rättsväsende`),
  kommunens_insatser: words(`
    kommun, kommunen, kommunal, politiker, tjänsteman, felanmälan, felanmäla, felanmält, återkoppling, återkoppla,
    medborgarförslag, socialtjänst*, fältare, fältassistent, trygghetsvärd, tekniska kontoret, gatukontoret, parkförvaltning,
    nattvandrare, förvaltning*, insats, satsning, satsa`),
}

function words(typed: string): readonly string[] {
  return typed.split(',').map((word) => word.trim())
}
