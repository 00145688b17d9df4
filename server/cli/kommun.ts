import type { Area } from '../domain/area.ts'
import * as areas from '../store/areas.ts'
import { Refused } from './command.ts'
import type { Context } from './context.ts'

/** The kommun somebody means by its code or its word in addresses. Refuses an unknown one, naming those there are. */
export async function kommunCalled(word: string, context: Context): Promise<Area> {
  const kommuner = await areas.kommuner(await context.db())
  const kommun = kommuner.find(({ id, slug }) => id === word || slug === word)
  if (kommun) return kommun
  const known = kommuner.map(({ name, id }) => `${name} (${id})`).join(', ')
  throw new Refused(`Kommunen ”${word}” finns inte. Det finns: ${known || 'inga; läs in områden först'}.`)
}
