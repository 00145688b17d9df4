import { posix } from 'node:path'
import { expect } from 'chai'
import { files, lineOf, places, type SourceFile } from './files.ts'

/** What a part of the house may import: parts below it, and packages ('node:' is everything Node has; a trailing * any of a scope). */
interface Rule {
  readonly parts: readonly string[]
  readonly packages: readonly string[]
}

/**
 * The arrows: main → app → web → work → {store, formats} → domain → nothing, and cli → {work, store, formats, config}.
 * A file belongs to the part with the longest name that its path begins with, and may always import from its own.
 */
const RULES: Readonly<Record<string, Rule>> = {
  'server/domain': { parts: [], packages: [] },
  // Definitions are checked by shape and in place; both are pure, and their faults are the domain's own words.
  'server/domain/survey': { parts: ['server/domain'], packages: ['zod', 'jsonc-parser'] },
  // Pure mathematics: quantiles, and plane geometry.
  'server/domain/statistics': { parts: ['server/domain'], packages: ['@stdlib/*'] },
  'server/domain/map.ts': { parts: ['server/domain'], packages: ['d3-geo', 'geojson'] },
  // A pure table of Swedish endings.
  'server/domain/dialogues/suggesting.ts': { parts: ['server/domain'], packages: ['snowball-stemmers'] },
  // Types only: what GeoJSON looks like.
  'server/domain/area.ts': { parts: ['server/domain'], packages: ['geojson'] },
  'server/domain/areas': { parts: ['server/domain'], packages: ['geojson'] },

  db: { parts: [], packages: ['kysely'] },
  // Sealing: libsodium, and nothing above it knows that it is that.
  'server/store/sealing': { parts: ['db', 'server/store', 'server/domain'], packages: ['kysely', 'libsodium-wrappers', 'node:'] },
  'server/store': { parts: ['db', 'server/domain'], packages: ['kysely', 'better-sqlite3', 'node:'] },
  'server/formats': { parts: ['server/domain'], packages: ['bidi-js', 'csv-parse', 'jsonc-parser', 'pdfkit', 'qr', 'zod', 'node:'] },
  'server/work': { parts: ['server/store', 'server/formats', 'server/domain', 'server/root.ts'], packages: ['pino', 'highs', 'node:'] },
  'server/web': {
    parts: ['server/work', 'server/store', 'server/formats', 'server/domain', 'server/config.ts', 'server/root.ts'],
    packages: ['express', 'express-session', 'express-rate-limit', 'helmet', 'ejs', 'multer', 'pino', 'node:'],
  },
  'server/cli': {
    parts: ['server/work', 'server/store', 'server/formats', 'server/domain', 'server/config.ts', 'server/root.ts'],
    packages: ['node:'],
  },
  'server/cli/demo.ts': {
    parts: ['server/serve.ts', 'server/cli', 'server/work', 'server/store', 'server/domain', 'server/config.ts', 'server/root.ts'],
    packages: ['node:'],
  },
  'server/root.ts': { parts: [], packages: ['node:'] },
  // What may be set is judged by what is true of it: small groups have hard minimums.
  'server/config.ts': { parts: ['server/domain'], packages: [] },
  'server/app.ts': { parts: ['server/web'], packages: ['express', 'compression'] },
  // The server below the application: connections, and what is said when there is no time for more.
  'server/http.ts': { parts: ['server/web'], packages: ['node:'] },
  'server/overload.ts': { parts: [], packages: ['node:'] },
  // One running server: main starts it for good, the demo command for a rehearsal.
  'server/serve.ts': {
    parts: ['server/app.ts', 'server/http.ts', 'server/overload.ts', 'server/work', 'server/store', 'server/domain', 'server/config.ts'],
    packages: ['pino', 'node:'],
  },
  'server/main.ts': {
    parts: ['server/serve.ts', 'server/work', 'server/store', 'server/domain', 'server/config.ts', 'server/root.ts'],
    packages: [],
  },
}

const PARTS = Object.keys(RULES).sort((a, b) => b.length - a.length)
const sources = [...files('server', '.ts'), ...files('db', '.ts')]

const isIn = (path: string, part: string) => path === part || path.startsWith(`${part}/`)
const partOf = (path: string) => PARTS.find((part) => isIn(path, part))

