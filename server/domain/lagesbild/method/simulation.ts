import { count, number } from '../../format.ts'
import { SIMULATED } from '../../statistics/simulated.ts'
import { errorOf, LAWS, type Rate, type Verdict, verdict } from '../../statistics/simulation.ts'
import { itemsOf } from '../../survey/compare.ts'
import type { Surveys } from '../../survey/survey.ts'
import { sv } from '../sentences.ts'

/** What the method page says of the promises that were simulated. */
export interface SimulationWords {
  readonly made: string
  readonly promises: readonly Promised[]
  /** Some promise was not kept. */
  readonly broken: boolean
}

/** One promise: what it is, and what became of it, line by line. */
interface Promised {
  readonly title: string
  readonly promised: string
  readonly lines: readonly { readonly what: string; readonly outcome: string; readonly error: string; readonly verdict: string }[]
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  kept: 'ja',
  'too close to tell': 'går inte att avgöra, för få försök',
  'not kept': 'nej',
}

/** The simulation in words. */
export function simulationWords(surveys: Surveys): SimulationWords {
  const { kommun, answers, samples, pledgeSamples, coverage, mistaken, excluded, falseDiscovery, pledges, survey, seed } = SIMULATED
  const judged = (what: string, { rate, error }: Pick<Rate, 'rate' | 'error'>, law: { readonly from?: number; readonly to: number }) => ({
    what,
    outcome: percent(rate),
    error: `±${number(Math.max(0.1, 200 * error), 1)}`,
    judgement: verdict(rate, error, law),
  })
  const ofEach = (one: Rate, law: { readonly from?: number; readonly to: number }) => ({
    ...judged(rateWords(one), one, law),
    outcome: `${percent(one.rate)} (${ENDS[one.extreme.which]} ${percent(one.extreme.rate)})`,
  })
  const parts = [
    {
      title: 'Intervallet täcker det sanna värdet',
      promised: `${percent(LAWS.coverage.from)} eller mer`,
      lines: coverage.map((one) => ofEach(one, LAWS.coverage)),
    },
    {
      title: 'En förändring pekas ut där inget hänt, före justering, av det test som avgör vad som är säkerställt',
      promised: `högst ${percent(LAWS.mistaken.to)}`,
      lines: mistaken.map((one) => ofEach(one, LAWS.mistaken)),
    },
    {
      title: 'Det utskrivna intervallet för en förändring utesluter noll där inget hänt (avgör ingenting ensamt)',
      promised: `högst ${percent(LAWS.mistaken.to)}`,
      lines: excluded.map((one) => ofEach(one, LAWS.mistaken)),
    },
    {
      title: 'Falska bland det som kallas säkerställt',
      promised: `högst ${percent(LAWS.falseDiscovery.to)}`,
      lines: falseDiscovery.map((one) => judged(familyWords(one.family), one, LAWS.falseDiscovery)),
    },
    {
      title: 'En minskning så stor som planeringen säger blir säkerställd',
      promised: `80\u00a0%, mellan ${number(LAWS.power.from * 100)} och ${number(LAWS.power.to * 100)}\u00a0%`,
      lines: pledges.map(({ place, question, answers, width, from, to, power }) =>
        judged(
          `${place}, ${count(answers)} svar: ${labelOf(surveys, survey, question)}, från ${told(from, width)} till ${told(to, width)}`,
          { rate: power, error: errorOf(power, pledgeSamples) },
          LAWS.power,
        ),
      ),
    },
  ]
  return {
    made: `${count(samples)} gånger har en dator frågat en påhittad befolkning i ${kommun}, där alla svar är kända, om ${count(answers)} svar per år. Varje minskning har följts upp ${count(pledgeSamples)} gånger. Allt är räknat som på sidorna. Frö: ${seed}.`,
    promises: parts.map(({ title, promised, lines }) => ({
      title,
      promised,
      lines: lines.map(({ judgement, ...line }) => ({ ...line, verdict: VERDICTS[judgement] })),
    })),
    broken: parts.some(({ lines }) => lines.some(({ judgement }) => judgement === 'not kept')),
  }
}

/** The one of them it happened to least or most. */
const ENDS: Readonly<Record<Rate['extreme']['which'], string>> = { lowest: 'som minst', highest: 'som mest' }

const WHERE: Readonly<Record<Rate['where'], string>> = { kommun: 'hela kommunen', area: 'områden', sex: 'kön', age: 'åldrar' }

const rateWords = ({ where, what }: Rate) => `${what === 'share' ? 'Andelar' : 'Gruppmedel'}, ${WHERE[where]}`

/** A family in words: which places, compared with what, and whether anything had changed. */
function familyWords(family: string): string {
  const [, nothing, level, contrast, what] = /^(nothing changed, )?(kommun|areas) (change|area_minus_rest): (.+)$/.exec(family) ?? []
  const places = level === 'kommun' ? 'hela kommunen' : 'områden'
  const compared = contrast === 'change' ? 'förändring' : 'mot övriga kommunen'
  const asked = what === 'group means' ? 'gruppmedel' : what === 'all questions' ? 'alla frågor' : 'fokusfrågor'
  return `${asked[0]?.toUpperCase()}${asked.slice(1)}, ${places}, ${compared}${nothing ? ' när inget ändrats' : ''}`
}

const labelOf = (surveys: Surveys, surveyId: string, question: string) => {
  const survey = surveys.get(surveyId)
  const item = survey && itemsOf(survey).find(({ id }) => id === question)
  return item ? sv(item.label) : question
}

const told = (value: number, width: number) => (width === 1 ? percent(value) : number(value, 1))

const percent = (share: number) => `${number(share * 100, 1)}\u00a0%`
