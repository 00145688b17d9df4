import { expect } from 'chai'
import { type CsvRecord, csvRecords } from '../../../server/formats/stream-csv.ts'

/** A file that comes a few bytes at a time. */
async function* pieces(content: string | Uint8Array, size = 5): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content as string) // Buffer.from takes bytes too
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function read(content: string | Uint8Array, size?: number): Promise<readonly CsvRecord[]> {
  const records: CsvRecord[] = []
  for await (const record of csvRecords(pieces(content, size))) records.push(record)
  return records
}
const cells = async (content: string) => (await read(content)).map((record) => (record.ok ? record.cells : record.sentence))

describe('CSV read piece by piece', () => {
  it('comes record by record with the line each ends on, whatever the pieces', async () => {
    expect(await read('område;svar\nN;"två\nrader"\n\nÖ;3\n', 3)).to.deep.equal([
      { ok: true, line: 1, cells: ['område', 'svar'] },
      { ok: true, line: 3, cells: ['N', 'två\nrader'] },
      { ok: true, line: 5, cells: ['Ö', '3'] },
    ])
  })

  it('is parted by comma or semicolon, ends lines as anybody does, and may begin with Excel’s mark', async () => {
    expect(await cells('\uFEFFa,b\r\n1;2,3\r\n')).to.deep.equal([
      ['a', 'b'],
      ['1;2', '3'],
    ])
    expect(await cells('a\n1')).to.deep.equal([['a'], ['1']])
  })

  it('ends with the fault it stopped at', async () => {
    expect(await cells('')).to.deep.equal(['Filen är tom.'])
    expect((await cells('a\tb\n1\t2\n'))[0]).to.contain('tabb')
    expect((await cells('a;b\n"1;2\n')).at(-1)).to.contain('Citattecknen går inte ihop')
    const fault = (await read(Buffer.concat([Buffer.from('a;b\n'), Buffer.from([0xe5, 0x3b, 0x31, 0x0a])]), 4)).at(-1)
    expect(fault).to.deep.include({ ok: false, line: 2 })
  })

  it('says of a workbook or a PDF what it is, before anything is made of it', async () => {
    expect(await cells('%PDF-1.7\nobj\n'))
      .to.have.property('0')
      .that.contains('en PDF')
    const workbook = (await read(Buffer.from('PK\x03\x04;\n\xe5;\n', 'latin1'), 8)).at(0)
    expect(workbook).to.deep.include({ ok: false, line: 1 }).and.have.property('sentence').that.contains('arbetsbok från Excel')
  })

  it('hands on what is no fault of the file’s', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a;b\n')
      throw new Error('disk')
    }
    const reading = async () => {
      for await (const _ of csvRecords(broken())) {
        // every record is passed over: the fault comes after them
      }
    }
    const error = await reading().catch((thrown: unknown) => thrown)
    expect(error).to.be.an('error').with.property('message', 'disk')
  })
})
