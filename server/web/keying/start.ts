import type { Request, Response } from 'express'
import { NOTHING } from '../../domain/answers.ts'
import * as code from '../../domain/code.ts'
import type { Draft } from '../../domain/draft.ts'
import { toldBy } from '../../domain/draw/told.ts'
import type { FieldFault } from '../../domain/form.ts'
import { otherCodeKey } from '../../domain/problem.ts'
import * as codes from '../../store/codes.ts'
import * as draws from '../../store/draws.ts'
import * as rounds from '../../store/rounds.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { begin, type KeyedRound } from './keyed-round.ts'

declare module '../show.ts' {
  interface Pages {
    'inskrivning/borja': {
      readonly base: string
      readonly roundId: string
      readonly round: string
      /** What came of the form before this; null when there was none. */
      readonly done: 'sent' | 'spent' | null
      readonly typed: string
      readonly area: string
      readonly areas: readonly { readonly value: string; readonly words: string }[]
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** Asks what stands at the head of the next form: its code, or where its writer lives. */
export function page(keyed: KeyedRound, req: Request, res: Response): void {
  const done = sentQuery(req)('klar')
  show(req, res, 'inskrivning/borja', { ...modelOf(keyed), done: done === 'skickad' ? 'sent' : done === 'anvand' ? 'spent' : null })
}

/** Begins a form with its code, or without one with the area that stands on it. */
export async function begins(keyed: KeyedRound, req: Request, res: Response): Promise<void> {
  const sent = sentForm(req)
  const [typed, area] = [sent('kod').slice(0, 100), sent('omrade')]
  const opened = await headOf(keyed, typed, area)
  if ('fault' in opened) {
    const faults = [opened.fault]
    return show(
      req,
      res,
      'inskrivning/borja',
      { ...modelOf(keyed), typed, area, faults, faultOf: faultsByField(faults), refused: true },
      422,
    )
  }
  await begin(keyed, res, { ...NOTHING, ...opened, answers: opened.code?.told ?? {} })
  res.redirect(303, `${keyed.base}/blankett`)
}

type Head = Pick<Draft, 'source' | 'areaId' | 'code'> | { readonly fault: FieldFault }

async function headOf(keyed: KeyedRound, typed: string, area: string): Promise<Head> {
  if (typed.trim() !== '') return byCode(keyed, typed)
  if (keyed.areas.some(({ id }) => id === area)) return { source: 'open', areaId: area }
  return { fault: { field: 'kod', sentence: 'Skriv koden på blanketten. Har den ingen kod, välj området i stället.' } }
}

async function byCode({ deps, round, survey }: KeyedRound, typed: string): Promise<Head> {
  const read = code.read(typed)
  if (read === undefined) return wrong('Koden är inte rätt skriven. Jämför den med blanketten, tecken för tecken.')
  if (code.kindOf(read) === 'area') {
    const areaId = await rounds.areaOfCode(deps.db, round.id, read)
    return areaId === undefined ? wrong(STRANGE) : { source: 'code', areaId }
  }
  const id = deps.codeKey.idOf(round.id, read)
  const found = await codes.lookUp(deps.db, round.id, id)
  if (found.kind === 'usable') return { source: 'code', areaId: found.frame.areaId, code: { id, told: toldBy(found.frame, survey) } }
  if (found.kind === 'unknown' && !(await draws.keyFits(deps.db, deps.codeKey, round.id))) throw otherCodeKey()
  return wrong(
    found.kind === 'spent' ? 'Koden är redan använd: personen har svarat på annat sätt. Blanketten ska inte skrivas in.' : STRANGE,
  )
}

const STRANGE = 'Koden hör inte till den här omgången.'

const wrong = (sentence: string): Head => ({ fault: { field: 'kod', sentence } })

function modelOf({ base, round, kommun, areas }: KeyedRound) {
  return {
    title: `Skriv in blanketter: ${kommun.name} ${round.year}`,
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    base,
    roundId: round.id,
    round: `${kommun.name} ${round.year}`,
    done: null,
    typed: '',
    area: '',
    areas: areas.map(({ id, name }) => ({ value: id, words: name })),
    faults: [],
    faultOf: {},
  }
}
