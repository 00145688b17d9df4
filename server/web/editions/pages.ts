import type { Request, Response, Router } from 'express'
import type { Details } from '../../domain/audit/events.ts'
import { notFound } from '../../domain/problem.ts'
import { area } from '../lagesbild/area.ts'
import { groups } from '../lagesbild/groups.ts'
import { kommun } from '../lagesbild/kommun.ts'
import { method } from '../lagesbild/method.ts'
import { question } from '../lagesbild/question.ts'
import { area as areaIndex } from '../problemindex/area.ts'
import { kommun as kommunIndex } from '../problemindex/kommun.ts'
import type { Frame, Pages } from '../show.ts'
import type { PublishedPicture } from './picture.ts'

/** Which page of an edition is asked for: its part of the lägesbild, and what else its address asks of it. */
export interface Wanted extends Pick<Details['saw lagesbild'], 'part' | 'of'> {
  readonly asked?: unknown
}

/** Finds the edition in an address and shows a page that `make` makes of it. */
export type ShowPage = <Name extends keyof Pages>(
  req: Request,
  res: Response,
  name: Name,
  wanted: Wanted,
  make: (picture: PublishedPicture) => Promise<Pages[Name] & Frame>,
) => Promise<void>

type WithArea = Request<{ omrade: string }>
type WithQuestion = Request<{ fraga: string }>

/** Every page that an edition has, from `home` on: those that staff see, made of the edition alone. */
export function addPages(router: Router, home: string, page: ShowPage): void {
  router.get(home, (req: Request, res) => {
    const asked = req.query.fraga
    return page(req, res, 'lagesbild/kommun', { part: 'kommun', of: null, asked }, (picture) => kommun(picture, asked))
  })
  router.get(`${home}/grupper`, (req, res) => page(req, res, 'lagesbild/grupper', { part: 'groups', of: null }, groups))
  router.get(`${home}/metod`, (req, res) => page(req, res, 'lagesbild/metod', { part: 'method', of: null }, method))
  router.get(`${home}/problemindex`, (req, res) =>
    page(req, res, 'problemindex/kommun', { part: 'problemindex', of: null }, async (picture) => {
      const indexed = await picture.indexed()
      if (!indexed) throw notFound() // what an edition was published without, it has no page about
      return kommunIndex(picture, indexed)
    }),
  )
  router.get(`${home}/problemindex/:omrade`, (req: WithArea, res) => {
    const of = req.params.omrade
    return page(req, res, 'problemindex/omrade', { part: 'problemindex', of }, async (picture) =>
      areaIndex(picture, await picture.indexed(), of),
    )
  })
  router.get(`${home}/omrade/:omrade`, (req: WithArea, res) => {
    const of = req.params.omrade
    return page(req, res, 'lagesbild/omrade', { part: 'area', of }, (picture) => area(picture, of))
  })
  router.get(`${home}/fraga/:fraga`, (req: WithQuestion, res) => {
    const of = req.params.fraga
    const asked = req.query.ordna
    return page(req, res, 'lagesbild/fraga', { part: 'question', of, asked }, (picture) => question(picture, of, asked))
  })
}
