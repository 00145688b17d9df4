import { isUtf8 } from 'node:buffer'

/** The text of a file, or the first line that is not UTF-8. */
export type TextReading = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly line: number }

const NEWLINE = 0x0a

/** Reads bytes as UTF-8, without the byte-order mark that Excel puts first. */
export function readText(bytes: Uint8Array): TextReading {
  return isUtf8(bytes) ? { ok: true, text: new TextDecoder().decode(bytes) } : { ok: false, line: firstWrongLine(bytes) }
}

/** The first line that is not UTF-8. A line feed is never part of another letter in UTF-8, so the lines can be tried one by one. */
export function firstWrongLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0, end = bytes.indexOf(NEWLINE); end >= 0; start = end + 1, end = bytes.indexOf(NEWLINE, start), line++)
    if (!isUtf8(bytes.subarray(start, end))) return line
  return line
}
