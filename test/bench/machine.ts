import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fromRoot } from '../../server/root.ts'

/** What the figures below were measured on: processor, memory, Node and commit. */
export function machine(): string {
  const [first] = cpus()
  const gib = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model ?? 'unknown processor'}, ${gib} GiB, Node ${process.version}, commit ${commit()}`
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: fromRoot(), encoding: 'utf8' }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with changes')
  } catch {
    return 'unknown'
  }
}

/** Value below which a share `at` of the measurements lie; measurements in any order. */
export function percentile(measured: readonly number[], at: number): number {
  const sorted = [...measured].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN
}

/** p50, p95 and p99 in milliseconds, as a person reads them. */
export const spread = (ms: readonly number[]) =>
  [0.5, 0.95, 0.99].map((at) => `p${at * 100} ${percentile(ms, at).toFixed(1)} ms`).join(', ')

/** Measures in a folder of its own, which is gone when it is done. */
export async function inFolder(measure: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-bench-'))
  try {
    await measure(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
