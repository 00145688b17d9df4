import { type Observation, SEVERITIES } from '../../domain/dialogues/dialogue.ts'
import { REASONS, TIMES_OF_DAY, writtenPoint } from '../../domain/dialogues/where.ts'
import { wordsOf } from '../../domain/form.ts'
import { count } from '../../domain/format.ts'
import type { Theme } from '../../domain/survey/survey.ts'

/** One observation in words. */
export interface Said {
  readonly themes: string
  readonly severity: string
  readonly said: string
  readonly suggestion: string
  /** Where, when, why and how often, as far as it was told. */
  readonly facts: readonly { readonly label: string; readonly words: string }[]
}

/** An observation as its dialogue's page shows it. */
export function saidIn(observation: Observation, themes: readonly Theme[]): Said {
  const { severity, said, suggestion } = observation
  const title = (theme: string) => themes.find(({ id }) => id === theme)?.title.sv ?? theme
  return {
    themes: observation.themes.map(title).join(', '),
    severity: SEVERITIES.find(({ value }) => value === severity)?.words ?? '',
    said,
    suggestion,
    facts: factsOf(observation),
  }
}

function factsOf({ place, point, reasons, timeOfDay, times }: Observation): Said['facts'] {
  const facts = [
    { label: 'Plats', words: place },
    { label: 'Koordinater', words: point ? writtenPoint(point) : '' },
    { label: 'Tid', words: timeOfDay ? wordsOf(TIMES_OF_DAY, timeOfDay) : '' },
    { label: 'Skäl', words: reasons.map((reason) => wordsOf(REASONS, reason)).join('; ') },
    { label: 'Antal gånger', words: times > 1 ? count(times) : '' },
  ]
  return facts.filter(({ words }) => words !== '')
}
