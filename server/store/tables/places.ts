import type { AreaLevel } from '../../domain/area.ts'
import type { AgeGroup, Sex } from '../../domain/population.ts'

/** Where people live and how many they are, and what others have measured there. */
export interface Places {
  areas: {
    id: string
    parent_id: string | null
    level: AreaLevel
    name: string
    slug: string | null
    valid_from: number
    valid_to: number | null
    outline: string | null
    neighbour: string | null
  }
  population: { area_id: string; year: number; sex: Sex; age_group: AgeGroup; people: number }
  reference_shares: {
    kommun_id: string
    source: string
    place: string
    series: string
    year: number
    question: string
    share: number | null
    low: number | null
    high: number | null
    respondents: number | null
    measure: string
    limitation: string
  }
}
