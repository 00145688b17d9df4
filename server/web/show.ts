import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import ejs from 'ejs'
import type { Request, Response } from 'express'
import * as format from '../domain/format.ts'
import { mayAnywhere, type Staff } from '../domain/staff.ts'
import { fromRoot } from '../root.ts'
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
  /** Which entry of the staff menu the page is under. */
  readonly section?: 'start' | 'lagesbild' | 'dialoger' | 'omgangar' | 'underlag' | 'logg'
}

type Template = (model: object) => string

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
// each page. And models stay plain objects: EJS's own copies have no prototype, which V8 reads many times slower. What that
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
  return (model) => {
    const include = (path: string, more?: object) => (found.get(path) ?? find(path))(more ? { ...model, ...more } : model)
    return fill({ ...model, include })
  }
}

const OPTIONS = { strict: true, localsName: 'page', destructuredLocals: ['include'], unsafePrototypeLocals: true, rmWhitespace: true }

/** Shows a page: the template's own model, checked by type, and the frame around it. */
export function show<Name extends keyof Pages>(req: Request, res: Response, name: Name, model: Pages[Name] & Frame, status = 200): void {
  const { path, staff = null } = req
  const html = filled(name, { ...model, rehearsal: model.rehearsal || req.rehearsal || false, path, staff })
  send(req, res.status(status).type('html').vary('Accept-Encoding'), html)
}

/** A page that is the same for everybody who meets it, made beforehand: for when there is no time to make one. */
export const still = <Name extends keyof Pages>(name: Name, model: Pages[Name] & Frame): string =>
  filled(name, { ...model, path: '', staff: null })

function filled(name: keyof Pages, model: Frame & { readonly path: string; readonly staff: Staff | null }): string {
  const template = templates.get(name as string)
  if (!template) throw new Error(`There is no view "${String(name)}".`)
  const language = model.language ?? 'sv'
  const t: Translate = texts(language)
  const seesAudit = model.staff !== null && mayAnywhere(model.staff, 'see audit')
  return template({ ...model, language, t, format, asset, seesAudit })
}

// Compressed here and at once: a page takes 0.06 ms so, a fifth of what a stream through the thread pool costs.
function send(req: Request, res: Response, html: string): void {
  if (html.length < 1024 || req.acceptsEncodings('gzip') !== 'gzip') res.send(html)
  else res.set('Content-Encoding', 'gzip').send(gzipSync(html, { level: 3 }))
}

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
