import { type Beside, linesOf, observationTable } from '../../server/domain/exports/observations.ts'
import { FORMATS } from '../../server/formats/index.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { expectGolden } from '../fixtures/golden.ts'
import { wholeFile } from '../fixtures/tables.ts'

const BESIDE = {
  kommun: { name: 'Lillköping' },
  year: 2026,
  rehearsal: true,
  areaName: (id: string) => ({ '9901N': 'Norr' })[id] ?? id,
  themeName: (id: string) => ({ nedskrapning: 'Nedskräpning', stold: 'Stöld' })[id] ?? id,
}
const DIALOGUES = [
  aDialogue({
    id: 'a',
    observations: [
      anObservation({ id: 'a.0', themes: ['nedskrapning', 'stold'], place: 'Bron', point: { longitude: 12.05123, latitude: 57.15123 }, reasons: ['ljus'], timeOfDay: 'natt' }),
      anObservation({ id: 'a.1', severity: 0, said: '' }),
    ],
  }),
  aDialogue({ id: 'b', form: 'est', areaId: null, details: { enhet: 'Gården' }, observations: [anObservation({ id: 'b.0', times: 4, suggestion: '=städat; igår' })] }),
]

describe('The files of Lillköping’s dialogues', () => {
  const table = (name: Beside['name']) => {
    const beside = { ...BESIDE, name }
    return observationTable(
      DIALOGUES.flatMap((dialogue) => linesOf(dialogue, beside)),
      beside,
    )
  }

  it('have the observations for Excel unchanged', async () => {
    expectGolden('observationer-excel.csv', await wholeFile(FORMATS['csv-excel'], table('observationer')))
  })

  it('have the places to share unchanged as GeoJSON', async () => {
    expectGolden('platser.geojson', await wholeFile(FORMATS.geojson, table('platser')))
  })
})
