import { count, day } from './format.ts'
import { type LocalDate, type Round, status } from './round.ts'
import type { Survey } from './survey/survey.ts'

/** The things to have in place before a round opens, in the order they are looked over. */
export const CHECKS = ['survey', 'languages', 'areas', 'codes', 'population', 'days', 'seal', 'focus', 'trial'] as const
export type CheckName = (typeof CHECKS)[number]

/** Whether a thing is in place; 'look' when only a person can tell, or it is right but unusual. */
export type Readiness = 'ready' | 'missing' | 'look'

/** One thing to have in place, and how it stands in words. */
export interface Check {
  readonly name: CheckName
  readonly state: Readiness
  readonly words: string
}

/** What is known of a round before it opens. */
export interface Preparation {
  readonly round: Round
  /** The survey as the server has it; undefined when it has none by that name. */
  readonly survey: Survey | undefined
  /** The names of the kommun's areas that year. */
  readonly areas: readonly string[]
  /** Those of them that have no code. */
  readonly uncoded: readonly string[]
  /** How many people have been drawn, each with a code; null when no sample has. */
  readonly drawn: number | null
  /** The year of the register's newest figures, and the areas it knows nothing of; null when it has none at all. */
  readonly register: { readonly year: number; readonly unknown: readonly string[] } | null
  /** Whether somebody has sealed its urn. */
  readonly sealed: boolean
  /** How many questions are declared as focus indicators. */
  readonly focus: number
}

/** Fewer days than this are unusual: letters take some, and a reminder needs a few more. */
const USUAL_DAYS = 14
/** What residents are promised to read the survey in. */
const PROMISED = ['sv', 'en']

/** Everything to have in place before a round opens, looked over on a day. */
export function openingChecks(preparation: Preparation, today: LocalDate): readonly Check[] {
  return CHECKS.map((name) => {
    const [state, words] = LOOKS[name](preparation, today)
    return { name, state, words }
  })
}

type Look = (preparation: Preparation, today: LocalDate) => readonly [Readiness, string]

const LOOKS: Readonly<Record<CheckName, Look>> = {
  survey({ round, survey }) {
    if (survey?.hash !== round.surveyHash)
      return [
        'missing',
        'Enkätens fil saknas på servern eller är inte den som omgången lades upp med. Den som sköter systemet lägger tillbaka den.',
      ]
    return ['ready', `Enkäten är kontrollerad och låst: ${count(survey.questions.length)} frågor i ${count(survey.sections.length)} delar.`]
  },
  languages({ survey }) {
    const lacking = PROMISED.filter((language) => !survey?.languages.includes(language))
    if (lacking.length === 0) return ['ready', 'Alla texter finns på svenska och engelska.']
    return ['missing', 'Enkäten finns inte på både svenska och engelska. Texterna läggs till i enkätens fil innan omgången läggs upp.']
  },
  areas({ round, areas }) {
    if (areas.length === 0) return ['missing', `Kommunen har inga områden ${round.year}. Den som sköter systemet läser in dem.`]
    return ['ready', areas.length === 1 ? 'Ett område är inläst.' : `${count(areas.length)} områden är inlästa.`]
  },
  codes({ round, areas, uncoded, drawn }) {
    if (drawn !== null) return ['ready', `Urvalet är draget: ${count(drawn)} personer har var sin kod. Gör breven i tid.`]
    if (uncoded.length === areas.length && round.openLink) return ['ready', 'Inga koder behövs: alla svarar via den öppna länken.']
    if (uncoded.length === areas.length) return ['missing', 'Inget urval är draget. Dra det: annars kan ingen svara.']
    if (uncoded.length === 0) return ['ready', 'Varje område har sin kod. Lägg koderna i utskicken.']
    return ['missing', `Kod saknas för ${listed(uncoded)}. Ta bort omgången och lägg upp den på nytt, så får alla områden en kod.`]
  },
  population({ round, register }) {
    if (!register) return ['missing', 'Folkmängden är inte inläst. Utan den kan svaren inte vägas. Den som sköter systemet läser in den.']
    if (register.unknown.length > 0) return ['missing', `Folkmängd saknas för ${listed(register.unknown)}. Svaren därifrån kan inte vägas.`]
    const words = `Folkmängden är inläst för alla områden, från den 31 december ${register.year}.`
    return register.year < round.year - 1 ? ['look', `${words} Finns det nyare siffror? Läs in dem.`] : ['ready', words]
  },
  days({ round }, today) {
    const days = lengthOf(round)
    const words = `${day(round.opensOn)} till och med ${day(round.closesOn)}: ${count(days)} ${days === 1 ? 'dag' : 'dagar'}. Resultatet utlovas ${day(round.resultsOn)}.`
    if (status(round, today) === 'open') return ['ready', words]
    return days < USUAL_DAYS ? ['look', `${words} Det är kort tid. Hinner breven fram, och en påminnelse?`] : ['ready', words]
  },
  seal({ round, sealed }) {
    if (!round.sealed)
      return [
        'look',
        'Urnan är oförseglad: svaren kan läsas innan de räknas. Det får bara en övning vara, och det står på enkätens första sida.',
      ]
    if (sealed) return ['ready', 'Urnan är förseglad. Kontrollera att återställningsbladet ligger där det ska.']
    return ['missing', 'Urnan är inte förseglad. Enkäten öppnar inte förrän den är det.']
  },
  focus({ round, focus }, today) {
    if (focus > 0) return ['ready', focus === 1 ? 'En fokusfråga är vald.' : `${count(focus)} fokusfrågor är valda.`]
    if (status(round, today) !== 'coming') return ['look', 'Inga fokusfrågor valdes innan omgången öppnade. Nu går de inte att välja.']
    return ['look', 'Inga fokusfrågor är valda. De väljs innan omgången öppnar, så att ingen kan välja dem efter svaren.']
  },
  trial: () => ['look', 'Gå igenom hela enkäten själv, på telefon och på varje språk. Inget sparas.'],
}

// Three are enough to know which file to look in.
function listed(names: readonly string[]): string {
  const more = names.length - 3
  return more > 0 ? `${names.slice(0, 3).join(', ')} och ${count(more)} till` : names.join(', ')
}

const DAY_MS = 24 * 60 * 60 * 1000

const lengthOf = ({ opensOn, closesOn }: Round) => Math.round((Date.parse(closesOn) - Date.parse(opensOn)) / DAY_MS) + 1
