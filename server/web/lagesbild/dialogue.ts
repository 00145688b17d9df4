import type { Request, Response } from 'express'
import { type EstPicture, estFrom, estPicture } from '../../domain/dialogues/est.ts'
import { type Held, occasionsIn, overForms, unheardIn, type VoiceCount, voicesAbout, voiceWords } from '../../domain/dialogues/voices.ts'
import { TIMES_OF_DAY } from '../../domain/dialogues/where.ts'
import { count, day } from '../../domain/format.ts'
import { cell, inBreath } from '../../domain/lagesbild/cells.ts'
import { items } from '../../domain/lagesbild/items.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { dialogueDays } from '../../domain/lagesbild/themes.ts'
import { type LocalDate, localDate } from '../../domain/round.ts'
import * as areas from '../../store/areas.ts'
import * as dialogues from '../../store/dialogues.ts'
import * as voices from '../../store/voices.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { type About, about } from './frame.ts'
import { pictureOf, type StaffPicture } from './picture.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/dialog': DialoguePage
  }
}

/** What people said beside what the survey measured, what units reported of late, and who was not heard. */
export interface DialoguePage {
  readonly about: About
  readonly from: string
  readonly to: string
  readonly places: readonly {
    readonly name: string
    /** The area's own page; null for an area that the year does not have. */
    readonly href: string | null
    readonly lines: readonly ThemeLine[]
  }[]
  readonly est: Est
  readonly unheard: readonly { readonly name: string; readonly held: string; readonly missing: string }[]
}

/** A theme in one area: how often it was named, on how many occasions and by whose voices, and the survey's shares about it. */
interface ThemeLine {
  readonly theme: string
  readonly observations: string
  readonly occasions: string
  readonly voices: string
  readonly shares: readonly { readonly label: string; readonly href: string; readonly words: string }[]
}

/** EST's current picture in words. */
interface Est {
  readonly from: string
  readonly to: string
  readonly reports: string
  readonly weeks: readonly string[]
  readonly times: readonly string[]
  readonly lines: readonly {
    readonly theme: string
    readonly times: readonly string[]
    readonly byTime: readonly string[]
    readonly places: string
  }[]
  readonly done: readonly { readonly day: string; readonly where: string; readonly themes: string; readonly words: string }[]
}

/** Dialogue beside survey: counts and shares side by side, never added to each other. */
export async function dialogue(deps: Deps, req: Request<{ kommun: string; ar: string }>, res: Response): Promise<void> {
  const picture = await pictureOf(deps, req)
  const { kommun, round } = picture
  await tell(deps, req, kommun.id, { what: 'saw lagesbild', details: { year: round.year, part: 'dialogue', of: null } })
  const days = dialogueDays(round.year)
  const counts = await voices.counts(deps.db, { kommunId: kommun.id, ...days })
  const held = await voices.held(deps.db, { kommunId: kommun.id, ...days })
  const places = [...picture.areas, ...(await goneAreas(deps, picture, counts)), null].filter((area) =>
    counts.some(({ areaId }) => areaId === (area?.id ?? null)),
  )
  show(req, res, 'lagesbild/dialog', {
    title: `Dialogen i ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, []),
    from: day(days.from),
    to: day(days.to),
    places: await Promise.all(places.map((area) => placeOf(picture, area, counts))),
    est: await estOf(deps, picture, lastDay(days.to, localDate(deps.now()))),
    unheard: unheardOf(picture, held),
  })
}

/** Areas that were spoken of though the year does not have them: what was said of them is told all the same. */
async function goneAreas({ db }: Deps, picture: StaffPicture, counts: readonly VoiceCount[]): Promise<StaffPicture['areas']> {
  const known = new Set(picture.areas.map(({ id }) => id))
  const gone = [...new Set(counts.flatMap(({ areaId }) => areaId ?? []))].filter((id) => !known.has(id))
  return [...(await areas.names(db, gone))].map(([id, name]) => ({ id, name }))
}

async function placeOf(picture: StaffPicture, area: StaffPicture['areas'][number] | null, counts: readonly VoiceCount[]) {
  const here = counts.filter(({ areaId }) => areaId === (area?.id ?? null))
  const rows = await picture.figures.of(area ? { kind: 'area', areaId: area.id } : { kind: 'kommun' })
  const all = items(picture.survey)
  const lines = overForms(here)
    .map((named) => ({
      named,
      theme: picture.themeName(named.theme),
      observations: count(named.observations),
      occasions: count(named.dialogues),
      voices: voiceWords(voicesAbout(here, named.theme)),
      shares: all
        .filter(({ theme }) => theme === named.theme)
        .map(({ id, label }) => ({ label: sv(label), href: `${picture.home}/fraga/${id}`, words: inBreath(cell(rows.code.get(id))) })),
    }))
    .sort((a, b) => b.named.observations - a.named.observations)
    .map(({ named, ...line }) => line)
  const isThere = area === null || picture.areas.includes(area)
  const href = area ? `${picture.home}/omrade/${area.id}` : picture.home
  return { name: area?.name ?? 'Hela kommunen', href: isThere ? href : null, lines }
}

async function estOf({ db }: Deps, picture: StaffPicture, today: LocalDate): Promise<Est> {
  const from = estFrom(today)
  const reports = await dialogues.whole(db, { kommunIds: [picture.kommun.id], form: 'est', from, to: today }, { most: MOST_REPORTS })
  const { weeks, themes, done }: EstPicture = estPicture(reports, today)
  return {
    from: day(from),
    to: day(today),
    reports: count(reports.length),
    weeks: weeks.map(({ week }) => `Vecka ${week}`),
    times: [...TIMES_OF_DAY.map(({ words }) => words.split(',')[0] ?? words), 'Inte sagt'],
    lines: themes.map(({ theme, times, byTime, places }) => ({
      theme: picture.themeName(theme),
      times: times.map(count),
      byTime: byTime.map(count),
      places: places.join(', '),
    })),
    done: done.slice(0, MOST_DONE).map(({ heldOn, areaId, themes, words }) => ({
      day: day(heldOn),
      where: nameOf(picture, areaId),
      themes: themes.map((theme) => picture.themeName(theme)).join(', '),
      words,
    })),
  }
}

/** More than hundreds of units would send in four weeks. */
const MOST_REPORTS = 2_000
const MOST_DONE = 30

// A year that is over shows its last weeks; the one that goes on shows the last until today.
const lastDay = (to: LocalDate, today: LocalDate) => (today < to ? today : to)

function unheardOf(picture: StaffPicture, held: readonly Held[]): DialoguePage['unheard'] {
  return picture.areas.flatMap(({ id, name }) => {
    const missing = unheardIn(held, id)
    return missing.length === 0 ? [] : [{ name, held: count(occasionsIn(held, id)), missing: voiceWords(missing) }]
  })
}

const nameOf = ({ areas }: StaffPicture, areaId: string | null) =>
  areaId === null ? 'Hela kommunen' : (areas.find(({ id }) => id === areaId)?.name ?? 'annat område')
