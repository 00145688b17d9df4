import { AGE_GROUPS, type AgeGroup, type Sex } from '../population.ts'

/**
 * The fewest people drawn in a frame cell. Reminders need to know which codes are used, so that stands on the disk while a survey is open, and a
 * thief guesses among those of a cell who have answered: among ten or more only where ten or more have. Answers of a cell where fewer have
 * are not coarsened when the urn is opened, because area, sex and age are what they are weighed by: without them the few would drop out of
 * every figure of the kommun. They are coarsened where they leave the program instead: no figure rests on so few, and microdata is merged
 * until five share each combination. The public is told so in as many words.
 */
export const MINIMUM_DRAWN = 10

/** Neighbouring age groups taken as one, youngest first; never empty. */
export type AgeClass = readonly AgeGroup[]

/** What a personal code tells of whoever holds it: where in the register frame the person was drawn. */
export interface Frame {
  readonly areaId: string
  /** Null where the draw did not tell the sexes apart. */
  readonly sex: Sex | null
  /** Null where the draw did not tell ages apart. */
  readonly ages: AgeClass | null
}

/** A cell of the frame: its number within the round, how many people the register has in it, and how many were drawn. */
export interface FrameCell extends Frame {
  readonly cell: number
  readonly population: number
  readonly drawn: number
}

/** A frame cell and what has come of it so far. */
export interface CellStanding extends FrameCell {
  /** Letters that came back. */
  readonly undeliverable: number
  readonly answered: number
}

/** An age class in the register's manner of writing: '15-29', '15-44', '65+'. */
export function classNamed(ages: AgeClass): string {
  const [from, to] = [ages[0]?.split(/[-+]/)[0] ?? '', ages.at(-1) ?? '']
  return to.endsWith('+') ? `${from}+` : `${from}-${to.split('-')[1]}`
}

/** Whom a frame cell holds, in words: "kvinnor 30–44 år", "män 65 år eller äldre", "alla". */
export function frameWords({ sex, ages }: Pick<Frame, 'sex' | 'ages'>): string {
  const who = sex === null ? 'alla' : SEX_WORDS[sex]
  return ages === null ? who : `${who} ${classNamed(ages).replace('-', '–').replace('+', ' år eller äldre').replace(/\d$/, '$& år')}`
}

const SEX_WORDS: Readonly<Record<Sex, string>> = { kvinna: 'kvinnor', man: 'män' }

/** The age class that a name stands for; undefined when it is none. */
export const classCalled = (name: string): AgeClass | undefined => CLASSES.get(name)

const CLASSES: ReadonlyMap<string, AgeClass> = new Map(
  AGE_GROUPS.flatMap((_, from) =>
    AGE_GROUPS.slice(from).map((_, more) => {
      const ages = AGE_GROUPS.slice(from, from + more + 1)
      return [classNamed(ages), ages] as const
    }),
  ),
)

/** The register's age group that an age in whole years falls in; undefined below the youngest. */
export const groupOfAge = (age: number): AgeGroup | undefined => BY_AGE[Math.min(age, BY_AGE.length - 1)]

// Looked up once for every line of a register.
const BY_AGE: readonly (AgeGroup | undefined)[] = Array.from({ length: 81 }, (_, age) =>
  AGE_GROUPS.find((group) => {
    const [from = 0, to = Number.POSITIVE_INFINITY] = group.split(/[-+]/).filter(Boolean).map(Number)
    return age >= from && age <= to
  }),
)
