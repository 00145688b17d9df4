import { type Request, type Response, Router } from 'express'
import { day } from '../../domain/format.ts'
import * as actions from '../../store/actions.ts'
import * as audit from '../../store/audit.ts'
import * as quotes from '../../store/quotes.ts'
import * as readings from '../../store/readings.ts'
import { historyWords, type StepWords } from '../actions/words.ts'
import { entryOf, tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { dialogueFor, keptIn, surroundings } from './surroundings.ts'

declare module '../show.ts' {
  interface Pages {
    'dialoger/sheet': {
      readonly id: string
      readonly place: string
      readonly heldOn: string
      readonly kommun: string
      /** How many things were said about each theme. */
      readonly themes: readonly { readonly title: string; readonly times: number }[]
      readonly quotes: readonly string[]
      readonly actions: readonly {
        readonly what: string
        readonly place: string
        readonly responsible: string
        readonly history: readonly StepWords[]
      }[]
      /** Where those who took part can follow what happens. */
      readonly follow: string
      readonly asOf: string
    }
  }
}

/** What those who took part are told afterwards, on paper; and handing in what was said, so that it may be quoted. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/dialoger/:id/blad', (req, res) => sheet(deps, req, res))
  router.post('/dialoger/:id/citat', async (req, res) => {
    const { dialogue, kommun } = await dialogueFor(deps, req, 'write dialogues')
    const entry = entryOf(deps, req, kommun.id, { what: 'handed in quotes', details: { dialogue: dialogue.id } })
    await audit.recording(deps.db, entry, async (db) => {
      await quotes.handIn(db, dialogue)
      return true
    })
    res.redirect(303, `/dialoger/${dialogue.id}`)
  })
  return router
}

/** The most actions on one sheet. */
const MOST = 100

async function sheet(deps: Deps, req: Request, res: Response): Promise<void> {
  const { dialogue, kommun } = await dialogueFor(deps, req, 'see dialogues')
  await tell(deps, req, kommun.id, { what: 'saw dialogue', details: { dialogue: dialogue.id } })
  const { themes, today } = await surroundings(deps, kommun.id, dialogue.heldOn, keptIn(dialogue))
  const ids = dialogue.observations.map(({ id = '' }) => id)
  const said = await readings.shown(deps.db, quotes.queueOf(kommun.id), { ids, most: ids.length })
  const filter = { kommunIds: [kommun.id], dialogueId: dialogue.id, shown: true }
  const found = await actions.list(deps.db, filter, 'latest', { most: MOST, after: 0 })
  show(req, res, 'dialoger/sheet', {
    title: 'Tack för att du var med',
    section: 'dialoger',
    rehearsal: dialogue.rehearsal,
    id: dialogue.id,
    place: dialogue.place,
    heldOn: day(dialogue.heldOn),
    kommun: kommun.name,
    themes: themes.flatMap(({ id, title }) => {
      const times = dialogue.observations.filter((observation) => observation.themes.includes(id)).length
      return times === 0 ? [] : [{ title: title.sv ?? id, times }]
    }),
    quotes: said.map(({ words }) => words),
    actions: found.map(({ what, place, responsible, steps }) => ({
      ...{ what, place, responsible: responsible.join(', ') },
      history: historyWords(steps),
    })),
    follow: `${deps.config.baseUrl}/ni-sa-vi-gor/${kommun.slug}`,
    asOf: day(today),
  })
}
