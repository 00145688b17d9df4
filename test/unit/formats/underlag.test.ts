import { expect } from 'chai'
import { z } from 'zod'
import { sheet } from '../../../server/domain/underlag/sheet.ts'
import { underlag } from '../../../server/domain/underlag/underlag.ts'
import { json, jsonSchema, schema } from '../../../server/formats/underlag/json.ts'
import { markdown } from '../../../server/formats/underlag/markdown.ts'
import { aCountedRound, rowsOf, THEMES } from '../../fixtures/counted.ts'

const YEAR = { from: '2025-01-01', to: '2025-12-31' }
const round = aCountedRound({ rehearsal: true })
const made = underlag(round, { rows: rowsOf(round), themes: THEMES, before: null, dialogues: YEAR })

describe('The underlag as JSON', () => {
  // The published schema itself is read back into a checker: what it says is what a reader elsewhere would hold us to.
  const checker = z.fromJSONSchema(jsonSchema() as Parameters<typeof z.fromJSONSchema>[0])

  it('is what its published schema says', () => {
    expect(schema.safeParse(JSON.parse(json(made))).error).to.equal(undefined)
    expect(checker.safeParse(JSON.parse(json(made))).error).to.equal(undefined)
  })

  it('is what its schema says also when nothing may be shown and nothing was named', () => {
    const bare = underlag(aCountedRound(), { rows: [], themes: [], before: null, dialogues: YEAR })
    expect(checker.safeParse(JSON.parse(json(bare))).error).to.equal(undefined)
  })

  it('would be refused with a field too many, or a share without its base', () => {
    const document = JSON.parse(json(made))
    expect(checker.safeParse({ ...document, namn: 'x' }).success).to.equal(false)
    delete document.kommunen.enkat.problem[0].bas
    expect(checker.safeParse(document).success).to.equal(false)
  })

  it('begins by saying that answers are invented, and names the counting of every share', () => {
    expect(json(made).split('\n')[1]).to.equal('  "anmarkning": "Påhittade svar – övning",')
    expect(JSON.parse(json(made)).kommunen.enkat.problem[0]).to.include({ fraga: 'fortkorning', bas: 77, rakning: round.snapshot.id })
  })
})

describe('The underlag as Markdown', () => {
  it('begins by saying that answers are invented, and only then', () => {
    expect(markdown(sheet(made)).split('\n')[0]).to.equal('**Påhittade svar – övning**')
    const real = aCountedRound()
    expect(markdown(sheet(underlag(real, { rows: rowsOf(real), themes: THEMES, before: null, dialogues: YEAR })))).to.match(
      /^# Underlag till medborgarlöfte 2026: Lillköping\n/,
    )
  })

  it('has every row of a table as wide as its head', () => {
    for (const table of markdown(sheet(made))
      .split('\n\n')
      .filter((block) => block.startsWith('|'))) {
      const widths = table
        .trimEnd()
        .split('\n')
        .map((line) => line.split('|').length)
      expect(new Set(widths).size, table).to.equal(1)
    }
  })

  it('shows names with Markdown and HTML in them as just those names', () => {
    const words = sheet({ ...made, kommun: { ...made.kommun, name: '<b>Ö|köping</b> *x*' } })
    expect(markdown(words)).to.include('&lt;b&gt;Ö\\|köping&lt;/b&gt; \\*x\\*').and.not.include('<b>')
  })
})
