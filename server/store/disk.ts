/** Why the disk would not take what was to be written: no room, no right to write, or a fault that it does not name. */
export type DiskFault = 'full' | 'readonly' | 'broken'

const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG'])
const READONLY = /^(SQLITE_READONLY|SQLITE_CANTOPEN|EROFS$|EACCES$|EPERM$)/

/** What an error says of the disk; undefined when it says something else. */
export function diskFault(error: unknown): DiskFault | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (FULL.has(code)) return 'full'
  if (READONLY.test(code)) return 'readonly'
  return code.startsWith('SQLITE_IOERR') || code === 'EIO' ? 'broken' : undefined
}

const SENTENCES: Readonly<Record<DiskFault, string>> = {
  full: 'Disken är full. Frigör utrymme på servern.',
  readonly: 'Servern får inte skriva i databasens mapp. Ge den rätten, eller ta bort skrivskyddet.',
  broken: 'Servern får fel när den skriver på sin disk. Disken kan vara full, skrivskyddad eller trasig.',
}

/** What has happened to the disk and what to do, for whoever looks after the server. */
export const diskSentence = (fault: DiskFault): string => SENTENCES[fault]
