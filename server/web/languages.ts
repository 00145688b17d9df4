import type { Request, Response } from 'express'
import type { Config } from '../config.ts'
import { unknownLanguage } from '../domain/problem.ts'
import { cookie, setCookie } from './cookies.ts'
import { sentQuery } from './form.ts'
import type { LanguageLink } from './show.ts'
import { LANGUAGES } from './texts.ts'

const COOKIE = 'sprak'
const NAMES: Readonly<Record<string, string>> = { sv: 'Svenska', en: 'English' }
/** What languages are called in running Swedish text. */
export const LANGUAGE_NAMES: Readonly<Record<string, string>> = { sv: 'svenska', en: 'engelska' }

/**
 * The language of a page that residents meet: the one asked for in the address (?sprak=en, then kept in a cookie), else the
 * one kept, else Swedish. Throws unknownLanguage when the address asks for one that is not offered.
 */
export function languageOf(req: Request, res: Response, config: Config, offered: readonly string[] = LANGUAGES): string {
  const asked = sentQuery(req)('sprak')
  if (asked === '') return keptLanguage(req, res, offered)
  if (!offered.includes(asked)) throw unknownLanguage()
  setCookie(res, config, COOKIE, asked, { path: '/', days: 180 })
  return asked
}

/** The language kept from before, when it is offered; else Swedish. Whoever keeps the page for others is told that cookies decide it. */
export function keptLanguage(req: Request, res: Response, offered: readonly string[] = LANGUAGES): string {
  res.vary('Cookie')
  const kept = cookie(req, COOKIE)
  return kept !== undefined && offered.includes(kept) ? kept : 'sv'
}

/** Links to an address in every language offered, each in its own name. */
export function languageLinks(address: string, offered: readonly string[] = LANGUAGES): readonly LanguageLink[] {
  const joint = address.includes('?') ? '&' : '?'
  return offered.map((tag) => ({ tag, name: NAMES[tag] ?? tag, address: `${address}${joint}sprak=${tag}` }))
}
