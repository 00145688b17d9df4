import { TOO_FEW } from '../disclosure/protect.ts'
import type { Row } from '../tables.ts'
import { establishes, type TestedDifference, type WeightedFigure, type WeightedRow } from '../weighting/weighted.ts'
import type { ResultLine } from './results.ts'
import type { Cell, Column, ColumnType } from './table.ts'

/** The columns of what weighting makes of a line: empty where the round, or the line, has no weights. */
export const WEIGHTED: readonly Column<ResultLine>[] = [
  figure(
    'viktad_andel',
    'share',
    'Andelen viktad till befolkningen, 0–1, oavrundad. Den som sidorna visar. För gruppmedel: det viktade medlet.',
    ({ value }) => value,
  ),
  figure('medelfel', 'share', 'Medelfelet i kolumnen före.', ({ se }) => se),
  figure('viktad_ki_lag', 'share', 'Undre gräns för den viktade andelens 95 % konfidensintervall (Korn–Graubard).', ({ low }) => low),
  figure('viktad_ki_hog', 'share', 'Övre gräns för samma intervall.', ({ high }) => high),
  figure('n_eff', 'mean', 'Så många slumpmässigt valda svar skulle ge lika säker andel. Tomt när alla svarat.', ({ nEff }) => nEff),
  figure(
    'deff',
    'mean',
    'Viktningseffekten (Kish): hur många gånger osäkrare andelen blir av att svaren väger olika, minst 1.',
    ({ deffKish }) => deffKish,
  ),
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
export function weightedOf({ weighted }: Pick<Row, 'weighted'>, part: ResultLine['part']): WeightedFigure | undefined {
  if (part === 'mean') return weighted?.figures.group_mean
  return weighted?.figures[part === 'measure' ? 'measure' : `share:${part.code}`]
}

/** A column of one number of the line's weighted share. */
function figure(name: string, type: ColumnType, means: string, of: (figure: WeightedFigure) => number | null): Column<ResultLine> {
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
  of: (weighted: WeightedRow) => TestedDifference | null,
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
      `${capital}${rest} i viktade andelar, för gruppmedel i viktade medelpoäng. Bara för mått och gruppmedel, och bara där den är prövad.`,
      ({ diff }) => diff,
    ),
    column('_ki_lag', 'share', `Undre gräns för 95 % konfidensintervall (MOVER) för ${what}.`, ({ low }) => low),
    column('_ki_hog', 'share', 'Övre gräns för samma intervall.', ({ high }) => high),
    column('_p_justerat', 'share', 'p-värde, justerat för allt som prövats tillsammans.', ({ pAdjusted }) => pAdjusted),
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
