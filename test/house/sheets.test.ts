import { posix } from 'node:path'
import { expect } from 'chai'
import { sheets } from '../../server/web/sheets.ts'
import { file, files } from './files.ts'

const SHEETS = sheets('any/other')
/** The classes that have a rule of their own, outside every condition, as often as they have one. */
const ruled = files('static', '.css').flatMap(({ text }) =>
  [...text.matchAll(/(?<=\n\n|\*\/\n)\.([\w-]+) \{/g)].map((match) => match[1] ?? ''),
)
const known = new Map(SHEETS.map((sheet) => [sheet, classesOf(file(`static/${sheet}`).text)]))
const views = new Map(files('views', '.ejs').map(({ path, text }) => [path.replace(/^views\/|\.ejs$/g, ''), text]))

/** The classes that a stylesheet has rules for. */
function classesOf(css: string): ReadonlySet<string> {
  return new Set([...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1] ?? ''))
}

/** A template with all it includes, by name; a part whose name is computed counts as every part of its folder. */
function whole(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const [, , path = ''] of (views.get(name) ?? '').matchAll(/(?:include|alone)\((['`])([^'`]+)\1/g)) {
    const target = posix.join(posix.dirname(name), path)
    const parts = target.includes('${') ? [...views.keys()].filter((other) => posix.dirname(other) === posix.dirname(target)) : [target]
    for (const part of parts) whole(part, seen)
  }
  return seen
}

/** The words of every class attribute of a template; what stands for a computed one, such as level-<%= step %>, keeps its beginning. */
function used(name: string): readonly string[] {
  const attributes = [...(views.get(name) ?? '').matchAll(/class="((?:<%[\s\S]*?%>|[^"])*)"/g)].map((match) => match[1] ?? '')
  return attributes.flatMap((value) => value.replace(/<%[\s\S]*?%>/g, ' ').split(/\s+/)).filter(Boolean)
}

describe('the stylesheets', () => {
  it('mean one thing by each class: two parts that take the same name dress each other', () => {
    expect(ruled.length).to.be.above(50)
    expect(ruled.filter((name, index) => ruled.indexOf(name) !== index)).to.deep.equal([])
  })

  for (const name of [...views.keys()].filter((name) => views.get(name)?.includes("include('../partials/top')"))) {
    it(`have every class of ${name} in one that the page wears`, () => {
      const worn = sheets(name)
      const missing = [...whole(name)]
        .flatMap((part) => used(part).map((word) => ({ part, word })))
        .filter(({ word }) => SHEETS.some((sheet) => known.get(sheet)?.has(word)) && !worn.some((sheet) => known.get(sheet)?.has(word)))
      expect(missing).to.deep.equal([])
    })
  }
})
