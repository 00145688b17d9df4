import { expect } from 'chai'
import ejs from 'ejs'
import { drawMap } from '../../server/domain/map.ts'
import { fromRoot } from '../../server/root.ts'
import { AREAS } from '../fixtures/places.ts'
import { file } from './files.ts'

const PATH = 'views/partials/map.ejs'
const render = ejs.compile(file(PATH).text, { filename: fromRoot(PATH), strict: true, localsName: 'page' })

const map = drawMap(AREAS, { width: 320 })
const link = (areaId: string, name: string, given: object = {}) => ({
  areaId,
  name,
  href: `/${areaId}`,
  words: '',
  tint: null,
  current: false,
  ...given,
})

describe('the map on a page', () => {
  const links = [
    link('9901N', 'Norr', { words: '23 %', tint: 3 }),
    link('9901S', 'Söder', { words: 'för få svar', tint: 'few', current: true }),
    link('9901O', 'Ön', { words: '40 %', tint: 5 }),
  ]
  const html = render({ map, mapLabel: 'Nedskräpning per område', links, mapKey: [{ tint: 'few', words: 'för få svar' }] })

  it('makes each area a link that says its name and its figure', () => {
    expect(html).to.contain('<a href="/9901N" aria-label="Norr: 23 %">').and.contain('<title>Norr: 23 %</title>')
    expect(html).to.contain('aria-label="Nedskräpning per område"')
  })

  it('marks the area that the page is about, in words for those who do not see the line', () => {
    expect(html).to.contain('<a href="/9901S" aria-label="Söder: för få svar" aria-current="true">')
    expect(html.match(/class="map-here"/g)).to.have.lengthOf(1)
  })

  it('shows steps and too few answers by class, and explains them', () => {
    expect(html).to.contain('<path class="tint-3"').and.contain('<path class="tint-few"').and.contain('</svg> för få svar</li>')
  })

  it('draws no area that has no outline, and names it below with a way to it', () => {
    const [drawn = '', below] = html.split('<figcaption>')
    expect(drawn).to.contain('9901N').and.not.contain('9901O')
    expect(below).to.contain('Ritas inte, för gränsen saknas: <a href="/9901O">Ön</a>.')
  })

  it('is not there at all when no area has an outline', () => {
    const none = drawMap(
      AREAS.map((area) => ({ ...area, outline: null })),
      { width: 320 },
    )
    expect(render({ map: none, mapLabel: 'Nedskräpning per område', links }).trim()).to.equal('')
  })

  it('says only the name when there is no figure, and needs no key', () => {
    expect(render({ map, mapLabel: 'Områden', links: [link('9901N', 'Norr')] }))
      .to.contain('aria-label="Norr"')
      .and.not.contain('<figcaption>')
  })
})

describe('the steps of the map', () => {
  /** Lightness (L* of CIELAB, 0–100) of a colour '#rrggbb': what is left of it in grey. */
  function lightness(colour: string): number {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 116 * Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b) - 16
  }

  it('are each at least 7 steps of lightness from the one before, in the light and in the dark', () => {
    const found = [...file('static/style.css').text.matchAll(/--tint-\d: (#[0-9a-f]{6});/g)].map((match) => lightness(match[1] ?? ''))
    expect(found).to.have.lengthOf(12)
    for (const theme of [found.slice(0, 6), found.slice(6)])
      for (const [step, value] of theme.slice(1).entries())
        expect(Math.abs(value - (theme[step] ?? 0)), `step ${step + 1}`).to.be.at.least(7)
  })
})
