import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Step } from '../../server/domain/actions/action.ts'
import { movesFrom } from '../../server/domain/actions/states.ts'
import type { Dialogue } from '../../server/domain/dialogues/dialogue.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'
import * as actions from '../../server/store/actions.ts'
import { atomically } from '../../server/store/atomically.ts'
import * as database from '../../server/store/database.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as quotes from '../../server/store/quotes.ts'
import { spread } from './machine.ts'
import type { Bench } from './main.ts'
import { aBenchHouse, VIEWER } from './places.ts'
import { type Served, serve } from './server.ts'
import { Visitor } from './visitor.ts'

/** What residents and staff wait for when a kommun has told of thousands of actions: the public pages and the plan. */
export const bench: Bench = {
  name: 'feedback',
  summary: 'Ni sa – vi gör and the action plan, weight and time: --actions 5000 --observations 20000 --times 40',
  async run(args) {
    const options = {
      actions: { type: 'string', default: '5000' },
      observations: { type: 'string', default: '20000' },
      times: { type: 'string', default: '40' },
    } as const
    const { values } = parseArgs({ args, options })
    await measure(Number(values.actions), Number(values.observations), Number(values.times))
  },
}

const OBSERVATIONS_EACH = 10

async function measure(many: number, observations: number, times: number): Promise<void> {
  await using house = await aBenchHouse({ answers: 0 })
  await fill(house.file, house.areaIds, many, observations)
  const server = await serve(house.file)
  try {
    const visitor = new Visitor(server.port)
    const home = '/ni-sa-vi-gor/provkoping'
    for (const path of [home, `${home}?sida=100`, `${home}/omrade/${house.areaIds[0]}`, `${home}/citat`, `${home}/flode.xml`])
      await ask(server, visitor, path, times)
    await visitor.ask('POST', '/logga-in', new URLSearchParams({ epost: VIEWER.email, losenord: VIEWER.password }).toString())
    for (const path of ['/atgarder', '/atgarder/plan/provkoping', '/atgarder/plan/provkoping?forsenade=ja'])
      await ask(server, visitor, path, times)
    visitor.leave()
  } finally {
    await server.stop()
  }
}

async function ask(server: Served, visitor: Visitor, path: string, times: number): Promise<void> {
  const took: number[] = []
  let bytes = 0
  let cpuMs = 0
  for (let n = 0; n < times + 10; n++) {
    if (n === 10) cpuMs = server.cpuMs()
    const begun = performance.now()
    const reply = await visitor.ask('GET', path)
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
    if (n >= 10) took.push(performance.now() - begun)
    bytes = reply.bytes
  }
  console.log(
    `  ${path.padEnd(44)}: ${(bytes / 1000).toFixed(1)} kB compressed; ${spread(took)}; ${((server.cpuMs() - cpuMs) / times).toFixed(0)} ms of processor each`,
  )
}

async function fill(file: string, areaIds: readonly string[], many: number, observations: number): Promise<void> {
  const db = database.open(file)
  const dice = random(1)
  await atomically(db, async (db) => {
    for (let n = 0; n < observations / OBSERVATIONS_EACH; n++) {
      const dialogue = aDialogue(dice, areaIds, n)
      await dialogues.add(db, dialogue)
      const kept = n % 10 === 0 ? await dialogues.get(db, dialogue.id) : undefined
      if (kept) await quotes.handIn(db, kept)
    }
    for (let n = 0; n < many; n++) await actions.add(db, anAction(dice, areaIds, n, observations / OBSERVATIONS_EACH))
    await db.updateTable('texts').set({ state: 'shown' }).where('source', '=', 'quote').execute()
  })
  await db.destroy()
}

const THEMES = ['trafik', 'belysning', 'nedskrapning', 'otrygga_platser', 'ungdomsgang']
const words = (dice: Random, most: number) =>
  Array.from({ length: 5 + Math.floor(dice() * most) }, () => Math.floor(dice() * 36 ** 5).toString(36)).join(' ')
const one = <One>(dice: Random, from: readonly One[]) => from[Math.floor(dice() * from.length)] as One

function aDialogue(dice: Random, areaIds: readonly string[], n: number): Dialogue {
  const empty = { suggestion: '', place: '', point: null, reasons: [], timeOfDay: null, times: 1 }
  const observation = () => ({ ...empty, themes: [one(dice, THEMES)], severity: 2 as const, said: words(dice, 30) })
  return {
    ...{ id: `dialog-${n}`, kommunId: '9900', form: 'medborgardialog', heldOn: '2026-05-12', place: 'Torget' },
    ...{ areaId: one(dice, areaIds), tookPart: 'boende', people: 20, details: {}, rehearsal: true, version: 1 },
    observations: Array.from({ length: OBSERVATIONS_EACH }, observation),
  }
}

function anAction(dice: Random, areaIds: readonly string[], n: number, dialogues: number) {
  const steps: Step[] = [{ to: 'proposed', on: '2026-05-12', by: 'boende', words: '' }]
  for (let tries = Math.floor(dice() * 4); tries > 0; tries--) {
    const next = one(dice, movesFrom(steps.at(-1)?.to ?? 'proposed'))
    steps.push({ to: next.to, on: `2026-0${6 + steps.length}-01`, by: 'tekniska nämnden', words: words(dice, 60) })
  }
  return {
    ...{ id: randomUUID(), kommunId: '9900', areaId: one(dice, areaIds), what: words(dice, 6), place: 'Torget', theme: one(dice, THEMES) },
    ...{ responsible: ['Gatuenheten'], dueOn: `2026-0${1 + (n % 9)}-15`, shown: true, steps, effect: null },
    observations: [`dialog-${Math.floor((dice() * dialogues) / 10) * 10}.${n % OBSERVATIONS_EACH}`],
    ...{ rehearsal: true, version: 1 },
  }
}
