import type { Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import type { FieldFault } from '../domain/form.ts'
import { unreadable } from '../domain/problem.ts'

/** A file that came with a form, in memory. */
export interface SmallFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The files of a form by field, or why they cannot be taken; the other fields are then in the request's body, as far as they came. */
export type Upload<File> =
  | { readonly ok: true; readonly files: ReadonlyMap<string, File> }
  | { readonly ok: false; readonly fault: FieldFault }

/** The largest small file, in bytes. */
const SMALL = 2_000_000

/** Takes small files that come with a form, one for each of some fields; an empty field is as good as none. Throws unreadable when the form is cut short. */
export async function smallFiles(req: Request, res: Response, fields: readonly string[]): Promise<Upload<SmallFile>> {
  const storage = multer.memoryStorage()
  const limits = { fileSize: SMALL, files: fields.length, fields: 50, fieldSize: 10_000 }
  const fault = await taken(req, res, multer({ storage, limits, defParamCharset: 'utf8' }), fields)
  if (fault)
    return { ok: false, fault: { field: fault, sentence: 'Filen är större än 2 MB. Ta bort det som inte behövs och försök igen.' } }
  const sent = fields.flatMap((field) => {
    const file = filesOf(req, field)
    return file && file.size > 0 ? [[field, { name: file.originalname, bytes: file.buffer }] as const] : []
  })
  return { ok: true, files: new Map(sent) }
}

/** The file of a field after multer has taken it. */
function filesOf(req: Request, field: string): Express.Multer.File | undefined {
  return req.files && !Array.isArray(req.files) ? req.files[field]?.[0] : undefined
}

/** Lets multer take the form. Resolves to the field whose file was too large, or nothing. */
function taken(req: Request, res: Response, form: multer.Multer, fields: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    form.fields(fields.map((name) => ({ name, maxCount: 1 })))(req, res, (error: unknown) => {
      if (!error) resolve(undefined)
      else if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') resolve(error.field ?? fields[0])
      else reject(isOurs(error) ? error : unreadable())
    })
  })
}

// The parser's own complaints have no code that the disk would give; a full disk must be told as one.
const isOurs = (error: unknown) => error instanceof Error && !(error instanceof MulterError) && 'code' in error
