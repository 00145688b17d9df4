import { mkdir, rename, rm } from 'node:fs/promises'
import { baseName, type Coarsened, type Manifest, manifestJson } from '../../domain/extracts/package.ts'
import { WEIGHTLESS, weightsIn } from '../../domain/extracts/weights.ts'
import { notFound, tooFewForMicrodata } from '../../domain/problem.ts'
import { EXTRACT_DAYS } from '../../domain/retention.ts'
import type { Db } from '../../store/database.ts'
import * as extracts from '../../store/extracts.ts'
import { reading } from '../../store/reader.ts'
import * as weighings from '../../store/weighings.ts'
import { OWNER_ONLY } from '../beside.ts'
import type { Run } from '../run.ts'
import { writeFiles, writeText } from './files.ts'
import { folderOf } from './folder.ts'
import { coarseningOf, countedRound, groupsBySource } from './scene.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Makes the files of an extract in its folder beside the database, over a connection of its own that only reads. Begun again
 * from the start when broken off; the same answers always give the same bytes. Throws a Problem when there is nothing to give.
 */
export async function extract(run: Run): Promise<string | null> {
  const kept = await extracts.byId(run.db, run.job.subject)
  if (!kept) throw notFound()
  const folder = await folderOf(run.db, kept.order.id)
  const unfinished = `${folder}.ofardig`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: OWNER_ONLY.folder })
  try {
    const manifest = await reading(run.db, (reader) => make(run, reader, kept.order, unfinished))
    await rm(folder, { recursive: true, force: true })
    await rename(unfinished, folder)
    await noteReady(run, kept.order.id, manifest, folder)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return null
}

// Files that nobody knows of would never be thrown away: they go unless it is noted that they are there.
async function noteReady(run: Run, id: string, manifest: Manifest, folder: string): Promise<void> {
  const until = new Date(run.now().getTime() + EXTRACT_DAYS * DAY_MS)
  try {
    await run.write(0, (db) => extracts.ready(db, id, manifest, until))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function make(run: Run, reader: Db, order: extracts.Extract['order'], folder: string): Promise<Manifest> {
  const counted = await countedRound(reader, run.surveys, order)
  const { kommun, round, snapshot } = counted
  const reached = (people: number) => run.write(people, async () => {})
  await run.step('Räknar kombinationer av område, kön, ålder och boende', snapshot.responses)
  const groups = await groupsBySource(reader, counted, reached)
  const made = [...groups].map(([source, groups]) => ({ source, groups, coarsening: coarseningOf(groups, order, kommun.id) }))
  const coarsenings = new Map(made.flatMap(({ source, coarsening }) => (coarsening ? [[source, coarsening] as const] : [])))
  if (coarsenings.size === 0) throw tooFewForMicrodata()

  const carried = await weighings.weightsOf(reader, snapshot.id)
  const byCode = coarsenings.get('code')
  const weights = byCode ? weightsIn(byCode, groups.get('code') ?? [], carried) : WEIGHTLESS

  await run.step('Skriver filerna', snapshot.responses)
  const files = await writeFiles(reader, { order, counted, coarsenings, weights, folder, reached })
  const coarsened: readonly Coarsened[] = made.map(({ source, groups, coarsening }) => ({
    source,
    people: groups.reduce((sum, { people }) => sum + people, 0),
    steps: coarsening?.steps,
  }))
  const manifest = { snapshotId: snapshot.id, countedAt: snapshot.countedAt, coarsened, files }
  const registerYear = carried.length > 0 ? ((await weighings.ofSnapshot(reader, snapshot.id))?.registerYear ?? null) : null
  const json = manifestJson(manifest, { order, kommun, round, registerYear })
  const own = await writeText(folder, `${baseName(kommun, round)}-manifest.json`, json, 'Manifest: alla filers storlek och SHA-256')
  return { ...manifest, files: [...files, own] }
}
