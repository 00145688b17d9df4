import { performance } from 'node:perf_hooks'

const EVERY_MS = 250

/** How late the server is with what it has taken on. */
export interface Pulse {
  overloaded(): boolean
  stop(): void
}

/** Feels the server's pulse for as long as it runs: overloaded while it is later than `limitMs`, again and again; 0 never is. */
export function pulse(limitMs: number): Pulse {
  if (limitMs === 0) return { overloaded: () => false, stop() {} }
  const late = lateness(limitMs, EVERY_MS, performance.now())
  const timer = setInterval(() => late.beat(performance.now()), EVERY_MS)
  timer.unref()
  return { overloaded: late.overloaded, stop: () => clearInterval(timer) }
}

/**
 * Judges beats that should come every `everyMs`. One late beat is a hiccup, a large page or a moment's wait for the disk; two
 * in a row are a queue that grows. One in time, and the queue is gone.
 */
export function lateness(limitMs: number, everyMs: number, startedAt: number) {
  let [last, inARow] = [startedAt, 0]
  return {
    beat(now: number): void {
      inARow = now - last - everyMs > limitMs ? inARow + 1 : 0
      last = now
    },
    overloaded: () => inARow >= 2,
  }
}
