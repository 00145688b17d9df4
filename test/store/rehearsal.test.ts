import { expect } from 'chai'
import { FORM_NAMES } from '../../server/domain/dialogues/contract.ts'
import { formNamed } from '../../server/domain/dialogues/index.ts'
import { fieldsOf, read } from '../../server/domain/dialogues/reading.ts'
import { dayInto, daysAround } from '../../server/domain/rehearsal/calendar.ts'
import { gridLand } from '../../server/domain/rehearsal/grid.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import * as areas from '../../server/store/areas.ts'
import * as readings from '../../server/store/readings.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as texts from '../../server/store/texts.ts'
import * as urn from '../../server/store/urn.ts'
import { readNotes } from '../../server/work/rehearsal/dialogues.ts'
import { fill, settle } from '../../server/work/rehearsal/fill.ts'
import { readSome } from '../../server/work/rehearsal/reading.ts'
import { rehearsalLands, rehearsalSurveys } from '../fixtures/rehearsal.ts'
import { onEveryBackend } from './backends.ts'

const TODAY = '2026-11-22'

onEveryBackend('a rehearsal round in the store', (db) => {
  let survey: Survey
  before(async () => {
    survey = (await rehearsalSurveys())[1]
  })
  const land = gridLand('9900', 'Rutköping', 'rutkoping', 30)
  const invented = () => ({ survey, turnout: { code: 610, open: 40 }, seed: 3, ...daysAround(TODAY) })

  it('lies in the urn whole, is marked a rehearsal, and has a code for every area', async () => {
    await settle(db(), land)
    const { round, codes } = await fill(db(), land, invented())
    expect(await rounds.byId(db(), round.id)).to.deep.include({ rehearsal: true, openLink: true, surveyHash: survey.hash })
    expect(await urn.count(db(), round.id)).to.equal(650)
    expect(await rounds.areaCodes(db(), round.id)).to.deep.equal(codes)
    expect(new Set(codes.map(({ areaId }) => areaId))).to.have.keys(land.areas.map(({ id }) => id))
  })

  it('has the same answers and codes when it is made again with the same seed', async () => {
    await settle(db(), land)
    const first = await fill(db(), land, invented())
    const answers = await documentsOf(first.round.id)
    await db().deleteFrom('area_codes').execute()
    await db().deleteFrom('urn').execute()
    await db().deleteFrom('rounds').execute()
    const second = await fill(db(), land, invented())
    expect(second.codes).to.deep.equal(first.codes)
    expect(await documentsOf(second.round.id)).to.deep.equal(answers)
  })

  it('can have as many areas as are asked for, each drawn and lived in', async () => {
    await settle(db(), gridLand('9900', 'Rutköping', 'rutkoping', 239))
    const below = await areas.below(db(), '9900', 2026)
    expect(below).to.have.length(239)
    expect(below.every(({ outline }) => outline !== null)).to.equal(true)
  })

  it('has two of three texts read, masked as a reader would, and leaves the third', async () => {
    await settle(db(), land)
    const { round } = await fill(db(), land, { ...invented(), turnout: { code: 1, open: 0 } })
    const [area] = land.areas
    const words = ['Ring Märta på 070-174 06 35.', 'Laga lamporna.', 'Inget särskilt.', 'Fler vuxna ute.', 'Mer ljus.', 'Städa oftare.']
    await texts.add(
      db(),
      round.id,
      words.map((said, place) => ({ id: `text ${place}`, areaId: area?.id ?? '', question: 'forslag', words: said })),
    )
    await readSome(db(), round.id)
    expect((await readings.progress(db(), 'survey', [round.id])).get(round.id)).to.deep.equal({ waiting: 2, shown: 4, withheld: 0 })
    const shown = await readings.shown(db(), texts.queueOf(round.id), { most: 9 })
    expect(shown[0]?.words).to.equal('Ring [namn] på [telefonnummer].')
  })

  const documentsOf = async (roundId: string) => (await urn.page(db(), roundId, '', 1_000_000)).map(({ document }) => document).sort()
})

describe('The invented dialogues', () => {
  it('are each such as the form would take, about areas and themes that exist', async () => {
    const [, { themes }] = await rehearsalSurveys()
    const lands = await rehearsalLands()
    for (const { kommunId, year, partOfYear, ...note } of await readNotes()) {
      const land = lands.find(({ kommun }) => kommun.id === kommunId)
      const form = formNamed(note.form)
      if (!land || !form) throw new Error(`${note.place} has no known kommun or form.`)
      const fields = fieldsOf({ ...note, heldOn: dayInto(year, partOfYear, TODAY) })
      const reading = read(form, (name) => fields[name] ?? '', { today: TODAY, areas: land.areas, themes, liesIn: () => true })
      expect(reading, note.place).to.deep.include({ ok: true })
      expect(reading.ok && reading.recorded).to.deep.equal({ ...note, heldOn: dayInto(year, partOfYear, TODAY) })
    }
  })

  it('use every form of dialogue there is', async () => {
    expect(new Set((await readNotes()).map(({ form }) => form))).to.have.property('size', FORM_NAMES.length)
  })
})
