import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import { notFound } from '../../domain/problem.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as quotes from '../../store/quotes.ts'
import * as readings from '../../store/readings.ts'
import type { Deps } from '../deps.ts'
import { type Surroundings, surroundings } from '../dialogues/surroundings.ts'
import { languageLinks, languageOf } from '../languages.ts'
import type { LanguageLink } from '../show.ts'
import { type Translate, texts } from '../texts.ts'

/** What every page of Ni sa – vi gör stands in. */
export interface Scene {
  readonly kommun: Area
  readonly home: string
  readonly around: Surroundings
  readonly language: string
  readonly languages: readonly LanguageLink[]
  readonly t: Translate
  themeName(id: string): string
  areaName(id: string | null): string
}

/** Something that was said, read by a person and fit for everybody. */
export interface Quoted {
  readonly theme: string
  readonly where: string
  readonly words: string
}

/** The scene of the kommun in the address. Throws notFound. */
export async function sceneOf(deps: Deps, req: Request, res: Response): Promise<Scene> {
  const kommun = await areas.kommunBySlug(deps.db, String(req.params.kommun))
  if (!kommun) throw notFound()
  const around = await surroundings(deps, kommun.id)
  const language = languageOf(req, res, deps.config)
  const names = new Map(around.areas.map(({ id, name }) => [id, name]))
  const t = texts(language)
  return {
    kommun,
    home: `/ni-sa-vi-gor/${kommun.slug}`,
    around,
    language,
    languages: languageLinks(req.path),
    t,
    themeName: (id) => inLanguage(around.themes.find((theme) => theme.id === id)?.title ?? {}, language) || id,
    areaName: (id) => (id === null ? t('feedback.whole', { kommun: kommun.name }) : (names.get(id) ?? id)),
  }
}

/** Quotes that may be shown, each with its theme and place, by the observation that they are from. */
export async function quotesIn(
  { db }: Deps,
  { kommun, themeName, areaName }: Scene,
  wanted: readings.Wanted,
): Promise<ReadonlyMap<string, Quoted>> {
  const found = await readings.shown(db, quotes.queueOf(kommun.id), wanted)
  return new Map(found.map(({ id, subject, areaId, words }) => [id, { theme: themeName(subject), where: areaName(areaId), words }]))
}
