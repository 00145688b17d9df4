import { TOO_FEW, type Whole } from '../disclosure/protect.ts'
import { establishes, type TestedDifference, type ToldFigure, type WeightedRow } from '../weighting/weighted.ts'
import type { ResultLine } from './results.ts'
import type { Cell, Column, ColumnType } from './table.ts'

/** The columns of what weighting makes of a line: empty where the round, or the line, has no weights. */
export const WEIGHTED: readonly Column<ResultLine>[] = [
  figure(
    'viktad_andel',
    'share',
    'Andelen viktad till befolkningen, 0–1, i hela hundradelar. Den som sidorna visar. 0,0025 = under en halv procent, 0,9975 = över 99,5. För gruppmedel: det viktade medlet, i tiondelar.',
    ({ value }) => value,
  ),
  figure(
    'viktad_ki_lag',
    'share',
    'Undre gräns för den viktade andelens 95 % konfidensintervall (Korn–Graubard), avrundad utåt.',
    ({ low }) => low,
  ),
  figure('viktad_ki_hog', 'share', 'Övre gräns för samma intervall.', ({ high }) => high),
  {
    name: 'osaker',
    type: 'text',
    means: 'ja = stor osäkerhet: något av frågans intervall är bredare än 20 procentenheter, eller svaren är färre än 30.',
    of: ({ about }) => (about.hidden ? TOO_FEW : about.weighted ? (about.weighted.uncertain ? 'ja' : 'nej') : null),
  },
  ...difference('forandring', 'förändringen sedan den räknade omgången före', ({ change }) => change, { up: 'ökning', down: 'minskning' }),
  ...difference('mot_ovriga', 'områdets skillnad mot övriga kommunen', ({ againstRest }) => againstRest, { up: 'högre', down: 'lägre' }),
]

/** What weighting made of the very thing a line counts; undefined without weights. */
export function weightedOf({ weighted }: Pick<Whole, 'weighted'>, part: ResultLine['part']): ToldFigure | undefined {
  if (part === 'mean') return weighted?.figures.group_mean
  return weighted?.figures[part === 'measure' ? 'measure' : `share:${part.code}`]
}

/** A column of one number of the line's weighted share. */
function figure(name: string, type: ColumnType, means: string, of: (figure: ToldFigure) => number | null): Column<ResultLine> {
  return {
    name,
    type,
    means,
    of: ({ about, part }) => {
      if (about.hidden) return TOO_FEW
      const found = weightedOf(about, part)
      return found ? of(found) : null
    },
  }
}

/** Five columns about a tested difference of the measure; empty where none was tested. */
function difference(
  name: string,
  what: string,
  of: (weighted: WeightedRow<ToldFigure>) => TestedDifference | null,
  words: Readonly<Record<'up' | 'down', string>>,
): readonly Column<ResultLine>[] {
  const column = (ending: string, type: ColumnType, means: string, cell: (found: TestedDifference) => Cell): Column<ResultLine> => ({
    name: `${name}${ending}`,
    type,
    means,
    of: ({ about, part }) => {
      if (about.hidden) return TOO_FEW
      const isIndicator = part === 'measure' || part === 'mean'
      const found = isIndicator && about.weighted ? of(about.weighted) : null
      return found && cell(found)
    },
  })
  const [capital, rest] = [what.slice(0, 1).toUpperCase(), what.slice(1)]
  return [
    column(
      '',
      'share',
      `${capital}${rest} i viktade andelar, i hundradelar; för gruppmedel i viktade medelpoäng, i tiondelar. Bara för mått och gruppmedel, och bara där den är prövad.`,
      ({ diff }) => diff,
    ),
    column('_ki_lag', 'share', `Undre gräns för 95 % konfidensintervall (MOVER) för ${what}, avrundad utåt.`, ({ low }) => low),
    column('_ki_hog', 'share', 'Övre gräns för samma intervall.', ({ high }) => high),
    column(
      '_p_justerat',
      'share',
      'p-värde, justerat för allt som prövats tillsammans, avrundat uppåt till hundradelar.',
      ({ pAdjusted }) => pAdjusted,
    ),
    column(
      '_sakerstalld',
      'text',
      `${words.up} eller ${words.down} när skillnaden är säkerställd, annars nej. Prövas lite strängare än p_justerat där svaren delats i många små grupper.`,
      (found) => {
        const direction = establishes(found)
        return direction ? words[direction] : 'nej'
      },
    ),
  ]
}
