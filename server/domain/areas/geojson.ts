import { readOutline } from './outline.ts'
import { readProperties } from './properties.ts'
import type { AreaFault, Defaults, Draft, Drafts } from './reading.ts'

/** Reads a GeoJSON FeatureCollection (RFC 7946) of areas: every draft, and every fault with its feature. */
export function readGeoJson(json: unknown, defaults: Defaults): Drafts {
  const features = featuresOf(json)
  if (!features.ok) return { drafts: [], faults: [features.fault] }

  const read = features.features.map((feature, index) => readFeature(feature, `objekt ${index + 1}`, defaults))
  return { drafts: read.flatMap(({ draft }) => (draft ? [draft] : [])), faults: read.flatMap(({ faults }) => faults) }
}

function readFeature(feature: unknown, where: string, defaults: Defaults): { draft?: Draft; faults: readonly AreaFault[] } {
  if (!isRecord(feature) || feature.type !== 'Feature') return { faults: [{ place: where, sentence: 'Det är inte en ”Feature”.' }] }
  if (!isRecord(feature.properties)) return { faults: [{ place: where, sentence: 'Egenskaperna (”properties”) saknas.' }] }
  const { draft, faults } = readProperties(feature.properties, where, defaults)
  const reading = readOutline(feature.geometry)
  if (!reading.ok)
    return {
      draft: { ...draft, outline: null },
      faults: [...faults, ...reading.sentences.map((sentence) => ({ place: draft.place, sentence }))],
    }
  return { draft: { ...draft, outline: reading.outline }, faults }
}

type Features = { readonly ok: true; readonly features: readonly unknown[] } | { readonly ok: false; readonly fault: AreaFault }

function featuresOf(value: unknown): Features {
  const refuse = (sentence: string): Features => ({ ok: false, fault: { place: 'filen', sentence } })
  if (!isRecord(value) || value.type !== 'FeatureCollection')
    return refuse(`Filen är inte en GeoJSON ”FeatureCollection”${isRecord(value) && value.type ? ` utan ”${String(value.type)}”` : ''}.`)
  if (!Array.isArray(value.features) || value.features.length === 0) return refuse('Filen innehåller inga områden (”features” är tom).')
  const system = coordinateSystem(value)
  if (system !== null && !/CRS84|:4326$/i.test(system))
    return refuse(`Filen säger att koordinatsystemet är ${system}. Spara om den i WGS84 (EPSG:4326).`)
  return { ok: true, features: value.features }
}

// "crs" left the standard in 2016, but programs still write it when the file is not in WGS84.
function coordinateSystem({ crs }: Readonly<Record<string, unknown>>): string | null {
  const properties = isRecord(crs) ? crs.properties : null
  return isRecord(properties) && typeof properties.name === 'string' ? properties.name : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
