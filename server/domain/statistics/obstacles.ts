/** Why figures cannot be weighted, or not all of them: a sentence for whoever can do something about it, and the area it is about. */
export interface Obstacle {
  readonly code:
    | 'no_answers'
    | 'no_population'
    | 'nobody_lives_there'
    | 'more_answers_than_people'
    | 'lone_area'
    | 'margins_disagree'
    | 'no_convergence'
  readonly areaId: string | null
  readonly sentence: string
  /** The same as it stands on the method page, and in published figures; absent where the sentence may stand there itself. */
  readonly told?: string
}

/** What an area is called in sentences: its code where no name is known. */
export type Called = (areaId: string) => string

export const noAnswers = (): Obstacle => ({
  code: 'no_answers',
  areaId: null,
  sentence: 'Ingen har svarat med kod, så det finns inga svar att väga.',
})

export const noRegister = (): Obstacle => ({
  code: 'no_population',
  areaId: null,
  sentence: 'Folkmängd saknas för alla områden i kommunen. Läs in folkmängden och räkna igen.',
})

export const noPopulation = (areaId: string, called: Called): Obstacle => ({
  code: 'no_population',
  areaId,
  sentence: `Folkmängd saknas för området ${called(areaId)}. Läs in områdets folkmängd och räkna igen.`,
})

export const unknownArea = (areaId: string, called: Called): Obstacle => ({
  code: 'no_population',
  areaId,
  sentence: `Folkmängd saknas för området ${called(areaId)}. Siffror för hela kommunen kan inte räknas förrän områdets folkmängd är inläst, 0 om ingen bor där.`,
})

export const nobodyLivesThere = (areaId: string, called: Called): Obstacle => ({
  code: 'nobody_lives_there',
  areaId,
  sentence: `Enligt folkmängden bor ingen i området ${called(areaId)}, men svar har kommit därifrån. Rätta folkmängden eller områdets kod.`,
})

export const moreAnswersThanPeople = (areaId: string, people: number, called: Called): Obstacle => ({
  code: 'more_answers_than_people',
  areaId,
  sentence: `Från området ${called(areaId)} har fler svarat än de ${people} som bor där enligt folkmängden. Kontrollera folkmängden och att koderna har gått till rätt område.`,
})

// Of an area that is named, everybody would know that none or one answered there, and by subtraction more of the other hidden ones.
export const loneArea = (areaId: string, called: Called): Obstacle => ({
  code: 'lone_area',
  areaId,
  sentence: `Från området ${called(areaId)} har för få svarat för att vägas för sig, och området har ingen granne att vägas ihop med. Siffror för hela kommunen kan inte räknas förrän en granne är vald: ange områdets granne (neighbour) och räkna igen.`,
  told: 'Från något område har för få svarat för att vägas för sig, och området har ingen granne att vägas ihop med. Siffror för hela kommunen kan inte räknas förrän en granne är vald: ange en granne (neighbour) för varje område där det står ”för få svar”, och räkna igen.',
})

export const noConvergence = (why: string): Obstacle => ({
  code: 'no_convergence',
  areaId: null,
  sentence: `Det går inte att väga svaren så att de stämmer med alla folkmängder samtidigt: ${why}`,
})

export const marginsDisagree = (place: string, first: number, second: number): Obstacle => ({
  code: 'margins_disagree',
  areaId: null,
  sentence: `Folkmängderna säger olika: ${first} och ${second} personer ${place ? `i ${place}` : 'sammanlagt'}. De ska gälla samma invånare och ge samma summa.`,
})
