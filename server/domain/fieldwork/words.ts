import { percent } from '../format.ts'
import { MAILING_WORDS, type MailingNumber } from '../letters/mailing.ts'
import { type LocalDate, type Round, status } from '../round.ts'
import { LEAST_ANSWERS } from '../statistics/planner/sample.ts'
import { daysBetween } from './course.ts'
import type { Outlook } from './forecast.ts'
import type { Monitor, Row } from './monitor.ts'

/** A group that has answered less than this part of what all have is missing. */
const MISSING = 0.75
/** How many of them are named. */
const NAMED = 3
/** Days that a mailing is given before the next is proposed. */
const DAYS_BETWEEN = 14

/** Who is missing among the answers, in a sentence: what is told are facts about those drawn, not estimates. */
export function missingSentence({ all, groups, areas }: Monitor): string {
  if (!all.rates || all.answered === 0) return 'Ingen har svarat med kod än.'
  const { net } = all.rates
  const least = (rows: readonly Row[]) =>
    rows
      .flatMap((row) => (row.rates && row.rates.net < MISSING * net ? [{ name: row.name, net: row.rates.net }] : []))
      .sort((a, b) => a.net - b.net)
      .slice(0, NAMED)
  const [few, empty] = [least(groups), least(areas)]
  const areAllTold = [...groups, ...areas].every(({ rates, drawn }) => rates !== null || drawn === 0)
  if (few.length + empty.length === 0)
    return `${areAllTold ? 'Ingen grupp och inget område' : 'Ingen grupp och inget område som kan visas'} har svarat mycket mindre än de andra. Av alla har ${percent(net)} svarat.`
  const told = (rows: typeof few) => rows.map(({ name, net }) => `${name} (${percent(net)})`).join(', ')
  const sentences = [few.length > 0 ? `Grupper: ${told(few)}.` : '', empty.length > 0 ? `Områden: ${told(empty)}.` : '']
  return `Minst har de här svarat, mot ${percent(net)} av alla. ${sentences.filter(Boolean).join(' ')}`
}

/** A mailing, and the day it was made. */
export interface Sent {
  readonly number: number
  readonly sentOn: LocalDate
}

/** A day in the fieldwork: which, what has been sent by then, and whether the answers have been counted. */
export interface Standing {
  readonly today: LocalDate
  readonly mailings: readonly Sent[]
  readonly isCounted: boolean
}

/** What to do next in the fieldwork, in a sentence. */
export function nextStep(round: Round, { areas }: Monitor, { today, mailings, isCounted }: Standing): string {
  const stage = status(round, today)
  if (stage === 'closed' && isCounted) return 'Enkäten är stängd och svaren är räknade. Läs lägesbilden.'
  if (stage === 'closed') return round.sealed ? 'Enkäten är stängd. Öppna urnan, så räknas svaren.' : 'Enkäten är stängd. Räkna svaren.'
  const last = mailings.at(-1)
  if (!last) return 'Gör det första utskicket, så att breven kommer fram när enkäten öppnar.'
  if (stage === 'coming') return 'Breven är gjorda. Vänta tills enkäten öppnar.'
  const left = daysBetween(today, round.closesOn)
  const next = (last.number + 1) as MailingNumber
  const waited = daysBetween(last.sentOn, today)
  if (next <= 3 && waited >= DAYS_BETWEEN)
    return `Det har gått ${waited} dagar sedan utskick ${last.number}. Gör utskick ${next}, ${MAILING_WORDS[next]}.`
  const few = areas.filter(({ answered, atClosing }) => (atClosing?.answered ?? answered) < LEAST_ANSWERS).map(({ name }) => name)
  if (few.length > 0 && left <= 7)
    return `${left === 0 ? 'Enkäten stänger i kväll' : `Enkäten stänger om ${left} dagar`}, och det blir färre än ${LEAST_ANSWERS} svar i ${few.slice(0, NAMED).join(', ')}${few.length > NAMED ? ' med flera' : ''}. Förläng svarstiden, eller räkna med att de områdena inte kan redovisas för sig.`
  return next <= 3
    ? `Vänta in svaren. Om ${DAYS_BETWEEN - waited} dagar är det dags för utskick ${next}, ${MAILING_WORDS[next]}.`
    : 'Alla utskick är gjorda. Vänta in de sista svaren.'
}

/** What the forecast at closing rests on, in a sentence. */
export function outlookSentence(outlook: Outlook | null): string {
  if (outlook === null)
    return 'Det går inte att räkna ut: det behövs ett förra år att jämföra med, eller ett urval som räknats ut ur hur många som brukar svara.'
  if (outlook.by === 'closed') return 'Enkäten är stängd, så det är felmarginalen nu.'
  if (outlook.by === 'plan')
    return `Urvalet räknades ut för att ${percent(outlook.responseRate)} av de utvalda svarar. Siffrorna visar hur det blir om det stämmer.`
  return `Förra året hade ${percent(outlook.part)} av svaren kommit efter lika många dagar. Siffrorna visar hur det blir om resten kommer i samma takt som då.`
}
