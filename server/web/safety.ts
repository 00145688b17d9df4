import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import { foreignForm } from '../domain/problem.ts'

/**
 * Security headers: everything from this host alone, nothing inline, no framing. Helmet makes them, and is asked once: not one
 * depends on the request, and its thirteen functions would be a fiftieth of a visit's cost.
 */
export function headers(config: Config): RequestHandler {
  const made = madeByHelmet(config)
  return (_req, res, next) => {
    for (const [name, value] of made) res.setHeader(name, value)
    next()
  }
}

function madeByHelmet(config: Config): readonly (readonly [name: string, value: string])[] {
  const ask = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: config.baseUrl.startsWith('https:'),
    // no-referrer, helmet's default, makes browsers send "Origin: null" with our own forms.
    referrerPolicy: { policy: 'same-origin' },
  })
  const req = new IncomingMessage(new Socket())
  const res = new ServerResponse(req)
  ask(req, res, (fault) => {
    if (fault) throw fault
  })
  const ours = { 'permissions-policy': UNUSED.map((power) => `${power}=()`).join(', ') }
  return Object.entries({ ...res.getHeaders(), ...ours }).map(([name, value]) => [name, String(value)])
}

/** What no page of ours ever asks a browser for; helmet leaves this header to whoever knows the pages. */
const UNUSED = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'] as const

/**
 * Refuses a form posted from another site. Browsers say where a form comes from in Sec-Fetch-Site, older ones in Origin,
 * the oldest in Referer alone; a post that says none of it is refused. No token, so nothing ties a resident to a cookie.
 */
export function ownFormsOnly(): RequestHandler {
  return (req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    const site = req.get('sec-fetch-site')
    if (site === undefined ? sameHost(req.get('origin') ?? req.get('referer'), req.get('host')) : site === 'same-origin' || site === 'none')
      return next()
    throw foreignForm()
  }
}

const sameHost = (from: string | undefined, host: string | undefined) =>
  from !== undefined && URL.canParse(from) && new URL(from).host === host
