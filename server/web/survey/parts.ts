import { applicable, type Given } from '../../domain/answers.ts'
import type { Draft } from '../../domain/draft.ts'
import type { Section } from '../../domain/survey/survey.ts'
import type { Visit } from './visit.ts'

// The order of the pages, as addresses below the survey's own: area, one part after another, review. Parts where nothing is
// asked of this person are passed by.

/** The page after a part: the next part, else the review. */
export function after(visit: Visit, section: Section, given: Given): string {
  const { sections } = visit.survey
  const asked = askedSections(visit, given)
  const later = sections.slice(sections.indexOf(section) + 1).find(({ id }) => asked.has(id))
  return later ? addressOf(visit, later) : '/granska'
}

/** The page before a part: the part before it, else where one lives or, when a code says that, the start. */
export function before(visit: Visit, section: Section, draft: Draft): string {
  const { sections } = visit.survey
  const asked = askedSections(visit, draft)
  const earlier = sections.slice(0, sections.indexOf(section)).findLast(({ id }) => asked.has(id))
  if (earlier) return addressOf(visit, earlier)
  return draft.source === 'open' && visit.areas.length > 0 ? '/omrade' : ''
}

/** The page before the review: the last part. */
export function lastPart(visit: Visit, given: Given): string {
  const asked = askedSections(visit, given)
  const last = visit.survey.sections.findLast(({ id }) => asked.has(id))
  return last ? addressOf(visit, last) : ''
}

/** Where a draft was left: the area when that is not said, else the page its writer had come to, be it one they have skipped questions before. */
export const whereLeft = ({ areaId, left = '/del/1' }: Pick<Draft, 'areaId' | 'left'>): string => (areaId === null ? '/omrade' : left)

function askedSections({ survey }: Visit, given: Given): ReadonlySet<string> {
  const asked = applicable(survey, given.answers)
  return new Set(survey.questions.filter(({ id }) => asked.has(id)).map(({ section }) => section))
}

/** The page of a part. */
export const addressOf = ({ survey }: Visit, section: Section) => `/del/${survey.sections.indexOf(section) + 1}`
