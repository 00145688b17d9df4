import { codesOf } from '../questions/index.ts'
import { inOrder } from '../shorthand.ts'
import type { Survey } from '../survey/survey.ts'

/** How the characters of a padded document are written: the way that takes less room. */
const WAYS = { utf8: 1, utf16: 2 } as const

/** Before the characters: which way they are written, and how many bytes they take. */
const HEAD_BYTES = 5

/** The size is a whole number of these, so that it says nothing but which survey it is. */
const STEP = 256
/** Signs of JSON around and between the parts of a document, its source, its area's id, and what may be told of how it came. */
const AROUND = 400

/**
 * How large every sealed document of a survey is made, in bytes: room for the longest answer that can be given to every question, in
 * any script. One size for all: nobody's answer is then recognised by how much they wrote.
 */
export function roomFor(survey: Survey): number {
  const signs = inOrder(survey).reduce((sum, question) => sum + 4 + 4 * codesOf(question).length, 0)
  const names = survey.questions.reduce((sum, { id }) => sum + id.length + 6, 0)
  const words = survey.questions.reduce((sum, question) => sum + ('maxLength' in question ? question.maxLength : 0), 0)
  return Math.ceil((HEAD_BYTES + AROUND + signs + names + mostBytes(words)) / STEP) * STEP
}

/**
 * The most bytes that so many characters take in a document. In UTF-8 they take three, in UTF-16 two; but a quotation mark or a line
 * break is two characters in JSON, and takes two and four. Worst is two thirds of the first and a third of the second: 8/3 either way.
 */
const mostBytes = (characters: number) => Math.ceil((8 * characters) / 3)

const encoder = new TextEncoder()

/** A document made exactly `room` bytes long. Throws RangeError when it is longer. */
export function padded(document: string, room: number): Uint8Array {
  const bytes = new Uint8Array(room)
  const view = new DataView(bytes.buffer)
  const narrow = encoder.encodeInto(document, bytes.subarray(HEAD_BYTES))
  const wide = 2 * document.length
  if (narrow.read === document.length) {
    view.setUint8(0, WAYS.utf8)
    view.setUint32(1, narrow.written)
    return bytes
  }
  if (HEAD_BYTES + wide > room) throw new RangeError(`A document of ${document.length} characters does not fit in ${room} bytes.`)
  view.setUint8(0, WAYS.utf16)
  view.setUint32(1, wide)
  for (let at = 0; at < document.length; at++) view.setUint16(HEAD_BYTES + 2 * at, document.charCodeAt(at))
  return bytes
}

/** A document made a whole number of steps long, as few as it takes. */
export function paddedInSteps(document: string, step: number): Uint8Array {
  if (HEAD_BYTES + 3 * document.length <= step) return padded(document, step) // no character takes more: nothing to measure
  const size = HEAD_BYTES + Math.min(encoder.encode(document).length, 2 * document.length)
  return padded(document, Math.ceil(size / step) * step)
}

const decoders = new Map([
  [WAYS.utf8 as number, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })],
  [WAYS.utf16, new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true })],
])

/** The document that was padded; undefined when these bytes hold none. */
export function unpadded(bytes: Uint8Array): string | undefined {
  if (bytes.length < HEAD_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = HEAD_BYTES + view.getUint32(1)
  const decoder = decoders.get(view.getUint8(0))
  if (!decoder || end > bytes.length) return undefined
  try {
    return decoder.decode(bytes.subarray(HEAD_BYTES, end))
  } catch {
    return undefined // not characters
  }
}
