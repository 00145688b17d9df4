import type { Request, Response } from 'express'
import type { Given } from '../../domain/answers.ts'
import { documentOf } from '../../domain/draft.ts'
import type { FieldFault } from '../../domain/form.ts'
import { boxesOf, numbered } from '../../domain/paper/form.ts'
import { type Difference, differences, fieldOf, readKeyed } from '../../domain/paper/keyed.ts'
import type { OnPaper } from '../../domain/questions/contract.ts'
import { onPaper } from '../../domain/questions/index.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import { tell } from '../audited.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { forget, type KeyedRound } from './keyed-round.ts'

declare module '../show.ts' {
  interface Pages {
    'inskrivning/blankett': {
      readonly action: string
      readonly base: string
      /** First keying, second, or the second with what differs from the first. */
      readonly step: Step
      readonly sections: readonly { readonly title: string; readonly questions: readonly Row[] }[]
      readonly differences: readonly (Difference & { readonly field: string })[]
      readonly faults: readonly FieldFault[]
    }
  }
}

type Step = 'first' | 'second' | 'differ'

/** A question on the page for keying. */
interface Row {
  readonly field: string
  readonly number: number
  readonly label: string
  readonly by: OnPaper['by']
  /** The boxes and what they stand for; the last number decides whether one key is enough. */
  readonly boxes: readonly { readonly number: number; readonly text: string }[]
  readonly typed: string
  readonly fault: string | null
}

const ADDRESS = { first: 'blankett', second: 'igen', differ: 'igen' } as const

/** The form, blank, to be keyed the first or the second time: the second never shows what the first said. */
export const blank =
  (step: Step) =>
  async (keyed: KeyedRound, req: Request, res: Response): Promise<void> => {
    if (await draftOf(keyed)) showForm(keyed, req, res, { step, typed: () => '', faults: [], differences: [] })
    else res.redirect(303, keyed.base)
  }

/** Keeps the first keying, and asks for the second. */
export async function first(keyed: KeyedRound, req: Request, res: Response): Promise<void> {
  const typed = typedIn(req)
  const { given, faults } = readKeyed(keyed.survey, typed)
  if (faults.length > 0) return showForm(keyed, req, res, { step: 'first', typed, faults, differences: [] })
  const kept = await keyed.box.change(keyed.round.id, keyed.key, (draft) => ({ ...draft, ...given }))
  res.redirect(303, kept && !kept.sent ? `${keyed.base}/igen` : keyed.base)
}

/**
 * Compares the second keying with the first. When they tell the same the form is sent, like any answer; else every difference is
 * shown, and what then stands in the fields is what is sent.
 */
export async function second(keyed: KeyedRound, req: Request, res: Response): Promise<void> {
  const [typed, settled] = [typedIn(req), sentForm(req)('jamford') === 'ja']
  const draft = await draftOf(keyed)
  if (!draft) return res.redirect(303, keyed.base)
  const { given, faults } = readKeyed(keyed.survey, typed)
  const differ = settled ? [] : differences(keyed.survey, draft, given)
  if (faults.length > 0 || differ.length > 0)
    return showForm(keyed, req, res, { step: settled || differ.length > 0 ? 'differ' : 'second', typed, faults, differences: differ })
  await send(keyed, req, res, given)
}

async function send(keyed: KeyedRound, req: Request, res: Response, given: Given): Promise<void> {
  const { deps, box, round, key, survey, base } = keyed
  const sending = await box.send(round.id, key, (draft) => documentOf(survey, { ...draft, ...given }, draft.areaId ?? round.kommunId))
  forget(keyed, res)
  if (sending === 'sent') await tell(deps, req, round.kommunId, { what: 'keyed form', details: { year: round.year } })
  res.redirect(303, sending === 'gone' ? base : `${base}?klar=${sending === 'spent' ? 'anvand' : 'skickad'}`)
}

async function draftOf({ box, round, key }: KeyedRound) {
  const found = await box.read(round.id, key)
  return found && !found.sent ? found.draft : undefined
}

function typedIn(req: Request) {
  const sent = sentForm(req)
  return (questionId: string) => sent(fieldOf(questionId)).slice(0, 10_000)
}

interface Shown {
  readonly step: Step
  readonly typed: (questionId: string) => string
  readonly faults: readonly FieldFault[]
  readonly differences: readonly Difference[]
}

function showForm(keyed: KeyedRound, req: Request, res: Response, { step, typed, faults, differences }: Shown): void {
  const { survey, round, kommun, base } = keyed
  const faultOf = faultsByField(faults)
  const rows = numbered(survey).map(({ question, number }) => ({ section: question.section, row: rowOf(question, number) }))
  function rowOf(question: (typeof survey.questions)[number], number: number): Row {
    const field = fieldOf(question.id)
    const label = inLanguage(question.label, 'sv')
    return {
      field,
      number,
      label,
      by: onPaper(question).by,
      boxes: boxesOf(question, 'sv'),
      typed: typed(question.id),
      fault: faultOf[field] ?? null,
    }
  }
  const wrong = faults.length > 0 || differences.length > 0
  const model = {
    title: `${step === 'first' ? 'Skriv in blanketten' : 'Skriv in blanketten en gång till'}: ${kommun.name} ${round.year}`,
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: wrong,
    scripts: ['keying.js'],
    action: `${base}/${ADDRESS[step]}`,
    base,
    step,
    sections: survey.sections.map(({ id, title }) => ({
      title: inLanguage(title, 'sv'),
      questions: rows.filter(({ section }) => section === id).map(({ row }) => row),
    })),
    differences: differences.map((difference) => ({ ...difference, field: fieldOf(difference.id) })),
    faults,
  }
  show(req, res, 'inskrivning/blankett', model, wrong ? 422 : 200)
}
