import { itemsOf } from '../survey/compare.ts'
import type { Survey, Text } from '../survey/survey.ts'
import type { Item } from './items.ts'

/** Whether last year's figure may stand beside this year's: yes, with care, or not; 'new' when it was not asked, 'none' when nothing was counted. */
export type Comparability = { readonly degree: 'yes' | 'new' | 'none' } | { readonly degree: 'limited' | 'no'; readonly reason: Text }

/** What is said of two versions whose difference no definition has described. */
const UNDESCRIBED: Text = {
  sv: 'Enkäterna är olika versioner, och ingen har beskrivit hur de skiljer sig åt.',
  en: 'The surveys are different versions, and nobody has described how they differ.',
}

/**
 * How an item may be compared with the survey of the year before (undefined when none was counted).
 * A definition describes every difference from the version it follows, so silence there means the same question;
 * against any other version silence means nothing.
 */
export function comparability(survey: Survey, item: Pick<Item, 'id' | 'comparable'>, before: Survey | undefined): Comparability {
  if (!before) return { degree: 'none' }
  if (!asks(before, item.id)) return { degree: 'new' }
  if (before.hash === survey.hash) return { degree: 'yes' }
  const stated = item.comparable
  if (stated && stated.with === before.id)
    return stated.degree === 'yes' ? { degree: 'yes' } : { degree: stated.degree, reason: stated.reason ?? {} }
  return survey.previous === before.id ? { degree: 'yes' } : { degree: 'no', reason: UNDESCRIBED }
}

/** Whether last year's figure may be shown beside this year's at all. */
export const mayStandBeside = ({ degree }: Comparability) => degree === 'yes' || degree === 'limited'

const asks = (survey: Survey, id: string) => itemsOf(survey).some((one) => one.id === id)
