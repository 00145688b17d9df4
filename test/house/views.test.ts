import { posix } from 'node:path'
import { expect } from 'chai'
import ejs from 'ejs'
import { kinds } from '../../server/domain/questions/index.ts'
import { fromRoot } from '../../server/root.ts'
import { files, places } from './files.ts'

const views = files('views', '.ejs')
const names = views.map(({ path }) => nameOf(path))

/** A view's name as show() knows it: 'enkat/start'. */
function nameOf(path: string) {
  return path.replace(/^views\//, '').replace(/\.ejs$/, '')
}

/** The pages declared in the Pages type: each key that stands right inside a declaration's braces. */
function pages(): string[] {
  return files('server/web', '.ts').flatMap(({ text }) => {
    const declared = /declare module[^{]*\{\s*interface Pages \{([\s\S]*?)\n {2}\}\n\}/.exec(text)?.[1] ?? ''
    return [...declared.matchAll(/^ {4}'?([\w/-]+)'?:/gm)].map((match) => match[1] ?? '')
  })
}

/** The views that other views include, as far as their names are written out; '*' where a part is computed. */
function included(): RegExp[] {
  return views.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:include|alone)\((['`])([^'`]+)\1/g)].map((match) => {
      const target = posix.join(posix.dirname(nameOf(path)), (match[2] ?? '').replace(/\$\{[^}]*\}/g, '*'))
      return new RegExp(`^${target.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\*/g, '[^/]+')}$`)
    }),
  )
}

describe('the views', () => {
  for (const { path, text } of views) {
    it(`compile: ${path}`, () => {
      ejs.compile(text, { filename: fromRoot(path), strict: true, localsName: 'page' })
    })
  }

  it('say first what they are and what they take', () => {
    expect(views.filter(({ text }) => !text.startsWith('<%#')).map(({ path }) => path)).to.deep.equal([])
  })

  it('have no script or style of their own, so that the security policy can stay strict', () => {
    expect(places(views, /<script(?![^>]*\ssrc=)[^>]*>|<style\b|\sstyle=|\son[a-z]+="|javascript:/gi)).to.deep.equal([])
  })

  it('hand nothing on under the names of the two ways to include', () => {
    expect(places(views, /include\([^)]*\{[^}]*\b(?:include|part)\s*[:,}]/g)).to.deep.equal([])
  })

  it('put nothing on a page unescaped but other views', () => {
    expect(places(views, /<%-(?!\s*(?:include|alone)\()[^%]*%>/g)).to.deep.equal([])
  })

  it('load nothing from another host', () => {
    expect(
      places(views, /(?:src|href|action)="(?:https?:)?\/\/[^"]*"/g).filter((place) => !/<a\b/.test(place) && /src=|action=/.test(place)),
    ).to.deep.equal([])
  })

  it('exist for every page that a route shows', () => {
    expect(pages()).to.include('problem')
    expect(pages().filter((page) => !names.includes(page))).to.deep.equal([])
  })

  it('are all shown or included somewhere', () => {
    const used = included()
    const forgotten = names.filter((name) => !pages().includes(name) && !used.some((pattern) => pattern.test(name)))
    expect(forgotten).to.deep.equal([])
  })

  it('have one for every kind of question', () => {
    expect(names).to.include.members(Object.keys(kinds).map((kind) => `questions/${kind}`))
  })
})
