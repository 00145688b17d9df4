import type { Area } from '../../domain/area.ts'
import { may, type Staff } from '../../domain/staff.ts'

/** A file or page to go to or take away. */
export interface Download {
  readonly href: string
  readonly words: string
}

/** What a person of the staff may take away from a lägesbild whose pages begin at `home`. */
export function downloads(staff: Staff, kommun: Area, home: string, year: number): readonly Download[] {
  const results = may(staff, 'export results', kommun.id)
  const codebook = may(staff, 'export codebook', kommun.id)
  const underlag = may(staff, 'see underlag', kommun.id)
  return [
    ...(underlag ? [{ href: `/underlag/${kommun.slug}/${year}`, words: 'Underlag till medborgarlöfte' }] : []),
    { href: `${home}/egna-ord`, words: 'Med egna ord: det som invånare har skrivit' },
    ...(results ? [{ href: `${home}/resultat.csv?dialekt=excel`, words: 'Resultat för Excel (CSV)' }] : []),
    ...(results ? [{ href: `${home}/resultat.csv?dialekt=internationell`, words: 'Resultat för R och andra program (CSV)' }] : []),
    ...(codebook ? [{ href: `${home}/kodbok.csv`, words: 'Kodbok (CSV)' }] : []),
    ...(codebook ? [{ href: `${home}/filer`, words: 'Alla filer, och vad kolumnerna betyder' }] : []),
  ]
}
