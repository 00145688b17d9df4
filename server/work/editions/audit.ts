import { type AuditReport, audit, type Leak } from '../../domain/disclosure/audit.ts'
import type { Edition } from '../../domain/disclosure/edition.ts'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import { shortOf } from '../../domain/editions/document.ts'
import type { Inputs } from '../../domain/editions/inputs.ts'
import { items } from '../../domain/lagesbild/items.ts'
import { listed, sv } from '../../domain/lagesbild/sentences.ts'
import { Problem } from '../../domain/problem.ts'
import { question, type Survey } from '../../domain/survey/survey.ts'
import type { Row } from '../../domain/tables.ts'
import type { Db } from '../../store/database.ts'
import * as editions from '../../store/editions.ts'
import * as figures from '../../store/figures.ts'
import * as protections from '../../store/protections.ts'
import * as publications from '../../store/publications.ts'
import { solver } from '../solver.ts'

/** The edition before is there, but what it was made from is not: nobody can tell what the two would give away together. */
const earlierGone = (hash: string) =>
  new Problem(
    409,
    'earlier_inputs_gone',
    `Underlaget till den tidigare utgåvan ${shortOf(hash)} finns inte kvar. Det går därför inte att kontrollera att de två utgåvorna tillsammans skyddar små grupper, och ingenting har publicerats.`,
  )

/** What came of an audit, and the earlier editions that the attacker was given. */
interface Audited extends AuditReport {
  readonly together: readonly string[]
}

/** Attacks an edition about to be published together with every earlier one of its year. */
export async function audited(db: Db, { survey, kommun, round, snapshot, protection }: Inputs, rows: readonly Row[]): Promise<Audited> {
  const earlier: Edition[] = []
  const together: string[] = []
  for (const { hash } of (await editions.ofKommun(db, kommun.id)).filter(({ year }) => year === round.year).reverse()) {
    const ground = await publications.groundOf(db, hash)
    if (!ground) throw earlierGone(hash)
    together.push(hash)
    const { id } = ground.inputs.snapshot
    if (id === snapshot.id) continue // the very same rows, hidden alike
    const rules = (await protections.ofSnapshot(db, id))?.rules ?? MINIMUM
    earlier.push({ name: shortOf(hash), rows: await figures.ofSnapshot(db, id), rules })
  }
  const all = [...earlier, { name: 'den här utgåvan', rows, rules: protection.rules }]
  return { ...audit({ survey, editions: all, solver: await solver() }), together }
}

/** How many leaks are named. */
const NAMED = 12

/** Refuses what an audit found, with its tables and cells by name. */
export function refusal({ leaks }: AuditReport, inputs: Inputs): Problem {
  const named = leaks.slice(0, NAMED).map((leak) => leakWords(leak, inputs))
  const more = leaks.length > NAMED ? [`${leaks.length - NAMED} till`] : []
  return new Problem(
    409,
    'gives_away',
    `Ingenting har publicerats. Granskningen hittade tal om få personer som går att räkna ut: ${listed([...named, ...more])}.`,
  )
}

function leakWords({ population, question: id, part, source, how }: Leak, { survey, areas }: Inputs): string {
  const place = placeWords(population, survey, areas)
  const asked = id === '' ? 'antalet svarande' : `”${labelOf(survey, id)}”`
  const via = source === 'open' ? ', via öppen länk' : ''
  if (how === 'changed too little') return `${asked} i ${place}${via} (har ändrats med färre än tio svar sedan den tidigare utgåvan)`
  return `${asked} i ${place}${via}${part.startsWith('code ') ? `, svaret ${part.slice(5)}` : ''}`
}

function labelOf(survey: Survey, id: string): string {
  const asked = question(survey, id)
  return sv(asked?.label ?? items(survey).find((item) => item.id === id)?.label ?? { sv: id })
}

function placeWords(population: string, survey: Survey, areas: Inputs['areas']): string {
  const [kind = '', first = '', second] = population.split(':')
  if (kind === 'area') return areas.find(({ id }) => id === first)?.name ?? first
  if (kind === 'breakdown') return `gruppen ${labelOf(survey, first)} ${second}`
  return kind === 'kommun' ? 'hela kommunen' : `gruppen ${first}`
}
