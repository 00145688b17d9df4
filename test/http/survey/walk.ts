import type { UrnDocument } from '../../../server/domain/document.ts'
import type { Client, Fields, Page } from '../../fixtures/client.ts'
import type { House } from '../../fixtures/house.ts'
import { documentIn } from '../../fixtures/in-shorthand.ts'
import { smallSurvey } from '../../fixtures/rounds.ts'

/** The open survey of Lillköping. */
export const BASE = '/enkat/lillkoping/2026'

/** A whole answer, section by section. */
export const PARTS: readonly Fields[] = [
  { nedskrapning: '2', fortkorning: '8', utsatt_stold: '2' },
  { anmalt: '1', otrygg_kvall: '3', platser: ['1', '2'], tillit: '7' },
  { forslag: 'Mer ljus vid stationen' },
  { ar_i_omradet: '12', kon: 'kvinna', alder: '30-44', boendeform: '2' },
]

/** What lies in the urn of the one who answered all of PARTS without a code, living in Norr. */
export const DOCUMENT: UrnDocument = {
  source: 'open',
  areaId: '9901N',
  answers: {
    nedskrapning: '2',
    fortkorning: '8',
    utsatt_stold: '2',
    anmalt: '1',
    otrygg_kvall: '3',
    platser: ['1', '2'],
    tillit: '7',
    ar_i_omradet: 12,
    kon: 'kvinna',
    alder: '30-44',
    boendeform: '2',
  },
  texts: { forslag: 'Mer ljus vid stationen' },
}

/** Begins without a code and says where one lives. Ends at the first part. */
export async function begin(visitor: Client, base = BASE, area = '9901N'): Promise<Page> {
  await visitor.post(base, { vag: 'oppen' })
  return visitor.post(`${base}/omrade`, { omrade: area })
}

/** Begins and answers every part. Ends at the review. */
export async function answer(visitor: Client, base = BASE, parts = PARTS, area = '9901N'): Promise<Page> {
  let page = await begin(visitor, base, area)
  for (const [index, part] of parts.entries()) page = await visitor.post(`${base}/del/${index + 1}`, part)
  return page
}

/** Everything in the urn. */
export async function inUrn({ deps }: House): Promise<readonly UrnDocument[]> {
  const rows = await deps.db.selectFrom('urn').select('document').execute()
  const survey = smallSurvey('lilla-2026')
  return rows.map(({ document }) => documentIn(survey, document))
}
