import { readdirSync } from 'node:fs'
import { expect } from 'chai'
import { FORMATS, formatNamed } from '../../../server/formats/index.ts'
import { plain } from '../../../server/formats/markdown.ts'
import { fromRoot } from '../../../server/root.ts'
import { aTable, wholeFile } from '../../fixtures/tables.ts'

const NOTICE = 'Påhittade svar – övning'

describe('Every format', () => {
  for (const format of Object.values(FORMATS)) {
    it(`writes the columns, the lines and the notice: ${format.name}`, async () => {
      const file = await wholeFile(
        format,
        aTable(
          [
            ['Ön', 3],
            ['Norr', null],
          ],
          NOTICE,
        ),
      )
      expect(file.indexOf(NOTICE)).to.be.within(0, 20)
      for (const word of ['ord', 'tal', 'Ön', '3', 'Norr']) expect(file).to.include(word)
      expect(file).not.to.match(/null(?!\})|undefined/)
    })

    it(`keeps "för få svar" as words in a column of numbers: ${format.name}`, async () => {
      expect(await wholeFile(format, aTable([['Ön', 'för få svar']], null))).to.include('för få svar')
    })

    it(`is in the register under its own name, with a file of its own: ${format.name}`, () => {
      expect(formatNamed(format.name)).to.equal(format)
      expect(readdirSync(fromRoot('server', 'formats'))).to.include(`${format.name.replace('internationell', 'international')}.ts`)
    })
  }

  it('is found by its name and nothing else', () => {
    expect(formatNamed('xlsx')).to.equal(undefined)
    expect(formatNamed('constructor')).to.equal(undefined)
  })
})

describe('JSON', () => {
  it('reads back with the notice, the columns explained and every value', async () => {
    const read = JSON.parse(
      await wholeFile(
        FORMATS.json,
        aTable(
          [
            ['"a"\n', 1 / 3],
            ['b', null],
          ],
          NOTICE,
        ),
      ),
    )
    expect(read.anmarkning).to.equal(NOTICE)
    expect(read.kolumner[1]).to.deep.equal({ namn: 'tal', typ: 'andel', betyder: 'Ett tal.' })
    expect(read.rader).to.deep.equal([
      { ord: '"a"\n', tal: 1 / 3 },
      { ord: 'b', tal: null },
    ])
  })

  it('is whole also when there are no lines', async () => {
    expect(JSON.parse(await wholeFile(FORMATS.json, aTable([], null))).rader).to.deep.equal([])
  })
})

describe('Markdown', () => {
  it('is a table with numbers to the right', async () => {
    expect(await wholeFile(FORMATS.markdown, aTable([['Ön', 0.5]], null))).to.equal('| ord | tal |\n| --- | --: |\n| Ön | 0,5 |\n')
  })

  it('lets no word break out of its cell or become markup', () => {
    expect(plain('a|b')).to.equal('a\\|b')
    expect(plain('*fet* _kursiv_ `kod` [länk](x) ~~x~~')).to.equal('\\*fet\\* \\_kursiv\\_ \\`kod\\` \\[länk\\](x) \\~\\~x\\~\\~')
    expect(plain('<script>alert(1)</script> &amp;')).to.equal('&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;')
    expect(plain('två\nrader\r\n  här')).to.equal('två rader här')
  })

  it('escapes what means something only first on a line, and only there', () => {
    expect(plain('# rubrik - inte # här')).to.equal('\\# rubrik - inte # här')
    expect(plain('1. första')).to.equal('1\\. första')
    expect(plain('- punkt')).to.equal('\\- punkt')
    expect(plain('+ plus')).to.equal('\\+ plus')
    expect(plain('15–29 år, 1.5')).to.equal('15–29 år, 1.5')
  })
})
