import { expect } from 'chai'
import { withoutRegister } from '../../../server/work/draw/areas.ts'
import { type DrawOrder, type Sampling, sample } from '../../../server/work/draw/sample.ts'
import { aRegister } from '../../fixtures/register.ts'

const NAMES = new Map([
  ['9901N', 'Norr'],
  ['9901S', 'Söder'],
])
const ORDER: DrawOrder = {
  sizes: new Map([
    ['9901N', 150],
    ['9901S', 60],
  ]),
  responseRate: 0.35,
  seed: 'lotten',
  names: NAMES,
  ages: { from: 16, to: 84 },
}

async function* piecesOf(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const draw = (text: string, order: Partial<DrawOrder> = {}) =>
  sample(
    () => piecesOf(text),
    { ...ORDER, ...order },
    async () => {},
  )
const register = aRegister({ '9901N': 3000, '9901S': 1000 })

function made(sampling: Sampling) {
  if (!sampling.ok) throw new Error(sampling.faults.map(({ sentence }) => sentence).join())
  return sampling
}

async function faultsOf(text: string, order: Partial<DrawOrder> = {}): Promise<readonly string[]> {
  const sampling = await draw(text, order)
  return sampling.ok ? [] : sampling.faults.map(({ line, sentence }) => (line === null ? sentence : `${line}: ${sentence}`))
}

async function faultOfBytes(bytes: Uint8Array): Promise<string> {
  const sampling = await sample(
    async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    },
    ORDER,
    async () => {},
  )
  const [fault] = sampling.ok ? [] : sampling.faults
  return `${fault?.line}: ${fault?.sentence}`
}

