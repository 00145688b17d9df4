import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import ejs from 'ejs'
import type { Request, Response } from 'express'
import * as format from '../domain/format.ts'
import { type Ability, mayAnywhere, type Staff } from '../domain/staff.ts'
import { fromRoot } from '../root.ts'
import { sheets } from './sheets.ts'
import { type Translate, texts } from './texts.ts'

/**
 * What each template receives, by its path below views/. EJS checks nothing itself, so every page adds its model here
 * by declaration merging, beside the route that shows it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by every page's own declaration
export interface Pages {}

/** The way to a page in one language, named in that language. */
export interface LanguageLink {
  readonly tag: string
  readonly name: string
  readonly address: string
}

/** What every page has besides its own model. */
export interface Frame {
  readonly title: string
  /** Language of the page: 'sv' unless a resident chose another. */
  readonly language?: string
  /** The same page in other languages, where residents meet it. */
  readonly languages?: readonly LanguageLink[]
  /** Invented data is shown: the page says so in a band. */
  readonly rehearsal?: boolean
  /** Somebody is trying the survey: the page says in a band that nothing is saved. */
  readonly trial?: boolean
  /** The form was refused: the title begins "Fel:". */
  readonly refused?: boolean
  /** Draws charts: loads the scripts that do. */
  readonly charts?: boolean
  /** Small scripts of the page's own, by file name in static/. */
  readonly scripts?: readonly string[]
  /** Templates have these from here: a model must not hide them. */
  readonly include?: never
  readonly alone?: never
  /** Which entry of the staff menu the page is under. */
  readonly section?: 'start' | 'lagesbild' | 'dialoger' | 'atgarder' | 'omgangar' | 'underlag' | 'konton' | 'logg'
}

type Template = (model: object, more?: object) => string

const VIEWS = fromRoot('views')
const templates = new Map<string, Template>()

