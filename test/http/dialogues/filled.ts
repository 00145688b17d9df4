import { expect } from 'chai'
import type { Page } from '../../fixtures/client.ts'

/** The random id of the form that FILLED was written in. */
export const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'

/** A medborgardialog rightly filled in. */
export const FILLED = {
  id: ID,
  form: 'medborgardialog',
  kommun: 'lillkoping',
  datum: '2026-05-12',
  omrade: '9901N',
  plats: 'Stortorget',
  deltog: 'boende',
  antal: '12',
  arena: 'torg',
  rader: '2',
  'tema-1-nedskrapning': '1',
  'allvar-1': '2',
  'sagt-1': 'Det ligger skräp vid sjön.',
  'forslag-1': 'Fler korgar',
  gor: 'spara',
}

/** Every fault is a link to a field that is on the page, says its fault again beside it, and is marked as wrong. */
export function expectEveryFaultLinked({ html }: Page): void {
  const fields = [...html.matchAll(/<a href="#([^"]+)">/g)].map((match) => match[1] ?? '').filter((field) => field !== 'innehall')
  expect(fields).to.not.deep.equal([])
  for (const field of fields) {
    expect(html, field).to.contain(`id="${field}-fault"`)
    expect(html, field).to.match(new RegExp(`id="${field}" [^>]*aria-invalid="true"`))
  }
}
