import { count } from '../../format.ts'
import { indexWords } from './labels.ts'
import { type IndexModel, indicatorsOf } from './model.ts'
import type { Problemindex } from './problemindex.ts'

/** What an index says of a place and how much it rests on: never more than its questions carry. */
export function indexSentences(place: string, { total }: Problemindex, model: IndexModel): readonly string[] {
  const all = indicatorsOf(model).length
  if (!total)
    return [`Det går inte att räkna något problemindex för ${place}: ingen av modellens ${count(all)} indikatorer har någon nivå.`]
  const rests = `Det vilar på ${count(total.items)} av modellens ${count(all)} indikatorer.`
  return [
    `Problemindex för ${place} är ${indexWords(total)} på skalan 0–6, där lågt är bra.`,
    ...(2 * total.items < all
      ? [
          `${rests} Det är för få för att säga något om problemen i stort: läs det bara som nivån i ${total.items === 1 ? 'den frågan' : 'de frågorna'}.`,
        ]
      : [rests]),
  ]
}
