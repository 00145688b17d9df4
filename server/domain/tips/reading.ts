import type { Area } from '../area.ts'
import { isReason, isTimeOfDay, type Point, REASONS, readPoint } from '../dialogues/where.ts'
import { isDay, type Sent } from '../form.ts'
import { count } from '../format.ts'
import type { LocalDate } from '../round.ts'
import type { Theme } from '../survey/survey.ts'
import { FEELINGS, type Feeling, type Tip, type TipForm } from './tip.ts'

/** What a tip in one kommun may refer to, and the day it is sent. */
export interface Setting {
  readonly today: LocalDate
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly themes: readonly Theme[]
  /** Whether a point may lie in the kommun. */
  readonly liesIn: (point: Point) => boolean
}

/** Why one field cannot be taken: the field, and the key of the sentence with what fills its gaps. */
export interface TipFault {
  readonly field: string
  readonly key: string
  readonly values?: Readonly<Record<string, string>>
}

/** What was told but the words, and the words apart. */
export interface Told {
  readonly tip: Omit<Tip, 'id' | 'kommunId' | 'rehearsal'>
  /** All the sender's own words as one text, to be read before anybody else sees them. */
  readonly words: string
}

/** A tip read whole, or everything wrong with it at once. */
export type TipReading = { readonly ok: true; readonly told: Told } | { readonly ok: false; readonly faults: readonly TipFault[] }

const EARLIEST: LocalDate = '2000-01-01'
const LONGEST = { sagt: 2000, forslag: 1000, var: 200 } as const

/** Reads what a resident sends: what a tip needs is the words alone, a place needs where it is and how it feels. */
export function read(form: TipForm, sent: Sent, setting: Setting): TipReading {
  const faults: TipFault[] = []
  const typed = (field: keyof typeof LONGEST, ask?: string) => wordsOf(sent, field, ask, faults)
  const isPlace = form === 'otrygg_plats'
  const feeling = isPlace ? feelingOf(sent, faults) : null
  const place = typed('var', isPlace ? 'tips.fault.where' : undefined)
  const said = typed('sagt', isPlace ? undefined : 'tips.fault.said')
  const suggestion = typed('forslag')
  const timeOfDay = sent('tid')
  const tip = {
    form,
    sentOn: setting.today,
    heldOn: isPlace ? setting.today : heldOn(sent, setting.today, faults),
    areaId: areaOf(sent, setting, faults),
    point: pointOf(sent, setting, faults),
    feeling,
    themes: setting.themes.map(({ id }) => id).filter((id) => sent(`tema-${id}`) !== ''),
    reasons: REASONS.map(({ value }) => value)
      .filter(isReason)
      .filter((reason) => sent(`skal-${reason}`) !== ''),
    timeOfDay: isTimeOfDay(timeOfDay) ? timeOfDay : null,
  }
  return faults.length === 0 ? { ok: true, told: { tip, words: joined(said, place, suggestion) } } : { ok: false, faults }
}

/** The labels that part the words from each other once they are one text: whoever reads them is staff, so they are Swedish. */
const LABELS = { place: 'Plats:', suggestion: 'Förslag:' } as const

const joined = (said: string, place: string, suggestion: string) =>
  [said, place && `${LABELS.place} ${place}`, suggestion && `${LABELS.suggestion} ${suggestion}`].filter((part) => part !== '').join('\n\n')

/** The parts of a tip's one text, as far as its labels still tell them: put together again they are the text. */
export function parted(words: string): { readonly said: string; readonly place: string; readonly suggestion: string } {
  const [before, suggestion] = split(words, LABELS.suggestion)
  const [said, place] = split(before, LABELS.place)
  return place.length > LONGEST.var || place.includes('\n') ? { said: before, place: '', suggestion } : { said, place, suggestion }
}

/** What stands before the last paragraph that begins with a label, and what stands in it; all of it and nothing without one. */
function split(words: string, label: string): readonly [before: string, after: string] {
  const at = `\n\n${words}`.lastIndexOf(`\n\n${label} `)
  return at < 0 ? [words, ''] : [words.slice(0, Math.max(at - 2, 0)), words.slice(at + label.length + 1)]
}

function wordsOf(sent: Sent, field: keyof typeof LONGEST, ask: string | undefined, faults: TipFault[]): string {
  const words = sent(field).replace(/\r\n?/g, '\n').trim()
  const length = [...words].length
  if (words === '' && ask !== undefined) faults.push({ field, key: ask })
  if (length > LONGEST[field])
    faults.push({ field, key: 'tips.fault.long', values: { most: count(LONGEST[field]), length: count(length) } })
  return words
}

function heldOn(sent: Sent, today: LocalDate, faults: TipFault[]): LocalDate {
  const typed = sent('datum').trim()
  if (typed === '') return today
  if (!isDay(typed) || typed < EARLIEST) faults.push({ field: 'datum', key: 'tips.fault.day' })
  else if (typed > today) faults.push({ field: 'datum', key: 'tips.fault.future' })
  return typed
}

function areaOf(sent: Sent, { areas }: Setting, faults: TipFault[]): string | null {
  const chosen = sent('omrade')
  if (chosen === '' || chosen === ELSEWHERE) return null
  if (!areas.some(({ id }) => id === chosen)) faults.push({ field: 'omrade', key: 'tips.fault.area' })
  return chosen
}

/** Stands for a place outside the areas in the list. */
export const ELSEWHERE = 'annan'

function pointOf(sent: Sent, { liesIn }: Setting, faults: TipFault[]): Point | null {
  const typed = sent('punkt').trim()
  if (typed === '') return null
  const point = readPoint(typed)
  if (!point || !liesIn(point)) faults.push({ field: 'punkt', key: 'tips.fault.outside' })
  return point ?? null
}

function feelingOf(sent: Sent, faults: TipFault[]): Feeling | null {
  const chosen = FEELINGS.find((feeling) => String(feeling) === sent('kansla'))
  if (chosen === undefined) faults.push({ field: 'kansla', key: 'tips.fault.feeling' })
  return chosen ?? null
}
