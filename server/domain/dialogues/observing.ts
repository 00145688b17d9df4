import type { FormReader, Sent } from '../form.ts'
import { type Observation, SEVERITIES, type Severity } from './dialogue.ts'
import type { Setting } from './reading.ts'
import { isReason, isTimeOfDay, type Point, REASONS, readPoint, writtenPoint } from './where.ts'

/** Fields in which a row of the form is begun: one with all of them blank is passed over. What is chosen beforehand is not among them. */
const BEGUN = ['allvar', 'sagt', 'forslag', 'var', 'koordinater', 'tid', 'ganger']

/** Whether anything was filled in for one observation of a form. */
export function isBegun(reader: FormReader, sent: Sent, row: number, { themes }: Setting): boolean {
  return BEGUN.some((field) => sent(`${field}-${row}`).trim() !== '') || reader.ticked(`tema-${row}`, choicesOf(themes)).length > 0
}

/** Reads one observation of a form, leaving every fault with the reader. */
export function observation(reader: FormReader, sent: Sent, row: number, setting: Setting): Observation {
  const about = `Observation ${row}`
  const severities = SEVERITIES.map(({ value, words }) => ({ value: String(value), words }))
  const id = sent(`observation-${row}`)
  const timeOfDay = sent(`tid-${row}`)
  return {
    ...(id === '' ? {} : { id }),
    themes: themes(reader, row, setting),
    // choice() gives one of SEVERITIES, or '' beside a fault, and then the observation is not kept.
    severity: Number(reader.choice(`allvar-${row}`, severities, { ask: `${about}: välj hur allvarligt det är.` })) as Severity,
    said: said(reader, row, sent(`raderad-${row}`) !== ''),
    suggestion: reader.words(`forslag-${row}`, { label: `${about}: förslag`, longest: 1000 }),
    place: reader.words(`var-${row}`, { label: `${about}: plats`, longest: 200 }),
    point: point(reader, sent, row, setting),
    reasons: reader.ticked(`skal-${row}`, REASONS).filter(isReason),
    timeOfDay: isTimeOfDay(timeOfDay) ? timeOfDay : null,
    times: times(reader, sent, row),
  }
}

/** An observation's fields as they stood when it was saved. */
export function fieldsOfRow(observation: Observation, row: number): Readonly<Record<string, string>> {
  const { id = '', themes, severity, said, suggestion, place, point, reasons, timeOfDay, times } = observation
  const ticked = (field: string, values: readonly string[]) => values.map((value) => [`${field}-${row}-${value}`, '1'])
  return {
    [`observation-${row}`]: id,
    ...Object.fromEntries([...ticked('tema', themes), ...ticked('skal', reasons)]),
    [`allvar-${row}`]: String(severity),
    [`sagt-${row}`]: said,
    [`forslag-${row}`]: suggestion,
    [`var-${row}`]: place,
    [`koordinater-${row}`]: point ? writtenPoint(point) : '',
    [`tid-${row}`]: timeOfDay ?? '',
    [`ganger-${row}`]: times === 1 ? '' : String(times),
    ...(said === '' ? { [`raderad-${row}`]: '1' } : {}),
  }
}

function themes(reader: FormReader, row: number, { themes }: Setting): readonly string[] {
  const ticked = reader.ticked(`tema-${row}`, choicesOf(themes))
  if (ticked.length === 0) reader.refuse(`tema-${row}`, `Observation ${row}: välj minst ett tema.`)
  return ticked
}

// Words that have been erased are not asked for again.
function said(reader: FormReader, row: number, erased: boolean): string {
  const field = { label: `Observation ${row}: vad som sades`, longest: 2000 }
  return reader.words(`sagt-${row}`, erased ? field : { ...field, blank: `Observation ${row}: skriv vad som sades.` })
}

function point(reader: FormReader, sent: Sent, row: number, { liesIn }: Setting): Point | null {
  const field = `koordinater-${row}`
  const typed = sent(field).trim()
  if (typed === '') return null
  const point = readPoint(typed)
  if (!point) reader.refuse(field, `Observation ${row}: skriv koordinaterna som i ”57.10512, 12.25123”, latitud först.`)
  else if (!liesIn(point)) reader.refuse(field, `Observation ${row}: punkten ligger utanför kommunen. Kontrollera koordinaterna.`)
  return point ?? null
}

function times(reader: FormReader, sent: Sent, row: number): number {
  if (sent(`ganger-${row}`).trim() === '') return 1
  return reader.whole(`ganger-${row}`, { from: 1, to: 9_999, ask: `Observation ${row}: skriv antalet gånger med siffror. Minst 1.` })
}

const choicesOf = (themes: Setting['themes']) => themes.map(({ id }) => ({ value: id, words: id }))
