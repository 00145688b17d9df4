import type { Request, Response } from 'express'
import { asked } from '../../domain/exports/asked.ts'
import { type Cell, cell } from '../../domain/lagesbild/cells.ts'
import { mayStandBeside } from '../../domain/lagesbild/comparability.ts'
import { type Measured, worstPlace } from '../../domain/lagesbild/finding.ts'
import { type Item, items } from '../../domain/lagesbild/items.ts'
import { ORDERS, type Order, ordered, type Place } from '../../domain/lagesbild/places.ts'
import { NONE, type Rows } from '../../domain/lagesbild/rows.ts'
import { axisEnd, reach } from '../../domain/lagesbild/scale.ts'
import { placeSentence, shareSentence, sv } from '../../domain/lagesbild/sentences.ts'
import type { DrawnMap } from '../../domain/map.ts'
import { notFound } from '../../domain/problem.ts'
import { populationKey } from '../../domain/tables.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { type AskedWords, askedWords } from './asked.ts'
import { ORDER } from './chosen.ts'
import { type Distribution, distribution } from './distribution.ts'
import { type About, about, chartKey } from './frame.ts'
import { beforeCell, type ComparableWords, comparableWords } from './lines.ts'
import type { Maps } from './maps.ts'
import { compared, type Picture, pictureOf, placesOf, rowsAbout } from './picture.ts'
import { type TintedMap, tinted } from './tinted.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/fraga': QuestionPage
  }
}

/** One question over every area and both years. */
interface QuestionPage {
  readonly about: About
  readonly label: string
  readonly asked: AskedWords
  readonly sentences: readonly string[]
  /** Null for a question without a share: its answers alone are shown. */
  readonly shares: Shares | null
  readonly distribution: Distribution | null
}

/** A question's share over areas and years, on one axis. */
interface Shares {
  readonly means: string
  readonly lines: readonly ShareLine[]
  readonly kommun: Pick<ShareLine, 'now' | 'before'>
  readonly order: Order
  readonly orderWords: string
  readonly axisEnd: string
  readonly chartKey: string
  readonly comparable: ComparableWords
  /** Whether last year's figures stand beside this year's: else there are no columns for them. */
  readonly hasBefore: boolean
  /** The year before was counted, but not asked this. */
  readonly isNew: boolean
  /** Last year's own page for the question, when its figures exist but may not stand here. */
  readonly beforeHref: string | null
  readonly tinted: TintedMap
  /** The same by the open link; null when nobody came that way. */
  readonly open: { readonly kommun: Cell; readonly lines: readonly { readonly name: string; readonly now: Cell }[] } | null
}

interface ShareLine {
  readonly name: string
  readonly href: string
  readonly now: Cell
  readonly before: Cell
}

/** Shows a question the survey counts; free text and unknown names are not there. */
export async function question(
  deps: Deps,
  maps: Maps,
  req: Request<{ kommun: string; ar: string; fraga: string }>,
  res: Response,
): Promise<void> {
  const picture = await pictureOf(deps, req)
  const { survey, before, kommun, round } = picture
  const counted = asked(survey).find(({ id }) => id === req.params.fraga)
  if (!counted || counted.codes.length === 0) throw notFound()
  const item = items(survey).find(({ id }) => id === counted.id)
  const now = await rowsAbout(deps, picture, counted.id)
  const order = ORDERS.find((one) => one === req.query.ordna) ?? 'andel'
  const table = item && (await tableOf(deps, picture, item, now))
  show(req, res, 'lagesbild/fraga', {
    title: `${sv(counted.label)}, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    charts: true,
    about: about(picture),
    label: sv(counted.label),
    asked: askedWords(survey, before?.survey, counted.id),
    sentences: table ? sentences(table) : [],
    shares: table ? shares(picture, table, order, await maps(kommun.id, round.year)) : null,
    distribution: distribution(counted, now.code.get(WHOLE)),
  })
}

const WHOLE = populationKey({ kind: 'kommun' })

/** An item's rows, both years, over the areas. Last year's are left out when they may not stand beside this year's. */
interface Table {
  readonly item: Item
  readonly now: Rows
  readonly before: Rows
  readonly places: readonly Place[]
}

async function tableOf(deps: Deps, picture: Picture, item: Item, now: Rows): Promise<Table> {
  const before = mayStandBeside(compared(picture, item)) ? await rowsAbout(deps, picture.before, item.id) : NONE
  return { item, now, before, places: placesOf(picture, now, before) }
}

function sentences({ item, now, places }: Table): readonly string[] {
  const row = now.code.get(WHOLE)
  const place = worstPlace(places, item.measure.direction)
  const whole =
    !row || row.hidden || row.share === null
      ? 'Det finns för få svar för att säga något om hela kommunen.'
      : shareSentence({ ...row, share: row.share } as Measured, item.measure)
  return place ? [whole, placeSentence(place, item.measure.direction)] : [whole]
}

function shares(picture: Picture, { item, now, before, places }: Table, order: Order, map: DrawnMap): Shares {
  const { home, round } = picture
  const { direction, text } = item.measure
  const comparability = compared(picture, item)
  const line = ({ areaId, name, now, before }: Place): ShareLine => ({
    name,
    href: `${home}/omrade/${areaId}`,
    now: cell(now),
    before: beforeCell(comparability, before),
  })
  return {
    means: sv(text),
    lines: ordered(places, order, direction).map(line),
    kommun: { now: cell(now.code.get(WHOLE)), before: beforeCell(comparability, before.code.get(WHOLE)) },
    order,
    orderWords: ORDER[direction],
    axisEnd: String(axisEnd(reach(places.flatMap((place) => [place.now, place.before])))),
    chartKey: chartKey(round.year, mayStandBeside(comparability), `Streckad linje: hela kommunen ${round.year}.`),
    comparable: comparableWords(comparability),
    hasBefore: mayStandBeside(comparability),
    isNew: comparability.degree === 'new',
    beforeHref: comparability.degree === 'no' ? `/lagesbild/${picture.kommun.slug}/${round.year - 1}/fraga/${item.id}` : null,
    tinted: tinted(map, places, home, `Karta över områdena: andelen som ${sv(text)}`),
    open: openShares(picture, now),
  }
}

function openShares({ areas }: Picture, now: Rows): Shares['open'] {
  if (now.open.size === 0) return null
  const lines = areas.map(({ id, name }) => ({ name, now: cell(now.open.get(populationKey({ kind: 'area', areaId: id }))) }))
  return { kommun: cell(now.open.get(WHOLE)), lines }
}
