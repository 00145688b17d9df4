import { existsSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { FORM_NAMES } from '../../server/domain/dialogues/contract.ts'
import type { Staff } from '../../server/domain/staff.ts'
import * as accounts from '../../server/store/accounts.ts'
import * as areas from '../../server/store/areas.ts'
import * as audit from '../../server/store/audit.ts'
import { verify } from '../../server/store/audit-chain.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as drafts from '../../server/store/drafts.ts'
import * as jobs from '../../server/store/jobs.ts'
import type { PasswordHash } from '../../server/store/password.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as sessions from '../../server/store/sessions.ts'
import * as staff from '../../server/store/staff.ts'
import * as texts from '../../server/store/texts.ts'
import * as voices from '../../server/store/voices.ts'
import * as beside from '../../server/work/beside.ts'
import * as folder from '../../server/work/draw/folder.ts'
import { sweep } from '../../server/work/sweep.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { AREAS } from '../fixtures/places.ts'
import { aRound } from '../fixtures/rounds.ts'
import { onEveryBackend } from './backends.ts'

const NOW = new Date('2026-09-15T10:00:00Z')
const NOTHING = { drafts: 0, sessions: 0, texts: 0, notes: 0, tips: 0, accounts: 0, formerNames: 0, extracts: 0, imports: 0, auditRows: 0 }
const KLARA: Staff = { id: 'klara', name: 'Klara', email: 'klara@exempel.se', role: 'kommunpolis', kommunIds: ['9901'] }

onEveryBackend('the sweep', (db) => {
  beforeEach(() => areas.write(db(), AREAS))
  const swept = async () =>
    (await audit.list(db(), { kommunIds: [], nobodys: true }, 100)).flatMap(({ event }) => (event.what === 'swept' ? [event.details] : []))

  it('reports nothing and tells nothing when there is nothing to take', async () => {
    expect(await sweep(db(), NOW)).to.deep.equal(NOTHING)
    expect(await audit.list(db(), { kommunIds: [], nobodys: true }, 1)).to.deep.equal([])
  })

  it('takes sessions that have ended, and tells how many in the trail', async () => {
    await sessions.write(db(), 'old', { staffId: null, document: '{}' }, new Date('2026-09-14T10:00:00Z'))
    await sessions.write(db(), 'new', { staffId: null, document: '{}' }, NOW)
    expect(await sweep(db(), NOW)).to.deep.equal({ ...NOTHING, sessions: 1 })
    expect(await swept()).to.deep.equal([
      { drafts: 0, sessions: 1, texts: 0, notes: 0, tips: 0, accounts: 0, formerNames: 0, extracts: 0, imports: 0 },
    ])
    expect(await sweep(db(), NOW)).to.deep.equal(NOTHING)
  })

  it('takes drafts after their last day, reports how many, and keeps no number below ten in the trail', async () => {
    const round = aRound()
    await rounds.add(db(), round)
    const box = drafts.box(
      db(),
      () => '2026-09-14',
      () => '2026-09-15',
    )
    const begin = async (people: number) => {
      for (let n = 0; n < people; n++) await box.start(round.id, { source: 'open', areaId: null, answers: {}, texts: {} })
    }
    await begin(3)
    expect(await sweep(db(), NOW)).to.deep.equal({ ...NOTHING, drafts: 3 })
    await begin(10)
    expect(await sweep(db(), NOW)).to.deep.equal({ ...NOTHING, drafts: 10 })
    expect((await swept()).map(({ drafts }) => drafts)).to.deep.equal([10, -1])
  })

  it('takes what people wrote two years after their results were promised, and not a day before', async () => {
    await rounds.add(db(), aRound({ id: 'old', year: 2023, resultsOn: '2024-09-14' }))
    await rounds.add(db(), aRound({ id: 'new', year: 2024, resultsOn: '2024-09-15' }))
    for (const round of ['old', 'new']) await texts.add(db(), round, [{ id: 't', areaId: '9901N', question: 'forslag', words: 'Mer ljus' }])
    expect(await sweep(db(), NOW)).to.deep.equal({ ...NOTHING, texts: 1 })
    expect(await texts.byId(db(), 'old', 't')).to.equal(undefined)
    expect(await texts.byId(db(), 'new', 't')).to.not.equal(undefined)
  })

  it('takes the words of tips, places and EST reports after one year and of other dialogues after three, and keeps what is counted', async () => {
    const [lastYear, longAgo] = ['2025-09-14', '2023-09-14']
    for (const form of FORM_NAMES) {
      await dialogues.add(db(), aDialogue({ id: `${form} last year`, form, heldOn: lastYear, observations: [anObservation()] }))
      await dialogues.add(
        db(),
        aDialogue({ id: `${form} long ago`, form, heldOn: longAgo, observations: [anObservation(), anObservation()] }),
      )
    }
    const counted = () => voices.ofThemes(db(), '9901', '2020-01-01', '2026-12-31')
    const before = await counted()
    expect(await sweep(db(), NOW)).to.deep.equal({ ...NOTHING, notes: 2 * FORM_NAMES.length + 3 })
    expect(await counted()).to.deep.equal(before)
    const saidIn = async (id: string) => (await dialogues.get(db(), id))?.observations.map(({ said }) => said)
    expect(await saidIn('tips last year')).to.deep.equal([''])
    expect(await saidIn('intervju last year')).to.deep.equal([anObservation().said])
    expect(await saidIn('intervju long ago')).to.deep.equal(['', ''])
    expect(await sweep(db(), NOW)).to.deep.equal(NOTHING)
  })

  it('lets nobody put swept words back from a form they had open', async () => {
    const tip = aDialogue({ id: 'tip', form: 'tips', heldOn: '2025-01-01', observations: [anObservation()] })
    await dialogues.add(db(), tip)
    await sweep(db(), NOW)
    expect(await dialogues.edit(db(), tip)).to.equal(false)
  })

  it('takes accounts nobody has signed in to for two years; one never used counts from the first sweep', async () => {
    await staff.add(db(), KLARA, 'h' as PasswordHash)
    await staff.add(db(), { ...KLARA, id: 'sara', email: 'sara@exempel.se' }, 'h' as PasswordHash)
    expect(await sweep(db(), NOW)).to.deep.equal(NOTHING)
    expect((await accounts.byId(db(), 'klara'))?.usedOn).to.equal(null)
    await staff.welcome(db(), { id: 'sara', password: 'h' }, '2027-01-01')
    expect(await sweep(db(), new Date('2028-09-15T10:00:00Z'))).to.deep.equal(NOTHING)
    expect(await sweep(db(), new Date('2028-09-16T10:00:00Z'))).to.deep.equal({ ...NOTHING, accounts: 1 })
    expect(await staff.byId(db(), 'klara')).to.equal(undefined)
    expect(await staff.byId(db(), 'sara')).to.not.equal(undefined)
  })

  it('takes the trail itself after two years, and it is still whole', async () => {
    const by = { kind: 'program', staffId: null } as const
    for (const at of ['2024-09-14T21:59:59Z', '2024-09-14T22:00:00Z'])
      await audit.record(db(), { at: new Date(at), by, kommunId: null, event: { what: 'saw audit', details: {} } })
    expect(await sweep(db(), NOW)).to.deep.equal({ ...NOTHING, auditRows: 1 })
    expect(await verify(db())).to.include({ ok: true, first: 2 })
  })

  it('takes a register that was left by a draw that was broken off, a day later, and none that is being drawn from', async () => {
    for (const [roundId, hour] of [
      ['left', '09'],
      ['new', '11'],
      ['going-on', '09'],
    ] as const) {
      await folder.receive(db(), roundId, pieces('referens;område;kön;ålder'))
      const laid = new Date(`2026-09-14T${hour}:00:00Z`)
      utimesSync(dirname(await registerFile(roundId)), laid, laid)
    }
    await jobs.request(db(), 'draw', 'going-on', NOW)
    await sweep(db(), NOW)
    const lying = await Promise.all(['left', 'new', 'going-on'].map(async (roundId) => existsSync(await registerFile(roundId))))
    expect(lying).to.deep.equal([false, true, true])
  })

  const registerFile = async (roundId: string) => join(await beside.folderOfAll(db(), 'urval'), roundId, 'register.csv')
})

async function* pieces(text: string) {
  yield Buffer.from(text)
}