describe('a draw from a register', () => {
  it('takes as many as asked for in each area, each once, among those of the survey’s ages', async () => {
    const { people, report } = made(await draw(register))
    expect(report.strata.map(({ drawn }) => drawn)).to.deep.equal([150, 60])
    expect(new Set(people.map(({ reference }) => reference)).size).to.equal(210)
    const ages = new Map(register.split('\n').map((line) => [line.split(';')[0], Number(line.split(';')[3])]))
    for (const { reference } of people) expect(ages.get(reference)).to.be.within(16, 84)
    expect(report.strata.reduce((sum, { population }) => sum + (population ?? 0), report.outside ?? 0)).to.equal(4000)
  })

  it('is the same again with the same seed, however the register is sorted and cut up, and another with another', async () => {
    const [head = '', ...lines] = register.trim().split('\n')
    const turned = [head, ...lines.reverse(), ''].join('\n')
    const first = made(await draw(register))
    const again = made(
      await sample(
        () => piecesOf(turned, 77),
        ORDER,
        async () => {},
      ),
    )
    expect(again.people).to.deep.equal(first.people)
    expect(again.cells).to.deep.equal(first.cells)
    expect(made(await draw(register, { seed: 'en annan' })).people).to.not.deep.equal(first.people)
  })

  it('draws everybody as often', async () => {
    const times = new Map<string, number>()
    const small = aRegister({ '9901N': 100 })
    for (let seed = 0; seed < 400; seed++) {
      const { people } = made(await draw(small, { seed: String(seed), sizes: new Map([['9901N', 20]]) }))
      for (const { reference } of people) times.set(reference, (times.get(reference) ?? 0) + 1)
    }
    // 400 draws of 20 among n: chi-square over n people lies within 6 standard errors of its mean.
    const n = times.size
    const expected = (400 * 20) / n
    const chi = [...times.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / (expected * (1 - 20 / n)), 0)
    expect(chi).to.be.within(n - 6 * Math.sqrt(2 * n), n + 6 * Math.sqrt(2 * n))
  })

  it('puts everybody in a cell of their own area, sex and age, ten or more in each', async () => {
    const { people, cells } = made(await draw(register))
    for (const { cell, drawn } of cells) {
      expect(drawn).to.be.at.least(10)
      expect(people.filter((one) => one.cell === cell)).to.have.lengthOf(drawn)
    }
  })

  it('tells every fault at once, with its line, and draws nothing', async () => {
    const bad = register.split('\n')
    bad[2] = 'a1;9901N;kvinna;'
    bad[4] = 'a 2;9901X;annat;fyrtio'
    bad[9] = '19850312-1234;9901N;man;40'
    bad[20] = bad[10] ?? ''
    expect(await faultsOf(bad.join('\n'))).to.deep.equal([
      '3: Ålder saknas.',
      '5: Referensen ska vara högst 40 bokstäver, siffror, punkter eller streck.',
      '5: Området ”9901X” hör inte till kommunen det året.',
      '5: Könet ”annat” ska vara kvinna eller man.',
      '5: Åldern ”fyrtio” ska vara ett helt antal år.',
      '10: Referensen ser ut som ett personnummer. Ta en egen beteckning i stället.',
      '21: Referensen står redan på rad 11.',
    ])
  })

  it('lists so many faults that they can be mended, and counts the rest', async () => {
    const faults = await faultsOf(register.replaceAll('9901N', 'XX'))
    expect(faults).to.have.lengthOf(201)
    expect(faults.at(-1)).to.equal('Och 2800 fel till.')
  })

  it('takes no file that names people, lacks a column, is empty or in another encoding', async () => {
    expect((await faultsOf('referens;namn;område;kön;ålder\n1;Eva;9901N;k;40\n')).join()).to.include('”namn” får inte vara med')
    expect((await faultsOf('referens;område;kön\n1;9901N;k\n')).join()).to.include('”ålder” saknas')
    expect((await faultsOf('')).join()).to.include('tom')
    expect((await faultsOf('referens;område;kön;ålder\n')).join()).to.include('ingen i enkätens åldrar')
    expect(await faultOfBytes(Buffer.from(register, 'latin1'))).to.include('Windows-1252')
  })

  it('says of UTF-16 that it is, with its mark or without, and of tabs that they part nothing', async () => {
    const [mark, text] = [Buffer.from([0xff, 0xfe]), Buffer.from(register, 'utf16le')]
    const plain = Buffer.from(register.replaceAll('å', 'a').replaceAll('ö', 'o'), 'utf16le') // which could be read as UTF-8
    for (const bytes of [Buffer.concat([mark, text]), text, plain, Buffer.concat([mark, text]).swap16()])
      expect(await faultOfBytes(bytes)).to.include('1: Här står tecken som inte är UTF-8, utan troligen UTF-16')
    expect(await faultOfBytes(Buffer.from(register.replaceAll(';', '\t')))).to.include('tabb')
  })

  it('takes a register parted by commas, with the mark and the line ends of Windows, and names of columns in English', async () => {
    const commas = register.replaceAll(';', ',').replaceAll('\n', '\r\n').replace('referens,område,kön,ålder', 'reference,area,sex,age')
    expect(made(await draw(`\uFEFF${commas}`)).people).to.deep.equal(made(await draw(register)).people)
  })

  it('is not made where fewer than ten would be drawn in an area', async () => {
    expect(
      await faultsOf(register, {
        sizes: new Map([
          ['9901N', 100],
          ['9901S', 9],
        ]),
      }),
    ).to.deep.equal(['I Söder dras bara 9. Dra minst 10 eller ingen: bland färre kan någon pekas ut.'])
  })
})

describe('a draw without a register', () => {
  it('gives each area its codes, which tell the area alone', () => {
    const { cells, people } = made(
      withoutRegister(
        {
          sizes: new Map([
            ['9901N', 12],
            ['9901S', 0],
          ]),
          responseRate: null,
        },
        { names: NAMES, people: new Map([['9901N', 500]]) },
      ),
    )
    expect(cells).to.deep.equal([{ cell: 0, areaId: '9901N', sex: null, ages: null, population: 500, drawn: 12 }])
    expect(people.map(({ reference }) => reference))
      .to.include('9901N-00012')
      .and.have.lengthOf(12)
  })

  it('gives an area ten codes or none, and some area some', () => {
    for (const sizes of [new Map([['9901N', 9]]), new Map([['9901N', 0]]), new Map()])
      expect(withoutRegister({ sizes, responseRate: null }, { names: NAMES, people: new Map() }).ok).to.equal(false)
  })
})
