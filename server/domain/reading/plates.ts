import { type Confidence, found, type Proposal } from './proposal.ts'

// Swedish plates: three letters but I, Q, V, Å, Ä and Ö, two digits, and a third or a letter but O.
const PLATE = /(?<![\p{L}\p{N}])([A-HJ-PR-UW-Z]{3})([ -]{0,2}\u200b?)(\d\d[\dA-HJ-NPR-UW-Z])(?![\p{L}\p{N}])/giu
/** Words of three letters that stand before numbers. */
const WORDS: ReadonlySet<string> = new Set(
  `och men det den att som har per max hus med mot mer nej nya ska sen sju tre tom ett fem nog kan hur typ rum del art rad ens dom
  han hon oss era ert ned upp ner bra dag jan feb mar apr maj jun jul aug sep okt nov dec man tor fre sek kmh led lgh ser hos bor`.split(
    /\s+/,
  ),
)
const ABOUT_CARS = /(?:bil|reg|skylt|plåt|moped|motorcykel|volvo|saab|bmw|audi|epa|traktor|kör|plate|nummer)[^!?\n]{0,40}$/iu

const DRIVES = /^[^.!?\n]{0,20}(?:bil|moped|kör|gasar|parker)/iu
const NAMED = /(?:reg|skylt|plåt|nummer)[^.!?\n]{0,15}$/iu

/** Number plates, apart or together, in small letters too. Those whose letters the owner has chosen are not found. */
export const plates = (text: string): readonly Proposal[] =>
  found('plate', text, PLATE, ({ 0: words, 1: letters = '', 2: between = '', index }): Confidence | null => {
    const before = text.slice(0, index)
    const aboutCars = ABOUT_CARS.test(before) || DRIVES.test(text.slice(index + words.length))
    const large = letters === letters.toUpperCase()
    if (WORDS.has(letters.toLowerCase()) && between !== '') return large ? 'likely' : NAMED.test(before) ? 'unsure' : null
    if (large || aboutCars) return 'sure'
    return between === '' ? 'likely' : 'unsure'
  })
