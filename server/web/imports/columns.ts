import type { Response } from 'express'
import type { FieldFault, Sent } from '../../domain/form.ts'
import { count } from '../../domain/format.ts'
import { fieldOf, readColumns } from '../../domain/imports/choices.ts'
import { guess } from '../../domain/imports/guess.ts'
import { isUnderWay } from '../../domain/imports/import.ts'
import type { Mapping } from '../../domain/imports/mapping.ts'
import type { Scan } from '../../domain/imports/scan.ts'
import { WAYS } from '../../domain/imports/values.ts'
import { notFound } from '../../domain/problem.ts'
import { codesOf, inFileOf } from '../../domain/questions/index.ts'
import { inOrder } from '../../domain/shorthand.ts'
import { inLanguage, type Survey } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as folder from '../../work/import/folder.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { manyFields } from '../upload.ts'
import { type Address, type Place, placeOf } from './place.ts'

/** A question and the fields that say where its answers stand. */
interface AskedQuestion {
  readonly field: string
  readonly label: string
  readonly value: string
  /** One for each code that may be ticked; none when only one may. */
  readonly ticks: readonly { readonly field: string; readonly label: string; readonly value: string }[]
}

declare module '../show.ts' {
  interface Pages {
    'inlasning/columns': {
      readonly kommun: string
      readonly year: number
      readonly file: string
      readonly home: string
      readonly here: string
      readonly rows: string
      readonly columns: readonly string[]
      readonly ways: typeof WAYS
      readonly value: Sent
      readonly questions: readonly AskedQuestion[]
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** The form that says which column holds what, filled in with what was chosen before or else seems likely. */
export async function page(deps: Deps, req: Address, res: Response): Promise<void> {
  const { place, scan } = await scanned(deps, req)
  const before = await folder.read(deps.db, place.one.id, 'koppling')
  const mapping = before ?? guess(scan, place.survey, await areas.namesBelow(deps.db, place.kommun.id, place.one.year))
  ask(req, res, { place, scan }, filledIn(mapping, before !== undefined))
}

/** Takes which column holds what, and goes on to what their values mean. */
export async function choose(deps: Deps, req: Address, res: Response): Promise<void> {
  const { place, scan } = await scanned(deps, req)
  await manyFields(req, res)
  const sent = sentForm(req)
  const reading = readColumns(sent, scan, place.survey)
  if (!reading.ok) return ask(req, res, { place, scan }, sent, reading.faults)
  await folder.write(
    deps.db,
    place.one.id,
    'koppling',
    keepingValues(reading.mapping, await folder.read(deps.db, place.one.id, 'koppling')),
  )
  res.redirect(303, `${place.here}/varden`)
}

/** An import whose file has been looked through and is not being worked on, with what was found in it. */
export async function scanned(deps: Deps, req: Address): Promise<{ readonly place: Place; readonly scan: Scan }> {
  const place = await placeOf(deps, req)
  const scanning = isUnderWay(place.one) ? undefined : await folder.read(deps.db, place.one.id, 'lasning')
  if (!scanning?.ok) throw notFound()
  return { place, scan: scanning.scan }
}

// What was said of a column's values still holds as long as the column stands for the same thing.
function keepingValues(mapping: Mapping, before: Mapping | undefined): Mapping {
  if (!before) return mapping
  const { area, source, questions } = mapping
  const kept = Object.entries(questions).map(([id, columns]) => {
    const known = before.questions[id]
    const isSame = known && 'column' in columns && 'column' in known && columns.column === known.column
    return [id, isSame ? known : columns] as const
  })
  const isSameSource = typeof source !== 'string' && typeof before.source !== 'string' && source.column === before.source.column
  return {
    ...mapping,
    area: area.column === before.area.column ? before.area : area,
    source: isSameSource ? before.source : source,
    questions: Object.fromEntries(kept),
  }
}

/** A mapping as the form would have sent it. The way in is for a person to say, unless a column does or it has been said before. */
function filledIn({ area, source, respondent, passedOver, questions }: Mapping, isChosen: boolean): Sent {
  const fields = new Map([
    ['omrade', area.column],
    ['vag', typeof source === 'string' ? (isChosen ? source : '') : 'kolumn'],
    ['kalla', typeof source === 'string' ? '' : source.column],
    ['beteckning', respondent ?? ''],
    ['utelamna', passedOver === 'drop' ? 'ja' : ''],
  ])
  for (const [id, columns] of Object.entries(questions)) {
    if ('column' in columns) fields.set(fieldOf(id), columns.column)
    else for (const [code, column] of Object.entries(columns.columns)) fields.set(fieldOf(id, code), column)
  }
  return (field) => fields.get(field) ?? ''
}

function ask(
  req: Address,
  res: Response,
  { place, scan }: { readonly place: Place; readonly scan: Scan },
  value: Sent,
  faults: readonly FieldFault[] = [],
): void {
  const { kommun, one, survey, home, here } = place
  const model = {
    title: `Vad kolumnerna betyder: ${kommun.name} ${one.year}`,
    section: 'omgangar' as const,
    rehearsal: one.rehearsal,
    refused: faults.length > 0,
    kommun: kommun.name,
    year: one.year,
    file: one.fileName,
    home,
    here,
    rows: count(scan.rows),
    columns: scan.columns.map(({ name }) => name),
    ways: WAYS,
    value,
    questions: questionsOf(survey, value),
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'inlasning/columns', model, faults.length > 0 ? 422 : 200)
}

const questionsOf = (survey: Survey, value: Sent): readonly AskedQuestion[] =>
  inOrder(survey).map((asked) => ({
    field: fieldOf(asked.id),
    label: inLanguage(asked.label, 'sv'),
    value: value(fieldOf(asked.id)),
    ticks:
      inFileOf(asked) === 'ticks'
        ? codesOf(asked).map(({ code, text }) => ({
            field: fieldOf(asked.id, code),
            label: inLanguage(text, 'sv'),
            value: value(fieldOf(asked.id, code)),
          }))
        : [],
  }))
