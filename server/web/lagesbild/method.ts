import type { MethodFacts } from '../../domain/lagesbild/method/facts.ts'
import type { Frame } from '../show.ts'
import { type About, about } from './frame.ts'
import type { Picture } from './picture.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/metod': MethodPage
  }
}

/** How the figures of a lägesbild were made. */
export interface MethodPage extends MethodFacts {
  readonly about: About
}

/** The method appendix. */
export async function method(picture: Picture): Promise<MethodPage & Frame> {
  const { kommun, round } = picture
  return {
    title: `Metod, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, (await picture.figures.of({ kind: 'kommun' })).code.values()),
    ...(await picture.method()),
  }
}
