import { expect } from 'chai'
import { meanItems } from '../../../server/domain/lagesbild/means.ts'
import { NONE } from '../../../server/domain/lagesbild/rows.ts'
import { meanOf } from '../../../server/web/lagesbild/beside-questions.ts'
import { aRound, smallSurvey } from '../../fixtures/rounds.ts'

const KOMMUN = {
  id: '9901',
  parentId: null,
  level: 'kommun',
  name: 'Prov',
  slug: 'prov',
  outline: null,
  validFrom: 2000,
  validTo: null,
} as const

describe('A group mean of two kommuner', () => {
  const newest = smallSurvey('lilla-2026')
  const [mean] = newest.groupMeans ?? []
  const [item] = meanItems(newest)
  const older = (most: number) => ({
    ...newest,
    id: 'lilla-aldre',
    hash: 'en annan',
    groupMeans: mean ? [{ ...mean, of: mean.of.map((part) => ({ ...part, scores: { '0': 0, '1': 0, '2': most, '3': most } })) }] : [],
  })
  const cellsOf = (most: number) => {
    if (!item) throw new Error('There is a group mean.')
    const side = { kommun: KOMMUN, home: '/lagesbild/prov/2026', round: aRound(), rows: NONE }
    const stated = { ...item, comparable: { with: 'lilla-aldre', degree: 'limited', reason: { sv: 'Annat.' } } as const }
    return meanOf(newest, stated, [
      { ...side, survey: newest },
      { ...side, survey: older(most) },
    ]).lines.map(({ cell }) => !cell.shown && cell.words)
  }

  it('has no figure where points are given on another scale, whatever the definition allows', () => {
    expect(cellsOf(3)).to.deep.equal(['saknas', 'en annan skala'])
    expect(cellsOf(6)).to.deep.equal(['saknas', 'saknas'])
  })
})
