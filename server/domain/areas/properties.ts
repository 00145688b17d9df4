import { isLevel, LEVELS } from '../area.ts'
import type { AreaFault, Defaults, Draft } from './reading.ts'

/**
 * The properties of an area: our name first, then the names they have in SCB's files.
 * The same words are column names in a table of areas without outlines.
 */
const NAMES = {
  id: ['id', 'regso', 'deso', 'kod'],
  name: ['name', 'namn'],
  parent: ['parent', 'kommun'],
  parentName: ['parentName', 'kommun_namn'],
  level: ['level', 'nivå'],
  validFrom: ['validFrom', 'från'],
  validTo: ['validTo', 'till'],
  slug: ['slug'],
  neighbour: ['neighbour', 'granne'],
} as const
type Name = keyof typeof NAMES

/** Whether a table has a column for a property. */
export const hasColumn = (columns: readonly string[], name: Name) => NAMES[name].some((known) => columns.includes(known))

/** Letters and digits, then also dots, lines and dashes: what may stand in an address and in every file we write. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u

/** What no name may be: longer than a heading, or with signs that steer instead of being read (line ends, turned writing direction). */
const UNNAMEABLE = /^.{101,}$|[\p{Cc}\u2028-\u202e\u2066-\u2069]/u

/** Everything about an area except its outline, read from a feature's properties or a table's line, and every fault in it. */
export function readProperties(
  properties: Readonly<Record<string, unknown>>,
  where: string,
  defaults: Defaults,
): { readonly draft: Omit<Draft, 'outline'>; readonly faults: readonly AreaFault[] } {
  const sentences: string[] = []
  const complain = (sentence: string) => sentences.push(sentence)
  const id = code(properties, 'id', complain)
  const name = words(properties, 'name', complain)
  if (!id) complain('Områdeskod saknas. Ange den som ”id” eller ”regso”.')
  if (name && UNNAMEABLE.test(name)) complain('Namnet är längre än 100 tecken eller innehåller styrtecken.')
  if (!name) complain('Namn saknas. Ange det som ”name” eller ”namn”.')

  const level = words(properties, 'level', complain) ?? defaults.level
  if (!isLevel(level)) complain(`Nivån ”${level}” finns inte. Den ska vara ${LEVELS.join(', ')}.`)
  const validFrom = year(properties, 'validFrom', complain) ?? defaults.validFrom
  const validTo = year(properties, 'validTo', complain) ?? null
  if (validTo !== null && validTo < validFrom) complain(`Området slutar gälla (${validTo}) innan det börjar (${validFrom}).`)
  const slug = words(properties, 'slug', complain) ?? null
  if (slug !== null && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    complain(`”${slug}” kan inte stå i en adress. Använd a–z, siffror och bindestreck.`)

  const place = id || name ? `${where} (${[id, name].filter(Boolean).join(' ')})` : where
  const parentId = code(properties, 'parent', complain) ?? defaults.parentId
  const parentName = words(properties, 'parentName', complain) ?? (parentId === defaults.parentId ? defaults.parentName : null)
  const neighbour = code(properties, 'neighbour', complain)
  const draft = {
    place,
    id: id ?? '',
    parentId,
    parentName,
    level: isLevel(level) ? level : defaults.level,
    name: name ?? '',
    slug,
    validFrom,
    validTo,
    ...(neighbour === undefined ? {} : { neighbour }),
  }
  return { draft, faults: sentences.map((sentence) => ({ place, sentence })) }
}

type Complain = (sentence: string) => void

function value(properties: Readonly<Record<string, unknown>>, name: Name): { key: string; value: unknown } | undefined {
  const key = NAMES[name].find(
    (candidate) => properties[candidate] !== undefined && properties[candidate] !== null && properties[candidate] !== '',
  )
  return key === undefined ? undefined : { key, value: properties[key] }
}

function words(properties: Readonly<Record<string, unknown>>, name: Name, complain: Complain): string | undefined {
  const found = value(properties, name)
  if (!found) return undefined
  if (typeof found.value === 'string') return found.value.trim().normalize() || undefined
  complain(`”${found.key}” ska vara text inom citattecken.`)
  return undefined
}

function code(properties: Readonly<Record<string, unknown>>, name: 'id' | 'parent' | 'neighbour', complain: Complain): string | undefined {
  const found = value(properties, name)
  if (typeof found?.value === 'number') {
    complain(`Koden ${found.value} i ”${found.key}” är ett tal. Skriv den inom citattecken: annars försvinner nollor i början.`)
    return undefined
  }
  const text = words(properties, name, complain)
  if (text !== undefined && !CODE.test(text))
    complain(`Koden ”${text}” är inte giltig. Använd högst 40 bokstäver, siffror, punkter, streck.`)
  return text
}

function year(properties: Readonly<Record<string, unknown>>, name: 'validFrom' | 'validTo', complain: Complain): number | undefined {
  const found = value(properties, name)
  if (!found) return undefined
  const text = String(found.value).trim()
  if (/^(1[89]|2[01])\d\d$/.test(text)) return Number(text)
  complain(`”${found.key}” ska vara ett årtal, inte ”${text}”.`)
  return undefined
}
