import type { Request, Response } from 'express'
import type { Rows } from '../../domain/lagesbild/rows.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { isInWords } from '../../domain/questions/index.ts'
import { type Showing, showingOf, TOO_FEW_FOR_WORDS } from '../../domain/reading/showing.ts'
import { may } from '../../domain/staff.ts'
import * as readings from '../../store/readings.ts'
import * as texts from '../../store/texts.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import type { Download } from './downloads.ts'
import { type About, about } from './frame.ts'
import { pictureOf, type StaffPicture } from './picture.ts'

/** How many texts stand on a page. */
const A_PAGE = 50

declare module '../show.ts' {
  interface Pages {
    'lagesbild/egna-ord': {
      readonly about: About
      readonly asked: string
      readonly questions: readonly Choice[]
      readonly areas: readonly Choice[]
      /** Why no words are shown, in words; else null. */
      readonly refusal: string | null
      /** Each with the area it comes from, where that may be told. */
      readonly texts: readonly { readonly words: string; readonly area: string | null }[]
      /** The next page; null on the last. */
      readonly more: string | null
      /** Some texts have not been read yet. */
      readonly unread: boolean
      /** Where this person reads them; null for those who may not. */
      readonly reading: string | null
      readonly files: readonly Download[]
    }
  }
}

interface Choice {
  readonly value: string
  readonly words: string
  readonly chosen: boolean
}

/** What people wrote in their own words to one question, in the kommun or an area: read by a person, and only where enough have answered. */
export async function ownWords(deps: Deps, req: Request<{ kommun: string; ar: string }>, res: Response): Promise<void> {
  const picture = await pictureOf(deps, req)
  const { kommun, round, survey, staff, home } = picture
  await tell(deps, req, kommun.id, { what: 'saw texts', details: { year: round.year } })
  const query = sentQuery(req)
  const questions = survey.questions.filter((one) => isInWords(one))
  const question = questions.find(({ id }) => id === query('fraga')) ?? questions[0]
  const area = picture.areas.find(({ id }) => id === query('omrade'))
  const [whole, showing] = await showingIn(picture)
  const wanted = { subject: question?.id ?? '', areaIds: areaIdsOf(showing, area?.id) }
  const found = await readings.shown(deps.db, texts.queueOf(round.id), { ...wanted, after: query('efter'), most: A_PAGE + 1 })
  const mayExport = may(staff, 'export results', kommun.id)
  show(req, res, 'lagesbild/egna-ord', {
    ...{ title: `Med egna ord, ${area?.name ?? kommun.name} ${round.year}`, section: 'lagesbild', rehearsal: round.rehearsal },
    about: about(picture, whole.code.values()),
    asked: question ? sv(question.text) : '',
    questions: questions.map(({ id, label }) => ({ value: id, words: sv(label), chosen: id === question?.id })),
    areas: [
      { value: '', words: 'Hela kommunen', chosen: area === undefined },
      ...picture.areas.map(({ id, name }) => ({ value: id, words: areaWords(name, showing, id), chosen: id === area?.id })),
    ],
    refusal: refusalOf(showing, area?.id),
    texts: found.slice(0, A_PAGE).map(({ words, areaId }) => ({ words, area: area ? null : nameIn(picture, showing, areaId) })),
    more: found.length > A_PAGE ? moreAt(home, wanted.subject, area?.id, found[A_PAGE - 1]?.id) : null,
    unread: await isUnread(deps, round.id),
    reading: may(staff, 'read texts', kommun.id) ? `/lasning/${kommun.slug}/enkat-${round.year}` : null,
    files: mayExport ? FILES.map(({ ending, words }) => ({ href: `${home}/egna-ord.${ending}`, words })) : [],
  })
}

const FILES = [
  { ending: 'csv', words: 'Alla lästa texter för Excel (CSV)' },
  { ending: 'csv?dialekt=internationell', words: 'Alla lästa texter för R och andra program (CSV)' },
]

async function showingIn({ figures, areas }: StaffPicture): Promise<readonly [Rows, Showing]> {
  const both = ({ code, open }: Rows) => [...code.values(), ...open.values()]
  const whole = await figures.of({ kind: 'kommun' })
  const inAreas = await Promise.all(areas.map(async ({ id }) => [id, both(await figures.of({ kind: 'area', areaId: id }))] as const))
  return [whole, showingOf(both(whole), new Map(inAreas))]
}

function areaIdsOf(showing: Showing, areaId: string | undefined): readonly string[] {
  if (areaId === undefined) return [...showing.areas.keys(), ...showing.nameless]
  return showing.areas.has(areaId) ? [areaId] : []
}

function refusalOf(showing: Showing, areaId: string | undefined): string | null {
  return (areaId === undefined ? showing.kommun : showing.areas.get(areaId)) ? null : TOO_FEW_FOR_WORDS
}

const areaWords = (name: string, showing: Showing, id: string) => (showing.areas.has(id) ? name : `${name} (${TOO_FEW_FOR_WORDS})`)

const nameIn = ({ areas }: StaffPicture, showing: Showing, areaId: string | null) =>
  showing.areas.has(areaId ?? '') ? (areas.find(({ id }) => id === areaId)?.name ?? null) : null

const moreAt = (home: string, subject: string, areaId: string | undefined, after: string | undefined) =>
  `${home}/egna-ord?${new URLSearchParams({ fraga: subject, ...(areaId === undefined ? {} : { omrade: areaId }), efter: after ?? '' })}`

async function isUnread({ db }: Deps, roundId: string): Promise<boolean> {
  const { waiting = 0 } = (await readings.progress(db, 'survey', [roundId])).get(roundId) ?? {}
  return waiting > 0
}
