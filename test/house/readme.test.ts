import { existsSync } from 'node:fs'
import { expect } from 'chai'
import { commands } from '../../server/cli/commands.ts'
import { SETTINGS } from '../../server/config.ts'
import { fromRoot } from '../../server/root.ts'
import { file } from './files.ts'

const readme = file('README.md').text

describe('the README', () => {
  it('has a row for every setting with its default, and no others', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \|(.*)\|(.*)\|$/gm)].map((match) => ({ name: match[1] ?? '', row: match[0] }))
    expect(rows.map(({ name }) => name)).to.have.members(SETTINGS.map(({ name }) => name))
    for (const { name, fallback } of SETTINGS) expect(rows.find((row) => row.name === name)?.row, name).to.contain(fallback)
  })

  it('names only scripts that package.json has', () => {
    const scripts: Record<string, string> = JSON.parse(file('package.json').text).scripts
    const named = [...readme.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] ?? '')
    expect(named).to.not.deep.equal([])
    expect(named.filter((name) => !(name in scripts))).to.deep.equal([])
  })

  it('names only commands that the command line has, with options they take', () => {
    const typed = [...readme.matchAll(/npm run cli -- ([^\n`#]+)/g)].map((match) => match[1]?.trim() ?? '')
    expect(typed).to.not.deep.equal([])
    for (const line of typed.filter((line) => /^[a-z]/.test(line))) {
      const named = commands.filter(({ name }) => line === name || line.startsWith(`${name} `))
      const [command] = named.sort((a, b) => b.name.length - a.name.length) // 'export microdata' is not 'export'
      expect(command, line).to.not.equal(undefined)
      const options = [...line.matchAll(/--([a-z-]+)/g)].map((match) => match[1])
      expect(Object.keys(command?.options ?? {}), line).to.include.members(options.filter((option) => option !== 'help'))
    }
  })

  it('leads only to headings that it has', () => {
    const headings = [...readme.matchAll(/^#{2,3} (.+)$/gm)].map((match) =>
      (match[1] ?? '')
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    )
    const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1] ?? '')
    expect(links).to.include('installing')
    expect(links.filter((link) => !headings.includes(link))).to.deep.equal([])
  })

  it('names only files and folders that exist', () => {
    const named = [...readme.matchAll(/(?:`|\]\()((?:server|views|static|surveys|db|test|docs)\/[\w./-]*)(?:`|\))/g)].map(
      (match) => match[1] ?? '',
    )
    expect(named).to.not.deep.equal([])
    expect(named.filter((path) => !existsSync(fromRoot(path)))).to.deep.equal([])
  })
})
