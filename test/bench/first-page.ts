import { request } from 'node:http'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import type { Bench } from './main.ts'
import { aBenchHouse } from './places.ts'
import { serve } from './server.ts'

/** What a resident on a bad network waits for: the survey's first page and everything it asks for, as they travel. */
export const bench: Bench = {
  name: 'first-page',
  summary: "weight of the survey's first page with all it loads, compressed, and the number of requests",
  async run() {
    await using house = await aBenchHouse({ answers: 0 })
    const server = await serve(house.file)
    try {
      const page = await weigh(server.port, house.base)
      const parts = [...page.text.matchAll(/<(?:link|script|img)\b[^>]*?(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1] ?? '')
      const weighed = await Promise.all(parts.map(async (path) => ({ path, ...(await weigh(server.port, path)) })))
      const total = weighed.reduce((sum, part) => sum + part.bytes, page.bytes)
      console.log(`  ${house.base}: ${page.bytes} bytes`)
      for (const { path, bytes } of weighed) console.log(`  ${path}: ${bytes} bytes`)
      console.log(`  in all ${total} bytes in ${1 + weighed.length} requests`)
    } finally {
      await server.stop()
    }
  },
}

/** Bytes of the body as it travels, by the length header or by counting; and its text. */
function weigh(port: number, path: string): Promise<{ readonly bytes: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path, headers: { 'accept-encoding': 'gzip, br' } }, (incoming) => {
      if (incoming.statusCode !== 200) return reject(new Error(`${path} answered ${incoming.statusCode}`))
      const coding = incoming.headers['content-encoding']
      const opened =
        coding === 'br' ? incoming.pipe(createBrotliDecompress()) : coding === 'gzip' ? incoming.pipe(createGunzip()) : incoming
      let bytes = 0
      let text = ''
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      opened.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8')
      })
      opened.on('end', () => resolve({ bytes, text }))
      opened.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}
