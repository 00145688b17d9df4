import type { Area, AreaLevel, Standing } from '../area.ts'
import { unfit } from './neighbours.ts'
import { ALWAYS, type AreaFault, type AreasReading, type Draft, type Drafts } from './reading.ts'

type Tree = ReadonlyMap<string, Standing>

/** What may stand right above each level; null is the top of the tree. */
const ABOVE: Readonly<Record<AreaLevel, readonly (AreaLevel | null)[]>> = {
  group: ['group', null],
  kommun: ['group', null],
  area: ['kommun', 'area'],
}

const SAYS: Readonly<Record<AreaLevel, string>> = { group: 'en grupp', kommun: 'en kommun', area: 'ett område' }

/**
 * Places the areas of a file in the tree that is already known, parents before children, or reports every fault: those found
 * in reading and those of the whole. A kommun that is named but not known is made.
 */
export function grow({ drafts, faults }: Drafts, known: readonly Standing[]): AreasReading {
  const named = drafts.filter(({ id }) => id !== '')
  const made = kommunerNamed(named, known)
  const before = treeOf(known)
  const after = treeOf([...known, ...made.drafts, ...named])
  const all = [
    ...faults,
    ...made.faults,
    ...twice(named),
    ...named.flatMap((draft) => placeFaults(draft, after)),
    ...named.flatMap((draft) => moved(draft, before, after)),
    ...named.flatMap((draft) => neighbourFaults(draft, after)),
    ...slugFaults([...made.drafts, ...named], known),
  ]
  if (all.length > 0) return { ok: false, faults: all }
  return { ok: true, areas: [...made.drafts, ...named].sort((a, b) => depth(a.id, after) - depth(b.id, after)).map(toArea) }
}

/** Kommuner that areas name as their parent, with a name, and that nobody has stated. */
function kommunerNamed(drafts: readonly Draft[], known: readonly Standing[]): Drafts {
  const stated = new Set([...known, ...drafts].map(({ id }) => id))
  const made = new Map<string, Draft>()
  const faults: AreaFault[] = []
  for (const { parentId, parentName, level, place } of drafts) {
    if (level !== 'area' || parentId === null || parentName === null || stated.has(parentId)) continue
    const before = made.get(parentId)
    if (before && before.name !== parentName)
      faults.push({ place, sentence: `Kommunen ${parentId} heter både ${before.name} och ${parentName}.` })
    if (!before) made.set(parentId, newKommun(parentId, parentName, place))
  }
  return { drafts: [...made.values()], faults }
}

function newKommun(id: string, name: string, place: string): Draft {
  const nothing = { parentId: null, parentName: null, validTo: null, outline: null }
  return { ...nothing, id, name, place, level: 'kommun', slug: slugOf(name), validFrom: ALWAYS }
}

function twice(drafts: readonly Draft[]): AreaFault[] {
  const first = new Map<string, string>()
  return drafts.flatMap(({ id, place }) => {
    const before = first.get(id)
    if (before === undefined) first.set(id, place)
    return before === undefined ? [] : [{ place, sentence: `Koden ${id} står två gånger, först i ${before}.` }]
  })
}

function placeFaults({ id, parentId, level, place }: Draft, tree: Tree): AreaFault[] {
  const fault = (sentence: string): AreaFault[] => [{ place, sentence }]
  if (parentId === null)
    return ABOVE[level].includes(null)
      ? []
      : fault('Det framgår inte vilken kommun området hör till. Ange den som ”kommun” eller ”parent”.')
  const parent = tree.get(parentId)
  if (!parent) return fault(`Området ovanför, ${parentId}, finns varken i filen eller i databasen. Ange dess namn eller läs in det först.`)
  if (pathUp(id, tree) === null) return fault('Området ligger under sig självt.')
  return ABOVE[level].includes(parent.level) ? [] : fault(`${parentId} är ${SAYS[parent.level]} och kan inte ligga ovanför ${SAYS[level]}.`)
}

// Answers and figures are kept by area code: a code that changed kommun or level would carry them along.
function moved({ id, level, place }: Draft, before: Tree, after: Tree): AreaFault[] {
  const known = before.get(id)
  if (!known) return []
  if (known.level !== level) return [{ place, sentence: `${id} finns redan som ${SAYS[known.level]} och kan inte bli ${SAYS[level]}.` }]
  const from = kommunOf(id, before)
  return level === 'area' && from?.id !== kommunOf(id, after)?.id
    ? [{ place, sentence: `Koden ${id} finns redan i ${from?.name ?? 'en annan kommun'}.` }]
    : []
}

function neighbourFaults({ id, neighbour, place }: Draft, tree: Tree): AreaFault[] {
  const sentence = neighbour === undefined ? null : unfit(id, neighbour, tree)
  return sentence === null ? [] : [{ place, sentence }]
}

function slugFaults(drafts: readonly Draft[], known: readonly Standing[]): AreaFault[] {
  const taken = new Map(known.flatMap(({ id, slug, name }) => (slug === null ? [] : [[slug, { id, name }]])))
  return drafts.flatMap(({ id, name, level, slug: given, place }) => {
    const fault = (sentence: string): AreaFault[] => [{ place, sentence }]
    if (level !== 'kommun') return given === null ? [] : fault('Bara kommuner har ett ord i adressen (”slug”).')
    const slug = given ?? slugOf(name)
    const holder = taken.get(slug)
    if (holder && holder.id !== id) return fault(`Adressen ”${slug}” används redan av ${holder.name}. Ange en annan som ”slug”.`)
    taken.set(slug, { id, name })
    return slug === '' && name !== '' ? fault('Namnet ger ingen adress. Ange en som ”slug”.') : []
  })
}

const treeOf = (areas: readonly Standing[]): Tree => new Map(areas.map((area) => [area.id, area]))

/** The areas from one to the top, itself first; null when it lies below itself. */
function pathUp(id: string, tree: Tree): readonly Standing[] | null {
  const path: Standing[] = []
  for (let area = tree.get(id); area; area = area.parentId === null ? undefined : tree.get(area.parentId)) {
    if (path.includes(area)) return null
    path.push(area)
  }
  return path
}

const depth = (id: string, tree: Tree) => pathUp(id, tree)?.length ?? 0

const kommunOf = (id: string, tree: Tree) => pathUp(id, tree)?.find(({ level }) => level === 'kommun')

/** A name as it stands in addresses: 'Upplands Väsby' becomes 'upplands-vasby'. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
}

function toArea({ place: _place, parentName: _parentName, slug, ...area }: Draft): Area {
  return { ...area, slug: slug ?? (area.level === 'kommun' ? slugOf(area.name) : null) }
}
