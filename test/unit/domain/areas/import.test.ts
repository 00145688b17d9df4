import { expect } from 'chai'
import type { Standing } from '../../../../server/domain/area.ts'
import { readGeoJson } from '../../../../server/domain/areas/geojson.ts'
import type { Defaults } from '../../../../server/domain/areas/reading.ts'
import { readAreaTable } from '../../../../server/domain/areas/table.ts'
import { grow, slugOf } from '../../../../server/domain/areas/tree.ts'

const DEFAULTS: Defaults = { parentId: null, parentName: null, level: 'area', validFrom: 0 }
const VARBERG: Standing = { id: '1383', parentId: null, level: 'kommun', name: 'Varberg', slug: 'varberg' }
const TVAAKER: Standing = { id: '1383R011', parentId: '1383', level: 'area', name: 'Tvååker', slug: null }

/** Reads a collection of features with these properties and no outlines, into a tree that already has `known`. */
function read(properties: readonly object[], known: readonly Standing[] = [], defaults: Partial<Defaults> = {}) {
  const features = properties.map((given) => ({ type: 'Feature', properties: given, geometry: null }))
  return grow(readGeoJson({ type: 'FeatureCollection', features }, { ...DEFAULTS, ...defaults }), known)
}

/** The faults of the same, each as 'place: sentence'. */
function faults(...given: Parameters<typeof read>): string[] {
  const reading = read(...given)
  return reading.ok ? [] : reading.faults.map(({ place, sentence }) => `${place}: ${sentence}`)
}

const ids = (...given: Parameters<typeof read>) => {
  const reading = read(...given)
  return reading.ok ? reading.areas.map(({ id }) => id) : reading.faults
}

