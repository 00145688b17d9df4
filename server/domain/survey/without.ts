import { type Item, restsOn } from './compare.ts'
import type { Survey } from './survey.ts'

/** A survey without some of its questions and without all that rests on them: the part of it that a file without those can be counted by. */
export function without(survey: Survey, ids: readonly string[]): Survey {
  const gone = new Set(ids)
  const stays = (item: Item) => !gone.has(item.id) && restsOn(item).every((id) => !gone.has(id))
  const kept = <One extends Item>(items: readonly One[]): readonly One[] =>
    items.filter((item) => {
      if (!stays(item)) gone.add(item.id)
      return !gone.has(item.id)
    })
  // A skip rule only points backwards, and what is derived is derived from questions: one pass in this order reaches everything.
  const [questions, derived, groupMeans] = [kept(survey.questions), kept(survey.derived), kept(survey.groupMeans ?? [])]
  return { ...survey, questions, derived, groupMeans, breakdowns: survey.breakdowns.filter((id) => !gone.has(id)) }
}
