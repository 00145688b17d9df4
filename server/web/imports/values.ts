import type { Response } from 'express'
import type { FieldFault } from '../../domain/form.ts'
import type { Mapping } from '../../domain/imports/mapping.ts'
import { type Asked, askedValues, readValues } from '../../domain/imports/values.ts'
import * as areas from '../../store/areas.ts'
import * as imports from '../../store/imports.ts'
import * as folder from '../../work/import/folder.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { manyFields } from '../upload.ts'
import { scanned } from './columns.ts'
import type { Address, Place } from './place.ts'

declare module '../show.ts' {
  interface Pages {
    'inlasning/values': {
      readonly kommun: string
      readonly year: number
      readonly here: string
      readonly asked: readonly (Asked & {
        /** Some value's meaning has to be said. */
        readonly isOpen: boolean
      })[]
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** The form that says what the values of each column mean, filled in with what was chosen before or else seems likely. */
export async function page(deps: Deps, req: Address, res: Response): Promise<void> {
  const { place, asked } = await askedIn(deps, req)
  if (!asked) return res.redirect(303, `${place.here}/kolumner`)
  ask(req, res, place, asked)
}

/** Takes what values mean, and has every line of the file tried. */
export async function choose(deps: Deps, req: Address, res: Response): Promise<void> {
  const { place, asked, mapping } = await askedIn(deps, req)
  await manyFields(req, res)
  if (!asked || !mapping) return res.redirect(303, `${place.here}/kolumner`)
  const sent = sentForm(req)
  const reading = readValues(sent, mapping, asked)
  if (!reading.ok) {
    const chosen = asked.map((one) => ({ ...one, values: one.values.map((value) => ({ ...value, meant: sent(value.field) })) }))
    return ask(req, res, place, chosen, reading.faults)
  }
  await folder.write(deps.db, place.one.id, 'koppling', reading.mapping)
  if (await imports.move(deps.db, place.one.id, ['scanned', 'checked'], 'mapped')) await deps.jobs.start('import', place.one.id)
  res.redirect(303, place.here)
}

async function askedIn(
  deps: Deps,
  req: Address,
): Promise<{ readonly place: Place; readonly mapping: Mapping | undefined; readonly asked: readonly Asked[] | undefined }> {
  const { place, scan } = await scanned(deps, req)
  const mapping = await folder.read(deps.db, place.one.id, 'koppling')
  const names = await areas.namesBelow(deps.db, place.kommun.id, place.one.year)
  return { place, mapping, asked: mapping && askedValues(mapping, scan, place.survey, names) }
}

function ask(req: Address, res: Response, { kommun, one, here }: Place, asked: readonly Asked[], faults: readonly FieldFault[] = []): void {
  const model = {
    title: `Vad värdena betyder: ${kommun.name} ${one.year}`,
    section: 'omgangar' as const,
    rehearsal: one.rehearsal,
    refused: faults.length > 0,
    kommun: kommun.name,
    year: one.year,
    here,
    asked: asked.map((part) => ({ ...part, isOpen: part.values.some(({ meant }) => meant === '') })),
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'inlasning/values', model, faults.length > 0 ? 422 : 200)
}
