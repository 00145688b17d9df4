import { expect } from 'chai'
import { replay } from '../../../../server/domain/actions/history.ts'
import { guess, readActions, UNTOLD } from '../../../../server/domain/actions/importing.ts'
import { STATES } from '../../../../server/domain/actions/states.ts'
import { actionTable, lineOf } from '../../../../server/domain/actions/table.ts'
import { csv } from '../../../../server/formats/csv.ts'
import { readCsv } from '../../../../server/formats/read-csv.ts'
import { anAction, HISTORIES } from '../../../fixtures/actions.ts'
import { AREAS } from '../../../fixtures/places.ts'

const SETTING = {
  today: '2026-11-22',
  areas: AREAS.filter(({ parentId }) => parentId === '9901'),
  themes: [{ id: 'nedskrapning', title: 'Nedskräpning' }],
}

function tableOf(text: string) {
  const reading = readCsv(text)
  if (!reading.ok) throw new Error(reading.faults[0]?.sentence)
  return reading.table
}
const readAs = (text: string) => readActions(tableOf(text), guess(tableOf(text)), SETTING)

describe('an older list of actions', () => {
  it('is understood by the names its columns and states usually have', () => {
    const reading = readAs(
      'Åtgärd;Plats;Ansvarig;Status;Stadsdel;Kategori;Deadline;Datum;Kommentar\nByt lampor;Tunneln;Gatan;Åtgärdat;norr;nedskräpning;2024-05-01;2024-04-01;Sex bytta',
    )
    expect(reading.ok && reading.actions[0]?.planned).to.deep.equal({
      ...{ what: 'Byt lampor', place: 'Tunneln', areaId: '9901N', theme: 'nedskrapning', responsible: ['Gatan'] },
      ...{ dueOn: '2024-05-01', shown: false },
    })
    expect(reading.ok && reading.actions[0]?.steps.map(({ to, on, words }) => [to, on, words])).to.deep.equal([
      ['proposed', '2024-04-01', ''],
      ['decided', '2024-04-01', ''],
      ['done', '2024-04-01', 'Sex bytta'],
    ])
    const proposed = readAs('Åtgärd;Plats;Ansvarig;Status;Kommentar\nByt lampor;Tunneln;Gatan;Förslag;Frågan är ställd')
    expect(proposed.ok && proposed.actions[0]?.steps.map(({ to, words }) => [to, words])).to.deep.equal([['proposed', 'Frågan är ställd']])
  })

  it('gives histories that could have happened, for every state, and says where the list tells no reason', () => {
    const lines = ['Förslag', 'Planeras', 'Nej', 'Pågår', 'Klar', 'Delvis', 'Ej utförd'].map((state) => `Byt;Här;Gatan;${state}`)
    const reading = readAs(`vad;plats;ansvarig;status\n${lines.join('\n')}`)
    expect(reading.ok && reading.unexplained).to.equal(4)
    if (!reading.ok) return
    expect(reading.actions.map(({ steps }) => replay(steps, SETTING.today))).to.deep.equal([
      ...STATES.slice(0, 2),
      'declined',
      'begun',
      'done',
      'partly',
      'dropped',
    ])
    expect(reading.actions[2]?.steps.at(-1)?.words).to.equal(UNTOLD)
  })

  it('is refused whole, every fault told with its line', () => {
    const reading = readAs('vad;plats;ansvarig;status;område;senast\n;Här;Gatan;klar;;\nByt;Här;;hux flux;Nordpolen;i vår')
    expect(reading.ok).to.equal(false)
    const told = reading.ok ? '' : reading.faults.join('\n')
    for (const fault of [
      'rad 2: ”Vad som ska göras” är tom.',
      'rad 3: Ingen ansvarar.',
      'Välj vad läget ”hux flux” betyder.',
      'Området ”Nordpolen” finns inte',
      '”i vår” är inte ett datum',
    ])
      expect(told).to.contain(fault)
    expect(readAs('a;b\n1;2')).to.deep.include({ ok: false })
  })

  it('takes back what our own file gave out: what, where, who, when, and where it stood', async () => {
    const given = STATES.map((state, n) =>
      anAction({
        id: state,
        steps: HISTORIES[state],
        responsible: ['Gatuenheten', 'Polisen'],
        areaId: n % 2 ? null : '9901S',
        dueOn: n % 3 ? null : '2026-01-01',
      }),
    )
    const beside = {
      audience: 'staff' as const,
      kommun: { name: 'Lillköping', slug: 'lillkoping' },
      today: SETTING.today,
      areaName: () => 'Söder',
      themeName: () => 'Nedskräpning',
    }
    const dialect = { delimiter: ',', opening: '', number: String, words: (value: string) => value } as const
    let text = ''
    for await (const piece of csv(
      actionTable(
        given.map((action) => lineOf(action, [], beside)),
        beside,
        false,
      ),
      dialect,
    ))
      text += piece
    const reading = readAs(text)
    if (!reading.ok) throw new Error(reading.faults.join('\n'))
    for (const [n, { planned, steps }] of reading.actions.entries()) {
      const before = given[n]
      expect(planned).to.deep.include({
        what: before?.what,
        place: before?.place,
        areaId: before?.areaId,
        dueOn: before?.dueOn,
        responsible: before?.responsible,
      })
      expect([steps.at(-1)?.to, steps.at(-1)?.on, steps.at(-1)?.words]).to.deep.equal([
        before?.steps.at(-1)?.to,
        before?.steps.at(-1)?.on,
        before?.steps.at(-1)?.words,
      ])
    }
  })
})