/** Everything a file imports or exports again, with the line: what stands after from, import or import(. */
function imports({ text }: SourceFile): { readonly name: string; readonly line: number }[] {
  const found = [...text.matchAll(/(?:\bfrom|^import|\bimport\()\s*'([^']+)'/gm)]
  return found.map((match) => ({ name: match[1] ?? '', line: lineOf(text, match.index) }))
}

const isAllowed = ({ packages }: Rule, name: string) =>
  packages.some((allowed) => name === allowed || name.startsWith(/[:*]$/.test(allowed) ? allowed.replace('*', '') : `${allowed}/`))

/** Why an import may not be, or null when it may. */
function trespass(path: string, name: string): string | null {
  const own = partOf(path)
  const rule = own && RULES[own]
  if (!own || !rule) return 'is in no part of the house'
  if (!name.startsWith('.')) return isAllowed(rule, name) ? null : `may not use ${name}`
  const target = posix.join(posix.dirname(path), name)
  return isIn(target, own) || rule.parts.some((part) => isIn(target, part)) ? null : `may not import ${target}`
}

describe('the arrows between the parts of the house', () => {
  it('all point downward, and packages stay in the parts that may use them', () => {
    const wrong = sources.flatMap((source) =>
      imports(source).flatMap(({ name, line }) => {
        const reason = trespass(source.path, name)
        return reason ? [`${source.path}:${line} ${reason}`] : []
      }),
    )
    expect(wrong).to.deep.equal([])
  })

  it('are checked for every file: the imports of a known one are all found', () => {
    const found = imports(sources.find(({ path }) => path === 'server/store/areas.ts') ?? { path: '', text: '' })
    expect(found.map(({ name }) => name)).to.include.members(['kysely', '../domain/area.ts', './database.ts'])
  })

  it('would show a trespass: upward, sideways, a foreign package, Node in the domain', () => {
    expect(trespass('server/domain/area.ts', '../store/areas.ts')).to.equal('may not import server/store/areas.ts')
    expect(trespass('server/store/areas.ts', '../formats/csv.ts')).to.equal('may not import server/formats/csv.ts')
    expect(trespass('server/web/front.ts', 'kysely')).to.equal('may not use kysely')
    expect(trespass('server/domain/area.ts', 'node:fs')).to.equal('may not use node:fs')
    expect(trespass('server/domain/round.ts', 'zod')).to.equal('may not use zod')
    expect(trespass('server/elsewhere/x.ts', 'node:fs')).to.equal('is in no part of the house')
  })

  it('name files with their endings', () => {
    const bare = sources.flatMap((source) => imports(source).filter(({ name }) => name.startsWith('.') && !/\.(ts|mjs|json)$/.test(name)))
    expect(bare).to.deep.equal([])
  })
})

describe('the domain', () => {
  const domain = files('server/domain', '.ts')

  it('has no clock and no dice of its own', () => {
    expect(places(domain, /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bcrypto\.|\bperformance\.now\(/g)).to.deep.equal([])
  })

  it('touches nothing outside itself', () => {
    expect(places(domain, /\b(process|console|fetch|setTimeout|setInterval|Buffer)\b(?=[.(])/g)).to.deep.equal([])
  })
})

describe('what must be done in one place', () => {
  const elsewhere = (path: string) => sources.filter((source) => source.path !== path)

  it('reads the environment in config.ts alone', () => {
    expect(places(elsewhere('server/config.ts'), /\bprocess\.env\b/g)).to.deep.equal([])
  })

  it('shows pages through show() alone', () => {
    expect(places(sources, /\bres\.render\(/g)).to.deep.equal([])
    expect(places(elsewhere('server/web/show.ts'), /from 'ejs'/g)).to.deep.equal([])
  })

  it('makes Safe values in protect.ts alone', () => {
    expect(places(elsewhere('server/domain/disclosure/protect.ts'), /\bas (unknown as )?(readonly )?(Safe<|ShownRow\b)/g)).to.deep.equal([])
  })

  it('asks which kind a question is inside the family alone: elsewhere it asks what the kind can do', () => {
    const strangers = sources.filter(
      ({ path }) => path.startsWith('server/') && !path.startsWith('server/domain/questions/') && !JUDGES.has(path),
    )
    expect(places(strangers, /\bkind (===|!==) '(single|multiple|scale|number|text)'/g)).to.deep.equal([])
  })
})

/** What a definition file may say of each kind, and the one law that several ticks break. */
const JUDGES = new Set(['server/domain/survey/references.ts', 'server/domain/survey/sketch.ts', 'server/domain/disclosure/laws.ts'])
