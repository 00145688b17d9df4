/** Signs that look or sound like no other: 23 of them, as in the codes to the survey. */
const SIGNS = '234679ACDEFGHJKMPRTVWXY'
const LENGTH = 12

/** The number on a receipt, from bytes that nobody can foresee: 12 signs, 54 bits. Throws on fewer bytes. */
export function receiptFrom(bytes: Uint8Array): string {
  if (bytes.length < 2 * LENGTH) throw new Error(`A receipt takes ${2 * LENGTH} bytes.`)
  // Two bytes a sign: 65,536 is no multiple of 23, but so near that no sign is a ten-thousandth likelier than another.
  return Array.from({ length: LENGTH }, (_, at) => SIGNS[(((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)) % SIGNS.length]).join('')
}

/** A receipt's number as it is shown: "K7MA-3XRT-9FHC". */
export const written = (receipt: string): string => receipt.replace(/(.{4})(?=.)/g, '$1-')

/** A receipt's number from what a person typed, whatever the spaces, hyphens and size of letters; undefined when it cannot be one. */
export function read(typed: string): string | undefined {
  const receipt = typed.toUpperCase().replace(/[\s.\-–—]/g, '')
  return receipt.length === LENGTH && [...receipt].every((sign) => SIGNS.includes(sign)) ? receipt : undefined
}
