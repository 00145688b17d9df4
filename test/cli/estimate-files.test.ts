import { join } from 'node:path'
import { expect } from 'chai'
import { estimated, pick } from '../fixtures/estimated.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

describe('estimate, from files of other programs', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
  })
  afterEach(() => terminal.close())

  const out = () => join(terminal.folder, 'ut.json')
  const written = (words: readonly string[]) => estimated(terminal, words, out())
  it('weighs by sex alone, or age alone, when the register tells no more, and answers need not either', async () => {
    const definition = terminal.file('enkat.json', JSON.stringify({ questions: [{ id: 'skala', kind: 'scale', codes: ['0', '2', '4'] }] }))
    for (const [by, other] of [
      ['sex', ['K', 'M']],
      ['age', ['15-44', '45+']],
    ] as const) {
      const [few, many] = other
      const lines = [...Array(8).fill(`N,${few},4`), ...Array(24).fill(`N,${many},0`)].join('\n')
      const responses = terminal.file('svar.csv', `area,${by},skala\n${lines}`)
      const people = terminal.file('folk.csv', `area,${by},people\nN,${few},600\nN,${many},400\n`)
      const all = await written([
        'estimate',
        '--definition',
        definition,
        '--responses',
        responses,
        '--population',
        people,
        '--out',
        out(),
        '--force',
      ])
      expect(pick(all, 'kommun', 'skala', 'share', '4').estimate, by).to.be.closeTo(0.6, 1e-12)
      expect(all.weights.unplaced).to.equal(0)
    }
  })

  it('reads whole numbers as programs write them where others of a column are missing', async () => {
    const definition = JSON.stringify({
      questions: [
        { id: 'skala', kind: 'scale', codes: ['0', '2', '4'] },
        { id: 'flera', kind: 'multiple', codes: ['1', '2'] },
      ],
    })
    const estimated = async (responses: string, people: string) => {
      const { estimates } = await written([
        ...['estimate', '--definition', terminal.file('enkat.json', definition), '--responses', terminal.file('svar.csv', responses)],
        ...['--population', terminal.file('folk.csv', people), '--out', out(), '--force'],
      ])
      return estimates
    }
    const lines = ['N,1,0,1', 'N,2,2,2', 'N,1,4,', 'N,2,,1', 'S,1,2,2', 'S,2,4,1']
    const usual = await estimated(['area,age,skala,flera', ...lines].join('\n'), 'area,age,people\nN,1,50\nN,2,60\nS,1,40\nS,2,30\n')
    const floating = lines.map((line) => line.replaceAll(/\d/g, '$&.0'))
    const again = await estimated(
      ['area,age,skala,flera', ...floating].join('\n'),
      'area,age,people\nN,1.0,50.0\nN,2.0,60.0\nS,1.0,40.0\nS,2.0,30.0\n',
    )
    expect(again).to.deep.equal(usual)
  })
})
