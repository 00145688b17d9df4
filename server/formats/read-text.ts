import { isUtf8 } from 'node:buffer'

/** The text of a file; or the first line that cannot be read, and a sentence on why and what to do about it. */
export type TextReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly line: number; readonly sentence: string }

const NEWLINE = 0x0a

/** Reads bytes as UTF-8, without the byte-order mark that Excel puts first. */
export function readText(bytes: Uint8Array): TextReading {
  const otherKind = kindOf(bytes)
  if (otherKind) return { ok: false, line: 1, sentence: otherKind }
  if (isUtf8(bytes)) return { ok: true, text: new TextDecoder().decode(bytes) }
  return { ok: false, line: firstWrongLine(bytes), sentence: notUtf8(bytes) }
}

/** The first line that is not UTF-8. A line feed is never part of another letter in UTF-8, so the lines can be tried one by one. */
export function firstWrongLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0, end = bytes.indexOf(NEWLINE); end >= 0; start = end + 1, end = bytes.indexOf(NEWLINE, start), line++)
    if (!isUtf8(bytes.subarray(start, end))) return line
  return line
}

/** How files that people mistake for text begin, and what to do with each. */
const KINDS: readonly { readonly begins: readonly number[]; readonly sentence: string }[] = [
  {
    begins: [0x50, 0x4b, 0x03, 0x04],
    sentence: 'Det här är en arbetsbok från Excel eller en packad fil. Öppna den och spara den som ”CSV UTF-8”.',
  },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], sentence: 'Det här är en arbetsbok från äldre Excel. Öppna den och spara den som ”CSV UTF-8”.' },
  {
    begins: [0x25, 0x50, 0x44, 0x46, 0x2d],
    sentence: 'Det här är en PDF. Ur den går inga uppgifter att läsa: hämta dem där den gjordes, som CSV.',
  },
]

/** What to do with a file that by its first bytes is a workbook, a PDF or text in UTF-16; undefined for what may be read. */
export const kindOf = (bytes: Uint8Array): string | undefined =>
  isUtf16(bytes)
    ? saveAnew(', utan troligen UTF-16 (”Unicode-text”)')
    : KINDS.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte))?.sentence

/** Begins with the mark of UTF-16, or with a letter that takes two bytes of which one is zero. */
function isUtf16([first, second]: Uint8Array): boolean {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isMarked || (second !== undefined && (first === 0) !== (second === 0))
}

/** Says of bytes that are not UTF-8 what they are likely to be, and how to save them anew: Swedish letters as older Excel writes them. */
export const notUtf8 = (bytes: Uint8Array): string =>
  saveAnew(bytes.some((byte) => SWEDISH.has(byte)) ? ', utan troligen Windows-1252 (”ANSI”, vanligt från äldre Excel)' : '')

const saveAnew = (likeness: string) => `Här står tecken som inte är UTF-8${likeness}. Spara om filen som UTF-8 (i Excel: ”CSV UTF-8”).`

/** å, ä, ö, Å, Ä, Ö and é in Windows-1252. */
const SWEDISH: ReadonlySet<number> = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9])
