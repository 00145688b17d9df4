import { expect } from 'chai'
import { prune } from '../../server/domain/answers.ts'
import { written } from '../../server/domain/shorthand.ts'
import { fromRoot } from '../../server/root.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as surveys from '../../server/store/surveys.ts'
import * as urn from '../../server/store/urn.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'
import { unsealed } from '../fixtures/unsealed.ts'

const ROUND = '--survey trygghet-2026 --kommun svenljunga --opens 2026-08-01 --closes 2026-08-31 --results 2026-12-01 --open-link'
const COUNTED = ['count', 'svenljunga', '2026']
const CHECK = ['check', 'svenljunga', '2026']

describe('count', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
  })
  afterEach(() => terminal.close())

  it('counts a closed round and says how many answered', async () => {
    await aRoundOf(terminal, 12)
    const { code, said, complained } = await terminal.type(COUNTED)
    expect([code, complained]).to.deep.equal([0, ''])
    expect(said).to.contain('Blandar svaren').and.contain('Svenljunga 2026 är räknad: 12 svar.')
  })

  it('refuses a round that is open', async () => {
    await aRoundOf(terminal, 3, ROUND.replace('2026-08-31', '2026-09-30'))
    const { code, complained } = await terminal.type(COUNTED)
    expect(code).to.equal(1)
    expect(complained).to.contain('Omgången har inte stängt.')
  })

  it('refuses a round that is not there, and says which are', async () => {
    await aRoundOf(terminal, 0)
    expect((await terminal.type(['count', 'svenljunga', '2031'])).complained).to.equal(
      'Omgången ”svenljunga 2031” finns inte. Det finns: svenljunga 2026.',
    )
    for (const words of [[], ['svenljunga'], ['svenljunga', 'i fjol'], ['svenljunga', '2026', '2027']])
      expect((await terminal.type(['count', ...words])).complained).to.contain('Ange omgången som KOMMUN ÅR')
  })

  it('ends with 2 when it could not be done', async () => {
    await aRoundOf(terminal, 3)
    await terminal.db.updateTable('rounds').set({ survey_hash: 'another' }).execute()
    const { code, complained } = await terminal.type(COUNTED)
    expect(code).to.equal(2)
    expect(complained).to.contain('Enkätfilen har ändrats')
  })

  it('goes on with a counting that was left', async () => {
    const roundId = await aRoundOf(terminal, 5)
    const id = await jobs.request(terminal.db, 'count', roundId, new Date('2026-09-14T10:00:00Z'))
    expect((await terminal.type(COUNTED)).code).to.equal(0)
    expect((await jobs.byId(terminal.db, id))?.state).to.equal('done')
  })
})

describe('check', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    await aRoundOf(terminal, 40)
    await terminal.type(COUNTED)
  })
  afterEach(() => terminal.close())

  it('finds nothing to say about what was counted', async () => {
    expect(await terminal.type(CHECK)).to.deep.equal({ code: 0, said: 'svenljunga 2026: allt stämmer.', complained: '' })
    expect((await terminal.type(['check'])).code).to.equal(0)
  })

  it('says which rounds are not counted, and does not mind', async () => {
    await terminal.type(['add-round', ...ROUND.replaceAll('2026', '2025').split(' ')])
    expect(await terminal.type(['check'])).to.include({ code: 0, said: 'svenljunga 2026: allt stämmer.\nsvenljunga 2025: inte räknad än.' })
  })

  it('finds a figure that somebody has changed', async () => {
    const { document, ...at } = await terminal.db
      .selectFrom('figures')
      .selectAll()
      .where('population', '=', 'kommun')
      .where('question', '=', 'kon')
      .executeTakeFirstOrThrow()
    const changed = JSON.stringify({ ...JSON.parse(document), unanswered: 1000 })
    await terminal.db
      .updateTable('figures')
      .set({ document: changed })
      .where('population', '=', at.population)
      .where('question', '=', at.question)
      .execute()
    const { code, complained } = await terminal.type(CHECK)
    expect(code).to.equal(2)
    expect(complained).to.match(/^svenljunga 2026: 1 skillnad\.\n {2}kommun\|open\|kon unanswered: sparat 1000, omräknat \d+$/)
  })

  it('finds a changed cell of the cube', async () => {
    await terminal.db
      .updateTable('cube_cells')
      .set((cell) => ({ respondents: cell('respondents', '+', 1) }))
      .where('slice', '=', '')
      .execute()
    const { code, complained } = await terminal.type(CHECK)
    expect(code).to.equal(2)
    expect(complained).to.contain('svarande: sparat')
  })

  it('finds an answer that has gone, and one that has been changed', async () => {
    const { id, signs } = await terminal.db.selectFrom('responses').select(['id', 'signs']).executeTakeFirstOrThrow()
    await terminal.db
      .updateTable('responses')
      .set({ signs: JSON.stringify(JSON.parse(signs).map(() => null)) })
      .where('id', '=', id)
      .execute()
    expect((await terminal.type(CHECK)).code).to.equal(2)
    await terminal.db.deleteFrom('responses').where('id', '=', id).execute()
    const { code, complained } = await terminal.type(CHECK)
    expect(code).to.equal(2)
    expect(complained).to.contain('antal svar: sparat 40, omräknat 39')
  })

  it('names the first differences only, however many there are', async () => {
    await terminal.db.deleteFrom('figures').execute()
    const { complained } = await terminal.type(CHECK)
    expect(complained.split('\n')).to.have.length(11)
  })

  it('finds that a round was counted by another survey than the one there is', async () => {
    await terminal.db.updateTable('snapshots').set({ survey_hash: 'another' }).execute()
    expect(await terminal.type(CHECK)).to.include({ code: 2 })
  })
})

/** A round with so many answers in its urn, all alike but for their area; gives its id. */
async function aRoundOf(terminal: Terminal, people: number, options = ROUND): Promise<string> {
  await terminal.type(['add-round', ...options.split(' ')])
  await unsealed(terminal.db)
  const [round] = await rounds.all(terminal.db)
  const loading = await surveys.load(fromRoot('surveys'))
  const survey = loading.ok && loading.surveys.get('trygghet-2026')
  if (!round || !survey) throw new Error('The round could not be added.')
  const areaIds = (await terminal.db.selectFrom('areas').select('id').where('level', '=', 'area').orderBy('id').execute()).map(
    ({ id }) => id,
  )
  const given = prune(survey, { answers: { kon: 'kvinna', alder: '30-44' }, texts: {} })
  for (let n = 0; n < people; n++) {
    await urn.put(terminal.db, round.id, written(survey, { source: 'open', areaId: areaIds[n % areaIds.length] ?? '', ...given }))
  }
  return round.id
}
