import { type AuditReport, audit } from '../../domain/disclosure/audit.ts'
import type { Edition } from '../../domain/disclosure/edition.ts'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import { Unsolved } from '../../domain/disclosure/unsolved.ts'
import { shortOf } from '../../domain/editions/document.ts'
import type { Inputs } from '../../domain/editions/inputs.ts'
import { leaksWords, tablesWords } from '../../domain/lagesbild/leak-words.ts'
import { Problem } from '../../domain/problem.ts'
import type { Row } from '../../domain/tables.ts'
import * as editions from '../../store/editions.ts'
import * as figures from '../../store/figures.ts'
import * as protections from '../../store/protections.ts'
import * as publications from '../../store/publications.ts'
import { type Run, Unprotected } from '../run.ts'
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

/** Attacks an edition about to be published together with every earlier one of its year. Throws Unprotected when that cannot be done. */
export async function audited({ db, ...run }: Run, inputs: Inputs, rows: readonly Row[]): Promise<Audited> {
  const { survey, kommun, round, snapshot, protection } = inputs
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
  const by = run.solver ?? (await solver())
  try {
    return { ...audit({ survey, editions: all, solver: by }), together }
  } catch (cause) {
    if (cause instanceof Unsolved) throw unaudited(tablesWords(cause.tables, inputs), cause)
    throw cause
  }
}

/** Refuses what an audit found, with its tables and cells by name. */
export const refusal = ({ leaks }: AuditReport, { survey, areas }: Inputs): Problem =>
  new Problem(
    409,
    'gives_away',
    `Ingenting har publicerats. Granskningen hittade tal om få personer som går att räkna ut: ${leaksWords(leaks, { survey, areas })}.`,
  )

const unaudited = (tables: string, cause: unknown) =>
  new Unprotected(
    `Ingenting har publicerats. Det gick inte att granska om något om få personer går att räkna ut ur tabellerna om ${tables}. Försök publicera igen.`,
    { cause },
  )
