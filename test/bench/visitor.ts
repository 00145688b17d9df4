import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { applicable, ofSection } from '../../server/domain/answers.ts'
import type { Question } from '../../server/domain/questions/contract.ts'
import { codesOf } from '../../server/domain/questions/index.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'

/** What came back: enough to go on, and to know that it went well. */
interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: number
}

/** A resident's browser, as cheap as it can be made: one kept connection, cookies, compressed pages that are counted but not read. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #port: number
  #cookies = new Map<string, string>()

  constructor(port: number) {
    this.#port = port
  }

  /** Forgets every cookie: the next request is from somebody new. */
  startOver(): void {
    this.#cookies = new Map()
  }

  /** The same person, cookies and all, at another server. */
  at(port: number): Visitor {
    this.leave()
    const same = new Visitor(port)
    same.#cookies = this.#cookies
    return same
  }

  /** One request. */
  ask(method: 'GET' | 'POST', path: string, form = ''): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { agent: this.#agent, port: this.#port, host: '127.0.0.1', method, path, headers: this.#headers(method, form) },
        (incoming) => {
          let bytes = 0
          incoming.on('data', (chunk: Buffer) => {
            bytes += chunk.length
          })
          incoming.on('end', () => {
            for (const line of incoming.headers['set-cookie'] ?? []) this.#keep(line)
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(form)
    })
  }

  /** Closes the connection. */
  leave(): void {
    this.#agent.destroy()
  }

  #headers(method: string, form: string): Record<string, string | number> {
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'accept-encoding': 'gzip', 'sec-fetch-site': 'same-origin', ...(cookies ? { cookie: cookies } : {}) }
    if (method === 'GET') return headers
    return { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) }
  }

  #keep(line: string): void {
    const pair = line.slice(0, line.indexOf(';'))
    const at = pair.indexOf('=')
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/** The bodies of a whole questionnaire answered at random, one a section; made beforehand, so that the driver's time is not the server's. */
export function answeredForms(survey: Survey, dice: () => number): readonly string[] {
  const asked = applicable(survey, {})
  return survey.sections.map(({ id }) => {
    const form = new URLSearchParams()
    for (const question of ofSection(survey, id)) if (asked.has(question.id)) form.append(question.id, answerTo(question, dice))
    return form.toString()
  })
}

function answerTo(question: Question, dice: () => number): string {
  if (question.kind === 'text') return 'Bättre belysning på vägen till stationen och fler vuxna ute på kvällen.'
  if (question.kind === 'number') return String(Math.floor(question.min + dice() * 40))
  const codes = codesOf(question)
  return codes[Math.floor(dice() * codes.length)]?.code ?? ''
}
