import { METHOD } from '../statistics/method.ts'
import { ASSUMPTION } from '../weighting/assumption.ts'
import type { LeavingRound } from './counted-round.ts'

/** Where the figures of a file come from: enough to find the edition, the counting and the survey again. */
export interface Origin {
  /** The edition that the file is of; null when it is what staff see, which nobody has published. */
  readonly edition: string | null
  /** The version of the program that made its figures. */
  readonly program: string
  /** The version of the method that they were made by, and what it takes for granted. */
  readonly method: string
  readonly assumption: string
  readonly survey: { readonly id: string; readonly hash: string }
  /** Null for a file that says nothing of answers; its `responses` are null when they are too few to be told. */
  readonly counting: {
    readonly id: string
    readonly at: string
    readonly responses: number | null
    readonly indexModel: string | null
  } | null
}

/** What made the figures of a file, and the edition that it is of. */
export type Made = Pick<Origin, 'edition' | 'program' | 'method' | 'assumption'>

/** What makes figures that nobody has published: the program as it is today. */
export const unpublished = (program: string): Made => ({ edition: null, program, method: METHOD.version, assumption: ASSUMPTION })

/** Where the figures of a counted round come from. */
export function originOf({ survey, snapshot, origin }: Pick<LeavingRound, 'survey' | 'snapshot' | 'origin'>): Origin {
  return {
    ...origin,
    survey: { id: survey.id, hash: survey.hash },
    counting: {
      id: snapshot.id,
      at: snapshot.countedAt,
      responses: snapshot.told,
      indexModel: snapshot.indexModel && `${snapshot.indexModel.id} ${snapshot.indexModel.hash}`,
    },
  }
}

/** The same as a file tells it, name by name, in Swedish. */
export function toldOrigin({
  edition,
  program,
  method,
  assumption,
  survey,
  counting,
}: Origin): Readonly<Record<string, string | number | null>> {
  return {
    utgava: edition,
    publicerad: edition === null ? 'nej, siffrorna är sådana som kommunens och polisens personal ser dem' : 'ja',
    program,
    metod: method,
    enkat: survey.id,
    enkat_sha256: survey.hash,
    ...(counting && {
      rakning: counting.id,
      raknad: counting.at,
      svar: counting.responses,
      indexmodell: counting.indexModel,
      forutsattning: assumption,
    }),
  }
}
