import type { Answers } from '../document.ts'
import type { Random } from './random.ts'

/** What people write about what would make them safer: when they gave one of the codes to the question, or, without one, anybody. */
const WORDS: readonly { readonly question?: string; readonly said: string }[] = [
  { said: 'Att fler rör sig ute på kvällarna.' },
  { said: 'Att man känner sina grannar. Ordna gärna en träff i kvarteret.' },
  { said: 'Jag är trygg här, men det behöver synas att någon bryr sig när något går sönder.' },
  { said: 'Inget särskilt. Det är lugnt där vi bor.' },
  { said: 'Svårt att säga. Kanske mer information om vad som händer i området.' },
  { said: 'Bättre mobiltäckning längs vägen hem från bussen.' },
  // Nobody's: the number is one of those set aside for invented persons (PTS), and nothing else of this is anywhere.
  { said: 'Grannen Kjell Påhittad på Exempelgatan 12 kör sin epatraktor, ABC 123, som en galning. Prata med honom.' },
  { said: 'Ring mig på 070-174 06 35 så berättar jag vad som händer i området om kvällarna.' },
  { said: 'Min granne Märta vågar inte gå ut ensam efter klockan åtta.' },
  { said: 'Jag vill gärna vara med och ordna en träff. Mejla elin.pahittad@exempel.se.' },
  { question: 'belysning', said: 'Laga lamporna på gångvägen. Det är kolsvart från oktober.' },
  { question: 'belysning', said: 'Bättre belysning vid busshållplatsen och i gångtunneln.' },
  { question: 'belysning', said: 'Klipp ner buskarna längs cykelbanan så att man ser vem som kommer.' },
  { question: 'fortkorning', said: 'Farthinder vid skolan. Bilarna kör alldeles för fort.' },
  { question: 'fortkorning', said: 'Sänk farten genom byn och sätt upp en skylt som visar hur fort man kör.' },
  { question: 'fortkorning', said: 'En gångbana utmed landsvägen, så att barnen kan gå till bussen.' },
  { question: 'trafikregler', said: 'Att någon kontrollerar att cykelbanan inte används som genväg för mopeder.' },
  { question: 'buskorning', said: 'Stoppa buskörningen på parkeringen om nätterna.' },
  { question: 'buskorning', said: 'En plats där ungdomar kan mecka och köra utan att störa.' },
  { question: 'nedskrapning', said: 'Fler papperskorgar vid badplatsen och att de töms oftare.' },
  { question: 'nedskrapning', said: 'Städa oftare kring återvinningen. Det drar till sig råttor.' },
  { question: 'skadegorelse', said: 'Reparera snabbt det som slås sönder, annars blir det mer.' },
  { question: 'klotter', said: 'Ta bort klottret i tunneln samma vecka som det kommer.' },
  { question: 'berusade', said: 'Att det inte sitter folk och dricker utanför affären varje dag.' },
  { question: 'narkotika', said: 'Mer vuxna ute vid stationen på fredagar. Det säljs saker där.' },
  { question: 'ungdomsgang', said: 'Håll fritidsgården öppen på helgerna också.' },
  { question: 'ungdomsgang', said: 'Fältare och nattvandrare som pratar med ungdomarna i centrum.' },
  { question: 'brak', said: 'Ordningsvakter i centrum när krogarna stänger.' },
  { question: 'kvinnor_trakasseras', said: 'Att slippa kommentarer när jag går hem från träningen.' },
  { question: 'oro_inbrott', said: 'Grannsamverkan, gärna med hjälp att komma igång.' },
  { question: 'oro_bedrageri', said: 'Kurser för äldre om bedrägerier på telefon och internet.' },
  { question: 'polis_syns', said: 'Att polisen syns här ute ibland och inte bara i stan.' },
]

/** The codes with which somebody says that all is well: they write nothing about it. */
const WELL = new Set(['inget_problem', 'aldrig', 'vet_ej', '3', '4', '5'])

/** A sentence from somebody with these answers, about something they see as a problem when there is any. */
export function words(answers: Answers, random: Random): string {
  const fitting = WORDS.filter(({ question }) => {
    const answer = question === undefined ? undefined : answers[question]
    return typeof answer === 'string' && !WELL.has(answer)
  })
  const candidates = fitting.length > 0 && random() < 0.85 ? fitting : WORDS.filter(({ question }) => question === undefined)
  return candidates[Math.floor(random() * candidates.length)]?.said ?? ''
}
