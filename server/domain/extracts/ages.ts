import { AGE_GROUPS } from '../population.ts'

/** The age group that neighbouring groups make together, as the register would write it: '15-44', '65+'. */
export function span(first: string, last: string): string {
  const [from = ''] = first.split(/[-+]/)
  return last.endsWith('+') ? `${from}+` : `${from}-${last.split('-')[1] ?? ''}`
}

/** Every age group that merging neighbours of the register's can make, and those themselves, youngest and narrowest first. */
export const SPANS: readonly string[] = AGE_GROUPS.flatMap((first, from) => AGE_GROUPS.slice(from).map((last) => span(first, last)))

/** An age group in words: '15–44 år', '65 år eller äldre'. */
export const spanInWords = (ages: string): string =>
  ages.endsWith('+') ? `${ages.slice(0, -1)} år eller äldre` : `${ages.replace('-', '–')} år`
