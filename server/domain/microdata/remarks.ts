import { number, percent } from '../format.ts'
import type { WeightWarning } from '../statistics/diagnostics.ts'
import type { Weighing } from '../statistics/weighing.ts'
import type { Recomputed } from './recompute.ts'

/** What whoever recomputes has to know of the weights of both rounds, in sentences; `lacking` are questions that the round before has no answers to. */
export function remarks({ weighing, weighingBefore }: Recomputed, lacking: readonly string[]): readonly string[] {
  const before = weighingBefore ? ofWeights(weighingBefore).map((sentence) => `Omgången före: ${sentence}`) : []
  const news = lacking.length > 0 ? [`Omgången före har inga svar på ${lacking.join(', ')}. Där visas ingen förändring.`] : []
  return [...ofWeights(weighing), ...before, ...news]
}

function ofWeights({ uncovered, merged, unplaced, fromEmpty, diagnostics }: Weighing): readonly string[] {
  return [
    ...uncovered.map(({ sentence }) => sentence),
    ...merged.map((areaId) => `Området ${areaId} har för få svar och vägdes ihop med en granne. Det har inga egna siffror.`),
    ...(unplaced > 0 ? [`${unplaced} svar saknar kön eller ålder i folkmängden och väger som områdets medelsvar.`] : []),
    ...(fromEmpty > 0
      ? [`${fromEmpty} svar kommer från grupper där ingen bor enligt folkmängden och vägdes med en grannes åldersgrupp.`]
      : []),
    ...diagnostics.warnings
      .filter(({ areaId }) => areaId === null || !merged.includes(areaId))
      .map((warning) => warningWords(warning, warning.areaId ?? 'Hela kommunen')),
  ]
}

function warningWords({ code, value }: WeightWarning, name: string): string {
  if (code === 'high_deff')
    return `${name}: vikterna är mycket olika, så andelarna blir lika osäkra som om svaren vore ${number(value, 1)} gånger färre.`
  return `${name}: en enda persons svar står för ${percent(value)} av invånarna.`
}