describe('a file of areas', () => {
  it("is read in SCB's words, and makes the kommun that its areas name", () => {
    const reading = read([{ regso: '1383R011', namn: 'Tvååker', kommun: '1383', kommun_namn: 'Varberg' }])
    expect(reading).to.deep.equal({
      ok: true,
      areas: [
        { ...VARBERG, validFrom: 0, validTo: null, outline: null },
        { ...TVAAKER, validFrom: 0, validTo: null, outline: null },
      ],
    })
  })

  it('does not make a kommun that is already known, whatever the file calls it', () => {
    expect(ids([{ regso: '1383R011', namn: 'Tvååker', kommun: '1383', kommun_namn: 'Warberg' }], [VARBERG])).to.deep.equal(['1383R011'])
  })

  it('is a tree of any depth, put in order with parents first', () => {
    const tree = [
      { id: 'norra', name: 'Norra byn', parent: '1415R1' },
      { id: '1415R1', name: 'Stora Höga', parent: '1415' },
      { id: '1415', name: 'Stenungsund', parent: 'sot', level: 'kommun', slug: 'sund' },
      { id: 'sot', name: 'Stenungsund, Orust, Tjörn', level: 'group', parent: 'fyrbodal' },
      { id: 'fyrbodal', name: 'Fyrbodal', level: 'group' },
    ]
    expect(ids(tree)).to.deep.equal(['fyrbodal', 'sot', '1415', '1415R1', 'norra'])
  })

  it('has years and addresses when it says so', () => {
    const reading = read([{ id: '1421', name: 'Orust', level: 'kommun', slug: 'oerust', validFrom: 2020, validTo: '2026' }])
    expect(reading.ok && reading.areas[0]).to.deep.include({ slug: 'oerust', validFrom: 2020, validTo: 2026 })
    expect(ids([{ id: 'A', name: 'A' }], [VARBERG], { parentId: '1383', validFrom: 2024 })).to.deep.equal(['A'])
  })

  it('may name the neighbour that an area is weighted together with, in the same kommun', () => {
    const near = { regso: '1383R012', namn: 'Rolfstorp', kommun: '1383', granne: '1383R011' }
    const reading = read([near], [VARBERG, TVAAKER])
    expect(reading.ok && reading.areas[0]).to.include({ id: '1383R012', neighbour: '1383R011' })
    expect(
      faults(
        [
          { ...near, granne: '1383R012' },
          { ...near, regso: 'X', granne: 'ingen' },
        ],
        [VARBERG, TVAAKER],
      ),
    ).to.deep.equal([
      'objekt 1 (1383R012 Rolfstorp): 1383R012 kan inte vara granne till sig självt.',
      'objekt 2 (X Rolfstorp): Grannen ingen finns inte.',
    ])
    const elsewhere: Standing[] = [
      VARBERG,
      { ...VARBERG, id: '1382', name: 'Falkenberg', slug: 'falkenberg' },
      { ...TVAAKER, id: 'F', parentId: '1382' },
    ]
    expect(faults([{ ...near, granne: 'F' }], elsewhere)).to.deep.equal([
      'objekt 1 (1383R012 Rolfstorp): Grannen F ligger inte i samma kommun som 1383R012.',
    ])
    expect(faults([{ id: '1384', name: 'Kungsbacka', level: 'kommun', neighbour: '1383' }], [VARBERG])[0]).to.contain(
      'inget område i en kommun',
    )
  })

  it('says which object lacks what', () => {
    expect(
      faults(
        [
          { namn: 'Tvååker', kommun: '1383' },
          { regso: '1383R012', kommun: '1383' },
        ],
        [VARBERG],
      ),
    ).to.deep.equal([
      'objekt 1 (Tvååker): Områdeskod saknas. Ange den som ”id” eller ”regso”.',
      'objekt 2 (1383R012): Namn saknas. Ange det som ”name” eller ”namn”.',
    ])
  })

  it('says when a code is a number, and loses no leading zero to it', () => {
    expect(faults([{ id: 617, name: 'Gnosjö', level: 'kommun' }])[0]).to.contain('är ett tal')
  })

  it('says when a code cannot stand in an address, a year is none, a level unknown', () => {
    const odd = { id: 'a|b', name: 'X', level: 'stadsdel', validFrom: 'snart', validTo: 2020, parent: '1383', slug: 'Å' }
    const text = faults([odd], [VARBERG]).join('\n')
    for (const part of ['”a|b” är inte giltig', '”stadsdel” finns inte', 'inte ”snart”', '”Å” kan inte stå i en adress'])
      expect(text).to.contain(part)
  })

  it('says when a name is too long to be one, or hides signs that steer', () => {
    const named = (name: string) => faults([{ id: 'A', name, parent: '1383' }], [VARBERG]).length
    expect(['Norr', 'å'.repeat(100), 'a'.repeat(101), 'No\nrr', 'No\u202err', '\u0000'].map(named)).to.deep.equal([0, 0, 1, 1, 1, 1])
  })

  it('says when an area ends before it begins', () => {
    expect(faults([{ id: 'A', name: 'A', parent: '1383', validFrom: 2025, validTo: 2024 }], [VARBERG])[0]).to.contain('innan det börjar')
  })

  it('says when a code stands twice, and where it stood first', () => {
    const same = { id: 'A', name: 'Norr', parent: '1383' }
    expect(faults([same, { ...same, name: 'Söder' }], [VARBERG])).to.deep.equal([
      'objekt 2 (A Söder): Koden A står två gånger, först i objekt 1 (A Norr).',
    ])
  })

  it('says when nobody knows the area above, or an area has none', () => {
    expect(faults([{ id: 'A', name: 'A', parent: '9999' }])[0]).to.contain('9999, finns varken i filen eller i databasen')
    expect(faults([{ id: 'A', name: 'A' }])[0]).to.contain('vilken kommun')
  })

  it('says when areas lie below themselves', () => {
    const circle = [
      { id: 'A', name: 'A', parent: 'B' },
      { id: 'B', name: 'B', parent: 'A' },
    ]
    expect(faults(circle))
      .to.have.lengthOf(2)
      .and.satisfy((all: string[]) => all.every((fault) => fault.includes('under sig självt')))
    expect(faults([{ id: 'A', name: 'A', parent: 'A' }])[0]).to.contain('under sig självt')
  })

  it('says when levels stand in the wrong order', () => {
    expect(faults([{ id: '1', name: 'K', level: 'kommun', parent: '1383' }], [VARBERG])[0]).to.contain(
      '1383 är en kommun och kan inte ligga ovanför en kommun',
    )
  })

  it('says when a kommun would be made under two names, or an address is taken', () => {
    const two = ['Orust', 'Tjörn'].map((kommun_namn, index) => ({ regso: `R${index}`, namn: 'X', kommun: '1421', kommun_namn }))
    expect(faults(two)[0]).to.contain('heter både Orust och Tjörn')
    expect(faults([{ id: '2', name: 'Várberg', level: 'kommun' }], [VARBERG])[0]).to.contain('”varberg” används redan av Varberg')
    expect(faults([{ id: 'A', name: 'A', parent: '1383', slug: 'a' }], [VARBERG])[0]).to.contain('Bara kommuner')
    expect(faults([{ id: '3', name: '—', level: 'kommun' }])[0]).to.contain('ger ingen adress')
  })

  it('never takes over a code that another kommun already has, nor changes its level', () => {
    const orust: Standing = { id: '1421', parentId: null, level: 'kommun', name: 'Orust', slug: 'orust' }
    expect(faults([{ id: '1383R011', name: 'Henån', parent: '1421' }], [VARBERG, TVAAKER, orust])[0]).to.contain(
      '1383R011 finns redan i Varberg',
    )
    expect(faults([{ id: '1383', name: 'Varberg', parent: '1421' }], [VARBERG, orust])[0]).to.contain('finns redan som en kommun')
  })

  it('reports what was wrong in reading and in the whole at once', () => {
    expect(
      faults([
        { id: 'A', parent: '9999' },
        { id: 'A', name: 'A', parent: '9999' },
      ]),
    ).to.have.lengthOf(4)
  })

  it('must be a FeatureCollection of features, in WGS84, with something in it', () => {
    const sentence = (json: unknown) =>
      readGeoJson(json, DEFAULTS)
        .faults.map((fault) => fault.sentence)
        .join()
    expect(sentence({ type: 'Feature' })).to.contain('utan ”Feature”')
    expect(sentence([])).to.contain('inte en GeoJSON ”FeatureCollection”')
    expect(sentence({ type: 'FeatureCollection', features: [] })).to.contain('inga områden')
    expect(sentence({ type: 'FeatureCollection', features: [null, { type: 'Feature' }] })).to.equal(
      'Det är inte en ”Feature”.,Egenskaperna (”properties”) saknas.',
    )
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3006' } }
    expect(sentence({ type: 'FeatureCollection', crs, features: [{}] })).to.contain('EPSG::3006')
  })
})

