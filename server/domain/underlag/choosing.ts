import { WHOLE_KOMMUN } from '../dialogues/reading.ts'
import { type FieldFault, FormReader, type Sent } from '../form.ts'
import type { LocalDate } from '../round.ts'
import type { ChosenFocus, Taken } from './chosen.ts'

/** The most focus areas that are chosen from one underlag: what is chosen is what is not left for later. */
export const MOST_CHOSEN = 5

/** A form read whole, or everything wrong with it at once. */
export type Reading<Read> = { readonly ok: true; readonly read: Read } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** Reads which focus areas somebody chooses. Rows left wholly blank are passed over. */
export function readChosen(
  sent: Sent,
  themes: readonly { readonly id: string }[],
  areas: readonly { readonly id: string }[],
): Reading<readonly ChosenFocus[]> {
  const form = new FormReader(sent)
  const choices = (ids: readonly string[]) => ids.map((value) => ({ value, words: value }))
  const rows = Array.from({ length: MOST_CHOSEN }, (_, index) => index + 1)
  const filled = rows.filter((row) => sent(`tema-${row}`) !== '' || sent(`varfor-${row}`).trim() !== '')
  const chosen = filled.map((row) => {
    const theme = form.choice(`tema-${row}`, choices(themes.map(({ id }) => id)), { ask: `Fokusområde ${row}: välj ett tema i listan.` })
    const place = form.choice(`plats-${row}`, choices([WHOLE_KOMMUN, ...areas.map(({ id }) => id)]), {
      ask: `Fokusområde ${row}: välj ett område i listan, eller hela kommunen.`,
    })
    const why = form.words(`varfor-${row}`, {
      label: `Fokusområde ${row}: varför`,
      longest: 1000,
      blank: `Fokusområde ${row}: skriv varför det är valt.`,
    })
    return { theme, areaId: place === WHOLE_KOMMUN ? null : place, why }
  })
  const keys = chosen.map(({ theme, areaId }) => `${theme} ${areaId}`)
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index)
      form.refuse(`tema-${filled[index]}`, `Fokusområde ${filled[index]}: samma tema och område är redan valt.`)
  })
  return form.faults.length === 0 ? { ok: true, read: chosen } : { ok: false, faults: form.faults }
}

/** Reads who takes the underlag and when. */
export function readTaken(sent: Sent, today: LocalDate): Reading<Taken> {
  const form = new FormReader(sent)
  const on = form.day('datum', { blank: 'Skriv vilken dag det var.' })
  if (on > today) form.refuse('datum', 'Dagen har inte varit än. Skriv dagen då det hände.')
  const by = form.words('vem', { label: 'Vem', longest: 100, blank: 'Skriv vem som har tagit det: en nämnd, ett råd eller en roll.' })
  return form.faults.length === 0 ? { ok: true, read: { on, by } } : { ok: false, faults: form.faults }
}
