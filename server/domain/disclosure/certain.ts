import { reliability } from '../statistics/reliability.ts'
import { SHARE } from '../statistics/scores.ts'
import type { Row } from '../tables.ts'

/**
 * Whether a row is certain enough for the public: so many valid answers, and no interval of it too wide. A rule of reliability,
 * not of secrecy, so nothing more need be hidden for it. Answers by open link have no intervals, and are judged by their number alone.
 */
export function isCertain({ source, base, share, interval, weighted }: Row, fewest: number): boolean {
  if (base < fewest) return false
  if (source === 'open' || share === null) return weighted?.isPublic ?? true
  const limits = interval ?? { low: share, high: share }
  return weighted?.isPublic ?? reliability([{ n: base, ...limits, scale: SHARE }]).audience === 'public'
}
