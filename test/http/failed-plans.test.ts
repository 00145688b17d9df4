import { expect } from 'chai'
import type { Solver } from '../../server/domain/disclosure/program.ts'
import { count } from '../../server/domain/format.ts'
import type { Job } from '../../server/domain/job.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as publications from '../../server/store/publications.ts'
import { perform } from '../../server/work/perform.ts'
import { solver } from '../../server/work/solver.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse, answer } from '../fixtures/counted-house.ts'
import { CONTACT } from '../fixtures/editions.ts'
import { hidesNothing } from '../fixtures/hides-nothing.ts'
import { type House, ROUND_2026 } from '../fixtures/house.ts'
import { jobsEnded } from '../fixtures/jobs-ended.ts'
import { PERSONS } from '../fixtures/people.ts'

const LAGESBILD = ['', '/omrade/9901N', '/fraga/fortkorning', '/metod', '/resultat.csv', '/resultat.json'].map(
  (page) => `/lagesbild/lillkoping/2026${page}`,
)
const PUBLISHING = '/omgangar/r2026/publicering'
const EDITION = '/lillkoping/lagesbild/2026'
const FORM = { kommunpolis: 'Petra Polis', telefon: '114 14', epost: '' }

/** Everything that a counting or an edition leaves behind it. */
const STORED = ['snapshots', 'cube_cells', 'figures', 'weighings', 'protections', 'editions'] as const

/** Solvers that give no plan, and no audit. */
const SOLVERS: Readonly<Record<string, () => Promise<Solver>>> = {
  falls: async () => ({ minimise: fall, holding: fall }),
  'is too slow': () => solver(0),
}

describe('A counting or an edition that cannot be protected', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aCountedHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  /** What lies stored, and what the pages say. */
  const kept = async () => {
    const { db } = house.deps
    const stored = await Promise.all(STORED.map((table) => db.selectFrom(table).selectAll().execute()))
    const shown = await Promise.all(LAGESBILD.map(async (page) => (await sara.get(page)).html))
    return { stored: JSON.stringify(stored), shown }
  }
  const answers = async () => {
    const { db } = house.deps
    const [urn, opened] = await Promise.all(
      (['urn', 'responses'] as const).map((table) => db.selectFrom(table).select('id').where('round_id', '=', 'r2026').execute()),
    )
    return (urn?.length ?? 0) + (opened?.length ?? 0)
  }
  /** Does a job as the server's thread does it, with another solver; resolves to the job and what the log has heard. */
  async function attempt(kind: Job['kind'], subject: string, by?: Solver) {
    const { db, surveys, indexModels, now } = house.deps
    const heard: unknown[] = []
    const id = await jobs.request(db, kind, subject, now())
    const job = await perform({ db, surveys, indexModels, now, stopping: () => false, ...(by && { solver: by }) }, id, (error) =>
      heard.push(error),
    )
    return { id, job, heard }
  }
  async function asked(): Promise<string> {
    const id = crypto.randomUUID()
    await publications.ask(house.deps.db, {
      id,
      roundId: 'r2026',
      askedAt: house.deps.now().toISOString(),
      terms: { contact: CONTACT, corrects: null },
    })
    return id
  }

  for (const [how, slow] of Object.entries(SOLVERS)) {
    it(`stores nothing of a counting whose solver ${how}, names the tables, and is done when it is asked for again`, async () => {
      await answer(house, 'r2026', Array(10).fill(PERSONS).flat())
      const [before, came] = [await kept(), await answers()]
      const { id, heard } = await attempt('count', 'r2026', await slow())
      expect(await kept()).to.deep.equal(before)
      expect(await answers()).to.equal(came)
      expect(heard).to.have.length(1)
      const page = await sara.get(`/jobb/${id}`)
      expect(page.words)
        .to.contain('Räkningen stannade')
        .and.match(/hur små grupper ska skyddas i tabellerna om (antalet svarande|”[^”]+”)/)
        .and.contain('Därför visas inget av den här räkningen. Inga svar har gått förlorade')
      expect(page.html).to.contain('<a href="/lagesbild/lillkoping/2026">')

      await sara.post('/omgangar/r2026/rakning')
      await jobsEnded(house)
      expect((await sara.get(`/jobb/${id}`)).words).to.contain(`Klart. Räknade svar: ${count(came).replace(/\s/, ' ')}.`)
      expect((await kept()).shown).not.to.deep.equal(before.shown)
    })

    it(`stores nothing of an edition whose audit’s solver ${how}, says so where it was asked for, and is published when it is asked for again`, async () => {
      const before = await kept()
      const { job, heard } = await attempt('publish', await asked(), await slow())
      expect([job?.state, heard.length]).to.deep.equal(['failed', 1])
      expect(await kept()).to.deep.equal(before)
      expect((await house.visitor().get(EDITION)).status).to.equal(404)
      expect((await sara.get(PUBLISHING)).words).to.match(
        /Ingenting har publicerats\. Det gick inte att granska .* ur tabellerna om (antalet svarande|”[^”]+”)/,
      )

      await sara.post(PUBLISHING, { ...FORM, id: crypto.randomUUID() })
      await jobsEnded(house)
      expect((await house.visitor().get(EDITION)).status).to.equal(200)
      expect(await jobs.countFailed(house.deps.db)).to.equal(0)
    })
  }

  it('stores nothing of a counting that would tell of few beside the one before, names the cells, and is done when that is mended', async () => {
    const mend = await hidesNothing(house.deps, ROUND_2026)
    const before = await kept()
    const { id, heard } = await attempt('count', 'r2026')
    expect(await kept()).to.deep.equal(before)
    expect(heard).to.have.length(1)
    expect((await sara.get(`/jobb/${id}`)).words).to.match(/vad få personer har svarat: .*”[^”]+” i (Norr|Söder|Ön|hela kommunen|gruppen)/)

    await mend()
    await sara.post('/omgangar/r2026/rakning')
    await jobsEnded(house)
    expect((await sara.get(`/jobb/${id}`)).words).to.contain('Klart.')
  })

  it('stores nothing of an edition that would tell of few, names the cells, and is published when that is mended', async () => {
    const mend = await hidesNothing(house.deps, ROUND_2026)
    const before = await kept()
    await sara.post(PUBLISHING, { ...FORM, id: crypto.randomUUID() })
    await jobsEnded(house)
    expect(await kept()).to.deep.equal(before)
    expect((await house.visitor().get(EDITION)).status).to.equal(404)
    expect((await sara.get(PUBLISHING)).words).to.match(
      /Ingenting har publicerats\. Granskningen hittade tal om få personer .*”[^”]+” i (Norr|Söder|Ön|hela kommunen|gruppen)/,
    )

    await mend()
    await sara.post(PUBLISHING, { ...FORM, id: crypto.randomUUID() })
    await jobsEnded(house)
    expect((await house.visitor().get(EDITION)).status).to.equal(200)
  })
})

function fall(): never {
  throw new Error('status 4')
}
