import type { Readable } from 'node:stream'
import type { Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import type { FieldFault } from '../domain/form.ts'
import { count } from '../domain/format.ts'
import { Problem, unreadable } from '../domain/problem.ts'

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

/** Takes a form without files but with very many fields, more than an ordinary form may have. */
export async function manyFields(req: Request, res: Response): Promise<void> {
  const limits = { fields: 20_000, fieldSize: 1000, files: 0 }
  await new Promise<void>((resolve, reject) => {
    multer({ limits }).none()(req, res, (error: unknown) => (error ? reject(unreadable()) : resolve()))
  })
}

/** The largest file that is taken in the browser, in bytes. */
export const LARGEST = 200_000_000

/** Thrown by a file that goes on beyond the largest that is taken. */
class TooLarge extends Error {}

/**
 * Takes a large file that comes last in a form, handing it on as it comes: `take` is given its name and pieces when the fields before it
 * are in the request's body, and what it resolves to is given back; undefined when no file came. The pieces end with a fault when
 * the file is cut short or too large, so that whoever takes them keeps nothing. Resolves to a fault of the field when it was too large.
 */
export async function largeFile<Taken>(
  req: Request,
  res: Response,
  field: string,
  take: (name: string, pieces: AsyncIterable<Uint8Array>) => Promise<Taken>,
): Promise<{ readonly ok: true; readonly taken: Taken | undefined } | { readonly ok: false; readonly fault: FieldFault }> {
  let taken: Taken | undefined
  const storage: multer.StorageEngine = {
    _handleFile(_req, file, done) {
      take(file.originalname, limited(file.stream)).then((result) => {
        taken = result
        done(null, {})
      }, done)
    },
    _removeFile: (_req, _file, done) => done(null),
  }
  const form = multer({ storage, limits: { files: 1, fields: 50, fieldSize: 10_000 }, defParamCharset: 'utf8' }).single(field)
  return new Promise((resolve, reject) => {
    form(req, res, (error: unknown) => {
      if (!error) resolve({ ok: true, taken })
      else if (error instanceof TooLarge) resolve({ ok: false, fault: { field, sentence: TOO_LARGE } })
      else reject(isOurs(error) || error instanceof Problem ? error : unreadable())
    })
  })
}

const TOO_LARGE = `Filen är större än ${count(LARGEST / 1_000_000)} MB. Be den som sköter servern att läsa in den med kommandot import answers.`

// The stream is multer's to end: were it ended here, multer would tell of that and not of why.
async function* limited(stream: Readable): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of stream.iterator({ destroyOnReturn: false })) {
    bytes += piece.length
    if (bytes > LARGEST) throw new TooLarge()
    yield piece
  }
}
