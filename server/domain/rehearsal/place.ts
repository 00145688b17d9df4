import { named } from './random.ts'

/** What sort of place an area is: what decides which problems it has. */
export type PlaceSort = 'centre' | 'town' | 'village' | 'countryside'

/** What the areas of the two real kommuner are, judged by their names and where they lie on the map. */
const KNOWN: Readonly<Record<string, PlaceSort>> = {
  '1383R001': 'town', // Breared-Mariedal-Apelviken
  '1383R002': 'town', // Brunnsberg-Lugnet
  '1383R003': 'village', // Bua-Värö
  '1383R004': 'countryside', // Hunnestad-Gödestad
  '1383R005': 'town', // Håsten-Holmagärde
  '1383R006': 'countryside', // Rolfstorp-Skällinge-Karl Gustav
  '1383R007': 'village', // Södra Näs-Träslövsläge-Gamla Köpstad
  '1383R008': 'town', // Sörse
  '1383R009': 'town', // Träslöv
  '1383R010': 'village', // Trönninge-Bläshammar
  '1383R011': 'village', // Tvååker
  '1383R012': 'countryside', // Tvååkers omland
  '1383R013': 'village', // Tångaberg-Årnäs
  '1383R014': 'centre', // Varberg centrum
  '1383R015': 'town', // Varberg söder
  '1383R016': 'village', // Veddige-Derome
  '1383R017': 'town', // Öster-Karlberg
  '1465R001': 'village', // Hillared
  '1465R002': 'countryside', // Kindaholm
  '1465R003': 'village', // Sexdrega-Roasjö-Redslared
  '1465R004': 'centre', // Svenljunga västra tätort
  '1465R005': 'town', // Svenljunga östra tätort
  '1465R006': 'countryside', // Ullasjö-Örsås-Högvad
}

/** About how invented areas divide: one centre, four parts of a town, three villages, two of countryside in ten. */
const INVENTED: readonly PlaceSort[] = [
  'centre',
  'town',
  'town',
  'town',
  'town',
  'village',
  'village',
  'village',
  'countryside',
  'countryside',
]

/** The sort of an area: known, or the same chance every time by its code. */
export const sortOf = (areaId: string): PlaceSort =>
  KNOWN[areaId] ?? INVENTED[Math.floor(named(0, areaId, 'sort')() * INVENTED.length)] ?? 'town'
