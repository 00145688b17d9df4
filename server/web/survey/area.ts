import type { Request, Response } from 'express'
import type { FieldFault } from '../../domain/form.ts'
import type { DrawnMap } from '../../domain/map.ts'
import { sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { change, found, goingOn, onward, showBlank, type Visit, wantsReview } from './visit.ts'

declare module '../show.ts' {
  interface Pages {
    'enkat/omrade': AreaPage
  }
}

interface AreaPage {
  readonly base: string
  readonly toReview: boolean
  readonly areas: readonly { readonly id: string; readonly name: string }[]
  /** The area that is ticked; '' when none is. */
  readonly chosen: string
  readonly map: DrawnMap
  readonly mapLabel: string
  readonly links: readonly MapLink[]
  readonly faults: readonly FieldFault[]
}

interface MapLink {
  readonly areaId: string
  readonly name: string
  readonly href: string
  readonly words: string
  readonly tint: null
  readonly current: boolean
}

/** What is wrong with the area, as the key of a text, and the status that says so. */
interface Fault {
  readonly key: string
  readonly status: number
}

/** Where the person lives: a list, and a map whose areas are links that tick the list. */
export async function page(visit: Visit, req: Request, res: Response): Promise<void> {
  goingOn(visit, res, await found(visit), (draft) => {
    if (draft.source === 'code' || visit.areas.length === 0) return onward(visit, res, '/del/1')
    const linked = sentQuery(req)('valt')
    const known = linked === '' || visit.areas.some((area) => area.id === linked)
    const chosen = known ? linked || draft.areaId || '' : ''
    if (known && chosen === '') showBlank(visit, req, res, 'enkat/omrade', () => modelOf(visit, req, ''))
    else showArea(visit, req, res, chosen, known ? undefined : { key: 'enkat.area.unknown', status: 404 })
  })
}

/** Keeps the area, then goes on or back. It is the one thing that must be said, because without it an answer counts nowhere. */
export async function save(visit: Visit, req: Request, res: Response): Promise<void> {
  const chosen = sentForm(req)('omrade')
  const known = visit.areas.some((area) => area.id === chosen)
  // The area of a code is the code's: a form cannot change it.
  const draft = await change(visit, (draft) => (known && draft.source === 'open' ? { ...draft, areaId: chosen } : draft))
  const back = sentForm(req)('_till') === 'tillbaka'
  goingOn(visit, res, draft, (draft) => {
    if (back && (known || chosen === '')) onward(visit, res, wantsReview(req) ? '/granska' : '')
    else if (!known && draft.source === 'open')
      showArea(visit, req, res, '', { key: chosen === '' ? 'enkat.area.missing' : 'enkat.area.unknown', status: 422 })
    else onward(visit, res, wantsReview(req) ? '/granska' : '/del/1')
  })
}

function showArea(visit: Visit, req: Request, res: Response, chosen: string, fault?: Fault): void {
  show(req, res, 'enkat/omrade', modelOf(visit, req, chosen, fault), fault?.status ?? 200)
}

function modelOf(visit: Visit, req: Request, chosen: string, fault?: Fault) {
  const review = wantsReview(req) ? '&ater=granska' : ''
  const links = visit.areas.map(({ id, name }) => ({
    areaId: id,
    name,
    href: `${visit.base}/omrade?valt=${encodeURIComponent(id)}${review}`,
    words: '',
    tint: null,
    current: id === chosen,
  }))
  return {
    ...visit.frame,
    title: visit.t('enkat.area.title'),
    toReview: wantsReview(req),
    areas: visit.areas,
    chosen,
    map: visit.map,
    mapLabel: visit.t('enkat.area.map'),
    links,
    faults: fault ? [{ field: 'omrade', sentence: visit.t(fault.key) }] : [],
    refused: fault !== undefined,
  }
}
