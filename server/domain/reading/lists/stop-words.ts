/** Small words of Swedish that say nothing by themselves: svensktext (Dahlgren 2018). */
export const STOP_WORDS: readonly string[] = `
alla allas allt alltså andra andras annan annat arton artonde att av bakom bara bland blev bli blir blivit båda bådas både dag dagar
dagarna dagen de del delen dem den denna deras dess dessa det detta dig din dina dit ditt dock dom du där därför då efter eftersom ej
elfte eller elva en er era ert ett fall fanns fast fem femte femtio femtionde femton femtonde fick fin finnas finns fjorton fjortonde
fjärde fler flera flesta fram framför från fyra fyrtio fyrtionde få får fått för före förra första ge genom ger gick gjorde gjort gälla
gäller gällt gärna gå gång går gått gör göra ha hade haft han hans har hela heller hellre helst helt henne hennes heter hit hjälp hon
honom hundra hundraen hundraett hur här i ibland icke igen in inför inga ingen inget innan inne inom inte inuti ja jag ju jämfört kan kom
komma kommer kommit kunde kunna kunnat kvar kör legat ligga ligger lägga man med mellan men menar mer mera mig min mina mitt mittemot mot
ned nederst nedersta nedre nej ner ni nio nionde nittio nittionde nitton nittonde nog noll nr nu nummer nya när nästa någon någonting
något några nån nåt och också om oss på rakt redan sade sagt samt sedan sen ser sex sextio sextionde sexton sextonde sig sin sina sist
sista siste sitt sitta sju sjunde sjuttio sjuttionde sjutton sjuttonde själv sjätte ska skall skriver skulle slutligen snart som står säga
säger sätt så sådan sådana sådant ta tack tar till tills tio tionde tjugo tjugoen tjugoett tjugonde tjugotre tjugotvå tjungo tog tolfte
tolv tre tredje trettio trettionde tretton trettonde tro tror två tvåhundra under upp ur ut utan utanför ute utom vad var vara varför
varifrån varit varje varken vars varsågod vart vem vems verkligen vet vi vid vidare vilka vilkas vilken vilket vill visst väl värre vår
våra vårt word än ändå ännu är även året åt åtminstone åtta åttio åttionde åttonde över övre
`
  .trim()
  .split(/\s+/)
