import { question, type Survey } from '../survey/survey.ts'

/** The questions of a survey in groups whose figures tell something of each other: what follows from others, and what only some are asked. In the order given. */
export function families(survey: Survey, questions: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map(questions.map((id) => [id, new Set([id])]))
  for (const id of questions) {
    for (const other of related(survey, id)) {
      const [mine, theirs] = [groups.get(id), groups.get(other)]
      if (!mine || !theirs || mine === theirs) continue
      for (const member of theirs) {
        mine.add(member)
        groups.set(member, mine)
      }
    }
  }
  return [...new Set(groups.values())].map((group) => questions.filter((id) => group.has(id)))
}

const related = (survey: Survey, id: string): readonly string[] => [
  ...(question(survey, id)?.askIf ?? []).map((rule) => rule.question),
  ...(survey.derived.find((derived) => derived.id === id)?.of ?? []).map((part) => part.question),
]
