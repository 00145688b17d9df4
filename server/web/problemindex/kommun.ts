import type { Request, Response } from 'express'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { may } from '../../domain/staff.ts'
import { indexWords } from '../../domain/statistics/problemindex/labels.ts'
import type { IndexModel } from '../../domain/statistics/problemindex/model.ts'
import type { Problemindex } from '../../domain/statistics/problemindex/problemindex.ts'
import { indexSentences } from '../../domain/statistics/problemindex/words.ts'
import { indicesOf } from '../../work/problemindex.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { type About, about } from '../lagesbild/frame.ts'
import { pictureOf, type StaffPicture } from '../lagesbild/picture.ts'
import { show } from '../show.ts'
import { chosenModel, type ModelWords, modelWords } from './chosen.ts'
import {
  type GroupLines,
  groupCell,
  groupLines,
  type IndexCell,
  indexCell,
  type MissingWords,
  missingWords,
  questions,
  referenceNotes,
} from './lines.ts'

declare module '../show.ts' {
  interface Pages {
    'problemindex/kommun': { readonly about: About; readonly made: KommunIndex | null }
  }
}

/** The problemindex of a kommun and its areas, in words. */
interface KommunIndex {
  readonly model: ModelWords
  readonly sentences: readonly string[]
  /** The earlier year's by the same model; null when it cannot be made. */
  readonly before: string | null
  /** What each column is about, and how many questions it rests on where nothing else is said. */
  readonly columns: readonly { readonly title: string; readonly of: string }[]
  readonly lines: readonly PlaceLine[]
  readonly groups: readonly GroupLines[]
  readonly missing: readonly MissingWords[]
  readonly notes: readonly string[]
  /** Where the files are; null for those who may not take them. */
  readonly file: string | null
}

interface PlaceLine {
  readonly name: string
  readonly href: string | null
  readonly total: IndexCell
  readonly groups: readonly IndexCell[]
}

/** Shows the kommun's problemindex, its indicators, and every area's. */
export async function kommun(deps: Deps, req: Request<{ kommun: string; ar: string }>, res: Response): Promise<void> {
  const picture = await pictureOf(deps, req)
  const { kommun, round } = picture
  const model = chosenModel(deps, picture, req.query.modell)
  await tell(deps, req, kommun.id, { what: 'saw lagesbild', details: { year: round.year, part: 'problemindex', of: null } })
  show(req, res, 'problemindex/kommun', {
    title: `Problemindex, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, (await picture.figures.of({ kind: 'kommun' })).code.values()),
    made: model && (await made(deps, picture, model)),
  })
}

async function made(deps: Deps, picture: StaffPicture, model: IndexModel): Promise<KommunIndex | null> {
  const { staff, kommun, areas, survey, home } = picture
  const places = await indicesOf(
    deps.db,
    picture,
    model,
    areas.map(({ id }) => id),
  )
  const [whole, ...parts] = places.map(({ index }) => index)
  if (!whole) return null
  const words = modelWords(deps, picture, model, `${home}/problemindex`)
  const earlier = await lastYear(deps, picture, model)
  // A column for each group that somewhere has a level: the others are listed as missing.
  const told = whole.groups.filter((_, at) => [whole, ...parts].some(({ groups }) => groups[at]?.average))
  const ids = new Set(told.map(({ group }) => group.id))
  const cells = (index: Problemindex) => ({
    total: indexCell(index, whole.total?.items),
    groups: index.groups.flatMap((group, at) => (ids.has(group.group.id) ? [groupCell(group, whole.groups[at]?.average?.items)] : [])),
  })
  const linkTo = (areaId: string) => `${home}/problemindex/${areaId}${words.query}`
  return {
    model: words,
    sentences: indexSentences(kommun.name, whole, model),
    before: earlier?.total ? beforeWords(earlier.total, whole, picture) : null,
    columns: [
      { title: 'Alla frågor', average: whole.total },
      ...told.map(({ group, average }) => ({ title: sv(group.title), average })),
    ].map(({ title, average }) => ({ title, of: average ? questions(average.items) : '' })),
    lines: [
      ...areas.flatMap(({ id, name }, at) => {
        const own = parts[at]
        return own ? [{ name, href: linkTo(id), ...cells(own) }] : []
      }),
      { name: 'Hela kommunen', href: null, ...cells(whole) },
    ],
    groups: groupLines(whole, earlier, { model, survey, home }),
    missing: missingWords(whole, survey),
    notes: referenceNotes(model),
    file: may(staff, 'export results', kommun.id) ? `${home}/problemindex` : null,
  }
}

/** The earlier round's index by the same model: an old year computed again, beside what was said of it then. */
async function lastYear({ db }: Deps, { before }: StaffPicture, model: IndexModel): Promise<Problemindex | null> {
  if (!before || !model.surveys.includes(before.survey.id)) return null
  const [whole] = await indicesOf(db, before, model, [])
  return whole?.index ?? null
}

function beforeWords(total: NonNullable<Problemindex['total']>, now: Problemindex, { before }: StaffPicture): string {
  const same = total.items === now.total?.items ? '' : ' Det vilar inte på samma frågor.'
  return `${before?.round.year ?? ''} var det ${indexWords(total)}, räknat med samma modell.${same} Skillnaden är inte prövad.`
}
