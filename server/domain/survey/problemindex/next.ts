import { type IndexModel, type Indicator, indicatorsOf } from '../../statistics/problemindex/model.ts'
import type { Text } from '../survey.ts'
import type { Held } from './limits.ts'

/** The next version of a model: the same questions, held against what was read for them, the rest as before. As its file is to be written. */
export function nextModel(base: IndexModel, held: ReadonlyMap<string, Held>, version: number): Record<string, unknown> {
  const { hash, ...model } = { ...base, id: `${base.id.replace(/-v\d+$/, '')}-v${version}`, version, groups: groupsOf(base, held) }
  return { $schema: './index-schema.json', kind: 'problemindex', ...model, about: about({ hash, ...model }) }
}

/** The highest version of a series, whatever the model; 0 for none. */
export const highestVersion = (models: Iterable<IndexModel>, { series, rehearsal }: Pick<IndexModel, 'series' | 'rehearsal'>): number =>
  Math.max(0, ...[...models].filter((model) => model.series === series && model.rehearsal === rehearsal).map(({ version }) => version))

const groupsOf = ({ groups }: IndexModel, held: ReadonlyMap<string, Held>) =>
  groups.map((group) => ({
    ...group,
    indicators: group.indicators.map((indicator) => ({ ...indicator, ...held.get(indicator.question) })),
  }))

/** What a reader of the index must know: whose the limits are now, as far as that can be told from the model alone. */
function about(model: IndexModel): Text {
  const all = indicatorsOf(model)
  const given = all.filter((indicator) => indicator.given)
  const words = { count: given.length, all: all.length, sources: sourcesOf(given) }
  return Object.fromEntries(Object.keys(model.about).map((language) => [language, language === 'sv' ? inSwedish(words) : inEnglish(words)]))
}

const sourcesOf = (given: readonly Indicator[]) => [
  ...new Set(given.flatMap((one) => (one.given ? [`${one.given.source} ${one.given.year}`] : []))),
]

interface Words {
  readonly count: number
  readonly all: number
  readonly sources: readonly string[]
}

function inSwedish({ count, all, sources }: Words): string {
  const whose =
    count === 0
      ? 'Gränserna mellan nivåerna är våra egna. De bygger på det som är känt om polisens modell men har inte prövats mot polisens siffror.'
      : `Gränserna mellan nivåerna är inlästa för ${count} av ${all} frågor. Källa: ${sources.join('; ')}.${count < all ? ' För de andra frågorna är gränserna våra egna, och bara de som har ett riksvärde får en nivå.' : ''}`
  return `Problemindex går från 0 till 6, och lågt är bra. Varje fråga får en nivå efter hur stor andel som svarat att något är dåligt. Nivå 2 är normalt för Sverige. ${whose} En fråga utan nivå räknas inte med.`
}

function inEnglish({ count, all, sources }: Words): string {
  const whose =
    count === 0
      ? 'The limits between the levels are our own. They rest on what is known of the police model but have not been tested against its figures.'
      : `The limits between the levels were read in for ${count} of ${all} questions. Source: ${sources.join('; ')}.${count < all ? ' For the others the limits are our own, and only those with a national share get a level.' : ''}`
  return `The problem index goes from 0 to 6, and low is good. Each question gets a level by the share who say that something is bad. Level 2 is normal for Sweden. ${whose} A question without a level is left out.`
}
