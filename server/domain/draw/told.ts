import type { Answers } from '../document.ts'
import type { Survey } from '../survey/survey.ts'
import type { Frame } from './frame.ts'

/**
 * The answers that a code gives in its holder's place: sex and age group, where the draw told exactly one of each. They come
 * from the register, as weighting needs them (Särndal, Swensson & Wretman 1992, ch. 7.6), and are then not asked. Where the
 * frame was coarsened they are asked as of everybody.
 */
export function toldBy({ sex, ages }: Pick<Frame, 'sex' | 'ages'>, { cell }: Pick<Survey, 'cell'>): Answers {
  const [age] = ages ?? []
  return { ...(sex !== null && { [cell.sex]: sex }), ...(ages?.length === 1 && age && { [cell.ageGroup]: age }) }
}
