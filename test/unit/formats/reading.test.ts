import { expect } from 'chai'
import { readCsv } from '../../../server/formats/read-csv.ts'
import { readJson } from '../../../server/formats/read-json.ts'
import { readText } from '../../../server/formats/read-text.ts'

describe('the bytes of a file', () => {
  it('are text without the byte-order mark that Excel puts first', () => {
    expect(readText(Buffer.from('\uFEFFområde'))).to.deep.equal({ ok: true, text: 'område' })
  })

  it('name the first line that is not UTF-8', () => {
    expect(readText(Buffer.from('id;namn\nA;Ön\nB;S\xf6der\n', 'latin1'))).to.deep.include({ ok: false, line: 2 })
    expect(readText(Buffer.concat([Buffer.from('ö\nö\n'), Buffer.from('ö', 'latin1')]))).to.deep.include({ ok: false, line: 3 })
  })

  it('say what they are likely to be when they are not text, and what to do with it', () => {
    const said = (bytes: Uint8Array) => expect(readText(bytes)).to.have.property('sentence').that.is.a('string')
    said(Buffer.from('PK\x03\x04xl/workbook.xml', 'latin1')).that.contains('arbetsbok från Excel').and.contains('CSV UTF-8')
    said(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])).that.contains('äldre Excel')
    said(Buffer.from('%PDF-1.7\n')).that.contains('en PDF')
    said(Buffer.from('S\xf6der', 'latin1')).that.contains('Windows-1252')
    said(Buffer.from('\xff\xfeS\x00', 'latin1')).that.contains('UTF-16')
    expect(readText(Buffer.from('PKW;3\n'))).to.have.property('ok', true)
  })
})

describe('a CSV file that is read', () => {
  const rows = (text: string) => {
    const reading = readCsv(text)
    return reading.ok ? reading.table.lines.map(({ number, cells }) => [number, ...Object.values(cells)]) : reading.faults
  }

  it('may be divided by semicolons or by commas', () => {
    expect(rows('område;antal\nN;7\n')).to.deep.equal([[2, 'N', '7']])
    expect(rows('område,antal\r\n"Norr, södra",7\r\n')).to.deep.equal([[2, 'Norr, södra', '7']])
  })

  it('keeps the numbers of its lines past empty ones', () => {
    expect(rows('a;b\n\n1;2\n\n\n3;4\n')).to.deep.equal([
      [3, '1', '2'],
      [6, '3', '4'],
    ])
  })

  it('is told which separator it has when we take another', () => {
    expect(rows('område\tantal\nN\t7\n')).to.deep.equal([
      { line: 1, sentence: 'Kolumnerna skiljs åt med tabb. Spara filen med semikolon eller komma.' },
    ])
    expect(rows('område|antal')).to.have.nested.property('[0].sentence').that.contains('lodstreck')
  })

  it('is told every line with another number of columns than the heading', () => {
    expect(rows('a;b\n1;2;3\n4;5\n6\n')).to.deep.equal([
      { line: 2, sentence: 'Raden har 3 kolumner, rubriken har 2.' },
      { line: 4, sentence: 'Raden har 1 kolumner, rubriken har 2.' },
    ])
  })

  it('is told when it is empty, has a column twice, or quotation marks that do not match', () => {
    expect(rows('')).to.deep.equal([{ line: 1, sentence: 'Filen är tom.' }])
    expect(rows('a;a\n1;2')).to.deep.equal([{ line: 1, sentence: 'Kolumnen ”a” finns två gånger.' }])
    expect(rows('a;b\n1;2\n3;"4\n')).to.have.nested.property('[0].sentence').that.contains('Citattecknen')
  })
})

describe('a JSON file that is read', () => {
  it('names the line where reading stopped', () => {
    expect(readJson('{\n"a": 1\n}')).to.deep.equal({ ok: true, value: { a: 1 } })
    expect(readJson('{\n"a": 1,\n"b" 2\n}')).to.deep.equal({ ok: false, line: 3 })
    expect(readJson('{\n"a": [1,\n2')).to.deep.equal({ ok: false, line: 3 })
    expect(readJson('# Rubrik\n')).to.deep.equal({ ok: false, line: 1 })
  })
})
