import { canonical } from '../../domain/editions/canonical.ts'
import { type Edition, shortOf } from '../../domain/editions/document.ts'
import type { Inputs } from '../../domain/editions/inputs.ts'
import { documentOf, figuresOf } from '../../domain/editions/making.ts'
import * as cubes from '../../store/cubes.ts'
import * as editions from '../../store/editions.ts'
import * as publications from '../../store/publications.ts'
import type { IndexSources } from '../exports.ts'
import { hashesOf, nameOf, written } from './bytes.ts'

/** What came of making an edition again from what it was made from. */
export type Rebuilt =
  /** Some of it is gone; why says what. */
  | { readonly came: 'nothing'; readonly why: string }
  | { readonly came: 'the same'; readonly hash: string; readonly program: string }
  | { readonly came: 'another'; readonly hash: string; readonly differences: readonly LeafDifference[] }

/** A place where two documents differ, and what stands there in each. */
export interface LeafDifference {
  readonly place: string
  readonly published: string
  readonly rebuilt: string
}

/** Makes an edition again from its stored inputs and compares the bytes. */
export async function rebuilt(sources: IndexSources, { hash }: Edition): Promise<Rebuilt> {
  const text = (await editions.document(sources.db, hash)) ?? ''
  if (nameOf(text) !== hash) {
    return { came: 'another', hash: nameOf(text), differences: [{ place: 'de publicerade byten', published: hash, rebuilt: nameOf(text) }] }
  }
  const ground = await publications.groundOf(sources.db, hash)
  if (!ground) return { came: 'nothing', why: gone(hash) }
  const inputs = await grown(sources, ground.inputs)
  if (typeof inputs === 'string') return { came: 'nothing', why: inputs }
  const making = figuresOf(inputs)
  let next = making.next()
  while (!next.done) next = making.next()
  const again = written(documentOf(inputs, hashesOf(inputs, ground.salt), next.value))
  if (again.text === text) return { came: 'the same', hash: again.hash, program: inputs.program }
  return { came: 'another', hash: again.hash, differences: [...differences('', JSON.parse(text), JSON.parse(again.text))] }
}

/** Everything an edition was made from; or a sentence that says what of it is not there any more. */
async function grown({ db, surveys, indexModels }: IndexSources, kept: publications.Ground['inputs']): Promise<Inputs | string> {
  const survey = surveys.get(kept.round.surveyId)
  if (survey?.hash !== kept.snapshot.surveyHash) return `Enkäten ${kept.round.surveyId} finns inte kvar som den var.`
  const surveyBefore = kept.before && surveys.get(kept.before.surveyId)
  if (kept.before && surveyBefore?.hash !== kept.before.snapshot.surveyHash)
    return `Enkäten ${kept.before.surveyId} finns inte kvar som den var.`
  const model = kept.indexModel === null ? null : indexModels.get(kept.indexModel)
  if (model === undefined) return `Indexmodellen ${kept.indexModel} finns inte kvar.`
  const { cells } = await cubes.ofSnapshot(db, kept.snapshot.id, survey.id)
  if (cells.length === 0 && kept.snapshot.responses > 0) return 'De räknade svaren finns inte kvar.'
  const before = kept.groundBefore
  const cellsBefore = before
    ? (await cubes.ofSnapshot(db, before.snapshotId, before.surveyId)).cells.filter(({ source }) => source === 'code')
    : []
  if (before && cellsBefore.length === 0) return `De räknade svaren från ${before.year} finns inte kvar.`
  return { ...kept, survey, surveyBefore: surveyBefore ?? null, model, cells, cellsBefore }
}

const gone = (hash: string) => `Det som utgåvan ${shortOf(hash)} gjordes av är raderat.`

const MISSING = 'saknas'

/** Where two documents differ, with the way there. */
function* differences(place: string, one: unknown, other: unknown): Generator<LeafDifference> {
  if (isTree(one) && isTree(other)) {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)]))
      yield* differences(`${place} ${name}`.trim(), one[name], other[name])
  } else if (canonical(one ?? null) !== canonical(other ?? null)) {
    yield { place, published: one === undefined ? MISSING : canonical(one), rebuilt: other === undefined ? MISSING : canonical(other) }
  }
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
