import { expect } from 'chai'
import { type Import, isPending, isUnderWay, roundOf, undoWords, whyKept } from '../../../../server/domain/imports/import.ts'
import { askedValues, NOT_ANSWERED, readValues } from '../../../../server/domain/imports/values.ts'
import { guessed, PLACES, SURVEY_2025 } from '../../../fixtures/imports.ts'

const IMPORT: Import = {
  ...{ id: 'i', kommunId: '9901', surveyId: 'lilla-2025', surveyHash: SURVEY_2025.hash, year: 2025 },
  ...{ opensOn: '2025-11-01', closesOn: '2025-12-31', rehearsal: true, fileName: 'svar.csv', bytes: 10, sha256: 'ab' },
  ...{ staffId: 'sara', begunAt: '2026-02-01T10:00:00.000Z', state: 'ordered', roundId: null, people: null, endedAt: null },
}

describe('an import', () => {
  it('becomes a round that is closed, open to nobody, with its results out the day after', () => {
    expect(roundOf(IMPORT, 'r')).to.deep.equal({
      ...{
        id: 'r',
        kommunId: '9901',
        surveyId: 'lilla-2025',
        surveyHash: SURVEY_2025.hash,
        year: 2025,
        opensOn: '2025-11-01',
        closesOn: '2025-12-31',
      },
      ...{ resultsOn: '2026-01-01', openLink: false, rehearsal: true, sealed: false, cancelledOn: null },
    })
  })

  it('is pending until its round is whole, and left alone while work on it is under way', () => {
    const states = ['received', 'scanned', 'mapped', 'checked', 'ordered', 'arriving', 'whole', 'leaving', 'undone'] as const
    expect(states.filter((state) => isPending({ state }))).to.deep.equal([
      'received',
      'scanned',
      'mapped',
      'checked',
      'ordered',
      'arriving',
    ])
    expect(states.filter((state) => isUnderWay({ state }))).to.deep.equal(['received', 'mapped', 'ordered', 'arriving', 'leaving'])
  })

  it('is undone by words that name it, unless something rests on it', () => {
    expect(undoWords('Varberg', 2024)).to.equal('Varberg 2024')
    expect(whyKept({ countedYears: [], extracts: 0 })).to.equal(null)
    expect(whyKept({ countedYears: [2025, 2026], extracts: 1 })).to.contain('2025 och 2026 har räknats efter den')
    expect(whyKept({ countedYears: [], extracts: 1 })).to.contain('någon har beställt mikrodata ur den')
  })
})

describe('the meaning of values', () => {
  const text = 'område,tillit,platser,ar_i_omradet\nNorr,5,"1;3",7\nNorr,toppen,2,vet inte\n'
  const scan = {
    columns: [
      { name: 'område', values: ['Norr'] },
      { name: 'tillit', values: ['5', 'toppen'] },
      { name: 'platser', values: ['1;3', '2'] },
      { name: 'ar_i_omradet', values: ['7', 'vet inte'] },
    ],
    rows: 2,
  }

  it('is asked of every value but numbers to a question for numbers, each by itself where several may stand together', async () => {
    const asked = askedValues(await guessed(text), scan, SURVEY_2025, PLACES)
    expect(asked.map(({ id, values }) => [id, values.map(({ written, meant }) => [written, meant])])).to.have.deep.members([
      ['omrade', [['Norr', '9901N']]],
      [
        'varde.tillit',
        [
          ['5', '5'],
          ['toppen', ''],
        ],
      ],
      [
        'varde.platser',
        [
          ['1', '1'],
          ['3', '3'],
          ['2', '2'],
        ],
      ],
      ['varde.ar_i_omradet', [['vet inte', '']]],
    ])
  })

  it('is read into the mapping, not answered as null and the code itself as nothing told; what is not said is asked for again', async () => {
    const mapping = await guessed(text)
    const asked = askedValues(mapping, scan, SURVEY_2025, PLACES)
    const all = new Map(
      asked.flatMap(({ values }) => values.map(({ field, meant }) => [field, meant === '' ? NOT_ANSWERED : meant] as const)),
    )
    const reading = readValues((field) => all.get(field) ?? '', mapping, asked)
    expect(reading.ok && reading.mapping.questions).to.deep.include({
      tillit: { column: 'tillit', values: { toppen: null } },
      ar_i_omradet: { column: 'ar_i_omradet', values: { 'vet inte': null } },
    })
    expect(reading.ok && reading.mapping.area.values).to.deep.equal({ Norr: '9901N' })
    const short = readValues((field) => (field === 'varde.tillit.1' ? '' : (all.get(field) ?? '')), mapping, asked)
    expect(short).to.deep.equal({ ok: false, faults: [{ field: 'varde.tillit.1', sentence: 'Välj vad ”toppen” betyder.' }] })
  })
})