describe('a table of areas', () => {
  const line = (number: number, cells: Readonly<Record<string, string>>) => ({ number, cells })

  it('is read like a file without outlines', () => {
    const table = { columns: ['id', 'name', 'parent'], lines: [line(2, { id: 'A', name: 'Norr', parent: '1383' })] }
    const reading = grow(readAreaTable(table, DEFAULTS), [VARBERG])
    expect(reading.ok && reading.areas.map(({ id, outline }) => ({ id, outline }))).to.deep.equal([{ id: 'A', outline: null }])
  })

  it('says which line is wrong, and once when a whole column is missing', () => {
    const table = { columns: ['id', 'name'], lines: [line(2, { id: 'A', name: '' })] }
    expect(readAreaTable(table, DEFAULTS).faults[0]?.place).to.equal('rad 2 (A)')
    expect(readAreaTable({ ...table, columns: ['kod'] }, DEFAULTS).faults).to.deep.equal([
      { place: 'rad 1', sentence: 'Kolumnen ”name” saknas.' },
    ])
  })
})

describe("a kommun's word in addresses", () => {
  it('is its name in letters that every keyboard has', () => {
    expect(['Upplands Väsby', 'Malå', 'Östra Göinge', 'Håbo (norra)'].map(slugOf)).to.deep.equal([
      'upplands-vasby',
      'mala',
      'ostra-goinge',
      'habo-norra',
    ])
  })
})