/** Compiles every template once, so that a fault in one stops the server and not a visitor. */
export function compileViews(): void {
  for (const entry of readdirSync(VIEWS, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.ejs')) continue
    const file = join(entry.parentPath, entry.name)
    const name = relative(VIEWS, file).split(sep).join('/').slice(0, -'.ejs'.length)
    templates.set(name, compiled(file, name))
  }
}

// Templates get an include of ours, which knows the compiled ones by name: EJS's own looks on the disk for each include of
// each page; and alone(), which includes with the given model and nothing of the page's, for what stands hundreds of times on one,
// as cells do. And models stay plain objects: EJS's own copies have no prototype, which V8 reads many times slower. What that
// protects from, an Object.prototype that somebody has written to, would need a merge of untrusted objects; we have none.
function compiled(file: string, name: string): Template {
  const fill = ejs.compile(readFileSync(file, 'utf8'), { ...OPTIONS, filename: file })
  const found = new Map<string, Template>()
  const find = (path: string) => {
    const template = templates.get(posix.join(posix.dirname(name), path))
    if (!template) throw new Error(`views/${name}.ejs includes "${path}", which is not there.`)
    found.set(path, template)
    return template
  }
  return (model, more = {}) => {
    const include = (path: string, given?: object) => (found.get(path) ?? find(path))(whole, given)
    const alone = (path: string, given: object) => (found.get(path) ?? find(path))(given)
    const whole: object = joined(model, more, { include, alone })
    return fill(whole)
  }
}

/**
 * Models as one. Not { ...first, more }: what V8 (as of Node 20) adds to an object begun by a spread gives it a hidden class
 * of its own every time, 1 µs for each name and slow to read ever after.
 */
const joined = <First extends object, Second extends object, Third extends object = object>(first: First, second: Second, third?: Third) =>
  Object.assign({}, first, second, third)

const OPTIONS = {
  strict: true,
  localsName: 'page',
  destructuredLocals: ['include', 'alone'],
  unsafePrototypeLocals: true,
  rmWhitespace: true,
}

/** Shows a page: the template's own model, checked by type, and the frame around it. */
export function show<Name extends keyof Pages>(req: Request, res: Response, name: Name, model: Pages[Name] & Frame, status = 200): void {
  const html = pageFor(req, name, model)
  res.status(status)
  if (html.length < 1024 || !takesGzip(req)) sendAs(res, html)
  else sendGzipped(res, gzipSync(html, { level: 3 })) // at once: 0.06 ms, a fifth of what a stream through the thread pool costs
}

/** Pages that are the same for everybody, made and compressed, by what tells them apart. */
export type Alike = Map<string, Buffer>

/** More pages than one survey has ways through it that people take: beyond, pages are made each time. */
const MOST_ALIKE = 500

/**
 * Shows a page that holds nothing of the person who asks for it, so that the next may get the same one; `key` tells it from
 * every other page of its kind. Eleven of the twelve pages of a visit are such, and making one costs 0.2 ms, sending it again 0.02.
 */
export function showAlike<Name extends keyof Pages>(
  req: Request,
  res: Response,
  { pages, key }: { readonly pages: Alike; readonly key: string },
  name: Name,
  model: () => Pages[Name] & Frame,
): void {
  if (req.staff || !takesGzip(req)) show(req, res, name, model())
  else sendGzipped(res.status(200), pages.get(key) ?? keep(pages, key, pageFor(req, name, model())))
}

// Kept for many readers, so compressed as hard as can be.
function keep(pages: Alike, key: string, html: string): Buffer {
  const page = gzipSync(html, { level: 9 })
  if (pages.size < MOST_ALIKE) pages.set(key, page)
  return page
}

/** A page that is the same for everybody who meets it, made beforehand: for when there is no time to make one. */
export const still = <Name extends keyof Pages>(name: Name, model: Pages[Name] & Frame): string =>
  filled(name, joined(model, { path: '', staff: null }))

/** A page as text, for whoever keeps it. */
export const pageOf = <Name extends keyof Pages>(req: Request, name: Name, model: Pages[Name] & Frame): string => pageFor(req, name, model)

/** Sends a page that has been made before. */
export function sendPage(req: Request, res: Response, { html, gzipped }: { readonly html: string; readonly gzipped: Buffer }): void {
  if (takesGzip(req)) sendGzipped(res, gzipped)
  else sendAs(res, html)
}

function pageFor<Name extends keyof Pages>(req: Request, name: Name, model: Pages[Name] & Frame): string {
  const { path, staff = null } = req
  return filled(name, joined(model, { rehearsal: model.rehearsal || req.rehearsal || false, path, staff }))
}

function filled(name: keyof Pages, model: Frame & { readonly path: string; readonly staff: Staff | null }): string {
  const template = templates.get(name as string)
  if (!template) throw new Error(`There is no view "${String(name)}".`)
  const language = model.language ?? 'sv'
  const t: Translate = texts(language)
  const sees = (ability: Ability) => model.staff !== null && mayAnywhere(model.staff, ability)
  const menu = { seesAccounts: sees('see accounts'), seesAudit: sees('see audit') }
  return template(joined(model, { language, t, format, asset, sheets: sheets(name as string) }, menu))
}

const takesGzip = (req: Request) => req.acceptsEncodings('gzip') === 'gzip'

const sendGzipped = (res: Response, page: Buffer) => sendAs(res.set('Content-Encoding', 'gzip'), page)

const sendAs = (res: Response, page: string | Buffer) => void res.type('html').vary('Accept-Encoding').send(page)

const assets = new Map<string, string>()

/** The address of a file in static/, with a mark of its content so that browsers may keep it for a year. */
export function asset(name: string): string {
  const known = assets.get(name)
  if (known) return known
  const mark = createHash('sha256')
    .update(readFileSync(assetFile(name)))
    .digest('hex')
    .slice(0, 10)
  const address = `/static/${mark}/${name}`
  assets.set(name, address)
  return address
}

// Chart.js is served from its package: one copy, the version the lockfile names.
const assetFile = (name: string) =>
  name === 'chart.umd.min.js' ? fromRoot('node_modules', 'chart.js', 'dist', 'chart.umd.min.js') : fromRoot('static', name)
