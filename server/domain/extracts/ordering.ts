import { type Choice, type FieldFault, FormReader, type Sent } from '../form.ts'
import { type DialectName, type FormName, type Order, PURPOSE } from './order.ts'

/** The forms in words. */
export const FORMS: readonly Choice[] = [
  { value: 'bred', words: 'Bred: en rad för varje person' },
  { value: 'lang', words: 'Lång: en rad för varje person och fråga' },
]

/** The dialects in words. */
export const DIALECTS: readonly Choice[] = [
  { value: 'internationell', words: 'CSV för R, SPSS, Python och andra program' },
  { value: 'excel', words: 'CSV för svenska Excel' },
]

/** What somebody asks for, before it is known who they are and of which round. */
export type Wish = Pick<Order, 'form' | 'dialect' | 'uncoarsened' | 'purpose'>

/** A form about microdata as read: a wish, or everything wrong with it at once. */
export type WishReading = { readonly ok: true; readonly wish: Wish } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** Reads what somebody asks for. Uncoarsened is taken only from those who may have it: from anybody else it is a fault. */
export function readWish(sent: Sent, mayHaveUncoarsened: boolean): WishReading {
  const form = new FormReader(sent)
  const wish = {
    form: form.choice('form', FORMS, { ask: 'Välj om filen ska vara bred eller lång.' }) as FormName, // one of FORMS, or refused
    dialect: form.choice('dialekt', DIALECTS, { ask: 'Välj vilket program filen är för.' }) as DialectName, // one of DIALECTS, or refused
    uncoarsened: sent('oforgrovad') === 'ja',
    purpose: form.words('andamal', { label: 'Ändamål', longest: PURPOSE.longest, blank: ASK }),
  }
  if (wish.purpose !== '' && [...wish.purpose].length < PURPOSE.shortest) form.refuse('andamal', ASK)
  if (wish.uncoarsened && !mayHaveUncoarsened) form.refuse('oforgrovad', 'Ditt konto har inte rätt till oförgrovade svar.')
  return form.faults.length > 0 ? { ok: false, faults: form.faults } : { ok: true, wish }
}

const ASK = `Skriv vad svaren ska användas till, med minst ${PURPOSE.shortest} tecken.`
