import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { type Application, messagesOf } from './web/messages.ts'
import { type Reason, waitingPages } from './web/waiting.ts'

/** How long a client may take over things, in milliseconds. */
export interface Patience {
  /** From the connection's or the previous answer's end to the last header line. */
  readonly headersMs: number
  /** To the end of the body. */
  readonly requestMs: number
  /** With nothing moving either way. */
  readonly silentMs: number
  /** Between requests on one connection. */
  readonly idleMs: number
  /** What has been accepted, to be finished when the server stops. */
  readonly finishMs: number
}

/**
 * Enough for an old phone on a bad network: the largest page of the survey is a few kilobytes each way. Proxies commonly keep
 * connections for 60 seconds; ours are kept longer, so that none is closed just as a proxy uses it.
 */
export const PATIENCE: Patience = { headersMs: 20_000, requestMs: 60_000, silentMs: 90_000, idleMs: 65_000, finishMs: 20_000 }

/** An HTTP server that stands slow, many and hurried clients. */
export interface Http {
  readonly server: Server
  /** Refuses what is new, finishes what has been accepted as far as patience goes, closes every connection. */
  stop(): Promise<void>
}

/** What the server needs to know beside the application. */
export interface Surroundings {
  /** Connections open at once; 0 for no limit. */
  readonly connections: number
  /** Whether newcomers should wait: there is more to do than there is time. */
  readonly overloaded: () => boolean
  readonly patience?: Patience
}

/** Serves an application. Who has a cookie of ours has begun something, and goes before newcomers when there is too much to do. */
export function http(app: Application, { connections, overloaded, patience = PATIENCE }: Surroundings): Http {
  const pages: Readonly<Record<Reason, (req: IncomingMessage) => string>> = {
    busy: waitingPages('busy'),
    stopping: waitingPages('stopping'),
  }
  const accepted = inHand()
  let stopping = false

  const server = createServer({ ...timeouts(patience), ...messagesOf(app) }, (req, res) => {
    if (stopping) return refuse(req, res, pages.stopping)
    if (overloaded() && req.headers.cookie === undefined && !isForMachines(req)) return refuse(req, res, pages.busy)
    accepted.add(res, req.socket)
    app(req, res)
  })
  server.on('connection', (socket) => socket.once('close', () => accepted.drop(socket)))
  server.timeout = patience.silentMs
  if (connections > 0) server.maxConnections = connections

  return {
    server,
    async stop() {
      stopping = true
      await Promise.race([accepted.finished(), setTimeout(patience.finishMs, undefined, { ref: false })])
      await new Promise((closed) => {
        server.close(closed)
        server.closeAllConnections()
      })
    },
  }
}

/** The answers that are being made, by connection: one that waits its turn on a connection that falls is never closed by itself. */
function inHand() {
  const answers = new Map<Socket, Set<ServerResponse>>()
  let finish = () => {}
  const drop = (socket: Socket) => {
    answers.delete(socket)
    if (answers.size === 0) finish()
  }
  return {
    add(res: ServerResponse, socket: Socket): void {
      const here = answers.get(socket) ?? new Set()
      answers.set(socket, here.add(res))
      res.once('close', () => {
        here.delete(res)
        if (here.size === 0) drop(socket)
      })
    },
    drop,
    /** Lets every connection go with the answer it waits for; resolves when the last has been sent. */
    finished(): Promise<void> | undefined {
      for (const here of answers.values()) for (const res of here) if (!res.headersSent) res.setHeader('Connection', 'close')
      return answers.size === 0 ? undefined : new Promise((resolve) => (finish = resolve))
    },
  }
}

const timeouts = ({ headersMs, requestMs, idleMs }: Patience) => ({
  headersTimeout: headersMs,
  requestTimeout: requestMs,
  keepAliveTimeout: idleMs,
  connectionsCheckingInterval: Math.min(headersMs, 2000),
})

// Whoever watches the server must hear that it is overloaded, and pages already on their way need their style.
const isForMachines = ({ url = '' }: IncomingMessage) => url === '/halsa' || url.startsWith('/static/')

function refuse(req: IncomingMessage, res: ServerResponse, page: (req: IncomingMessage) => string): void {
  req.resume() // a body that nobody reads would make the client miss the answer
  const html = page(req)
  res.writeHead(503, { ...PLAIN, 'Content-Length': Buffer.byteLength(html) })
  res.end(req.method === 'HEAD' ? undefined : html)
}

const PLAIN = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Retry-After': '60',
  Connection: 'close',
}
