import { type Request, type Response, Router } from 'express'
import type { Details } from '../../domain/audit/events.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { type Frame, type Pages, show } from '../show.ts'
import { area } from './area.ts'
import { beside } from './beside.ts'
import { dialogue } from './dialogue.ts'
import { groups } from './groups.ts'
import { kommun } from './kommun.ts'
import { list } from './list.ts'
import { method } from './method.ts'
import { ownWords } from './own-words.ts'
import { type Picture, pictureOf, type StaffPicture } from './picture.ts'
import { question } from './question.ts'
import { why } from './why.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/om-siffrorna': object
  }
}

type Address = Request<{ kommun: string; ar: string }>

/** Which part of a lägesbild somebody is about to see, as the audit trail tells it. */
type Part = Pick<Details['saw lagesbild'], 'part' | 'of'>

/** The lägesbild for staff: the kommun, an area, one question over all areas, why figures are hidden, groups of people, kommuner side by side, how the figures were made and how to read them. */
export function routes(deps: Deps): Router {
  const router = Router()
  const home = '/lagesbild/:kommun/:ar'
  const page = pageOf(deps)
  router.get('/lagesbild', (req, res) => list(deps, req, res))
  router.get('/sa-laser-du-siffrorna', aboutFigures)
  router.get('/lagesbild/jamfor', (req, res) => beside(deps, req, res))
  router.get(home, (req, res) => page(req, res, 'lagesbild/kommun', whole('kommun'), (picture) => kommun(picture, req.query.fraga)))
  router.get(`${home}/grupper`, (req: Address, res) => page(req, res, 'lagesbild/grupper', whole('groups'), groups))
  router.get(`${home}/metod`, (req: Address, res) => page(req, res, 'lagesbild/metod', whole('method'), method))
  router.get(`${home}/dialog`, (req: Address, res) => dialogue(deps, req, res))
  router.get(`${home}/egna-ord`, (req: Address, res) => ownWords(deps, req, res))
  router.get(`${home}/omrade/:omrade`, (req: Address & Request<{ omrade: string }>, res) => {
    const of = req.params.omrade
    return page(req, res, 'lagesbild/omrade', { part: 'area', of }, (picture) => area(picture, of))
  })
  router.get(`${home}/fraga/:fraga`, (req: Address & Request<{ fraga: string }>, res) => {
    const of = req.params.fraga
    const shown = async (picture: Picture) => ({
      ...(await question(picture, of, req.query.ordna)),
      why: `${picture.home}/fraga/${of}/dolt`,
    })
    return page(req, res, 'lagesbild/fraga', { part: 'question', of }, shown)
  })
  router.get(`${home}/fraga/:fraga/dolt`, (req: Address & Request<{ fraga: string }>, res) => {
    const of = req.params.fraga
    return page(req, res, 'lagesbild/dolt', { part: 'hidden', of }, (picture) => why(deps, picture, of))
  })
  return router
}

const whole = (part: Part['part']): Part => ({ part, of: null })

/** Shows a page of the lägesbild in the address, and tells of it in the audit trail before it is given. */
function pageOf(deps: Deps) {
  return async <Name extends keyof Pages>(
    req: Address,
    res: Response,
    name: Name,
    part: Part,
    make: (picture: StaffPicture) => Promise<Pages[Name] & Frame>,
  ): Promise<void> => {
    const picture = await pictureOf(deps, req)
    const model = await make(picture)
    await tell(deps, req, picture.kommun.id, { what: 'saw lagesbild', details: { year: picture.round.year, ...part } })
    show(req, res, name, model)
  }
}

function aboutFigures(req: Request, res: Response): void {
  show(req, res, 'lagesbild/om-siffrorna', { title: 'Så läser du siffrorna', section: 'lagesbild' })
}
