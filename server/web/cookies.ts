import type { CookieOptions, Request, Response } from 'express'
import type { Config } from '../config.ts'

/** The value of a cookie the browser sent; undefined when it sent none of that name. */
export function cookie(req: Request, name: string): string | undefined {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** Sets a cookie that no script reads and no other site sends along; only over https when the address residents see is https. */
export function setCookie(res: Response, config: Config, name: string, value: string, options: { path: string; days: number }): void {
  res.cookie(name, value, { ...rules(config), path: options.path, maxAge: options.days * 24 * 60 * 60 * 1000 })
}

/** Makes the browser forget a cookie that was set for a path. */
export const forgetCookie = (res: Response, config: Config, name: string, path: string): void =>
  void res.clearCookie(name, { ...rules(config), path })

const rules = (config: Config): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure: config.baseUrl.startsWith('https:') })
