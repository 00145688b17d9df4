import { expect } from 'chai'
import type { ThemeCount } from '../../server/domain/dialogues/dialogue.ts'
import { isReached, type Known, type Quote, type Reach, reach } from '../../server/domain/feedback/reach.ts'
import { FEWEST, voicesOf } from '../../server/domain/feedback/voices.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'

const RUNS = 400
const AREAS = [null, 'A', 'B', 'C', 'D', 'E'] as const
const THEMES = ['trafik', 'belysning', 'ungdomsgang'] as const

/** Something said in a dialogue of a made-up kommun, about one theme or two. */
interface Said {
  readonly dialogue: number
  readonly areaId: string | null
  readonly people: number
  readonly themes: readonly string[]
  readonly severity: 0 | 2
  readonly said: string
  readonly quote: Quote
  readonly actions: Known['actions']
}

describe('whatever is said in a kommun’s dialogues', () => {
  it('each thing said is met on the public page, or every way to it has a reason why not', () =>
    forEverySeed((chance) => {
      const all = anyDialogues(chance)
      for (const said of all) {
        const found = reachOf(said, all)
        if (isReached(found)) continue
        expect(found.counted).to.be.oneOf(['too few people', 'said to be good'])
        expect(found.quoted).to.be.oneOf(['waiting', 'withheld', 'not handed in', 'erased'])
        expect(found.answered).to.be.oneOf(['not shown', 'no action'])
      }
    }))

  it('what is told to be counted has a theme that enough people spoke of there, or in all that is left over of the kommun', () =>
    forEverySeed((chance) => {
      const all = anyDialogues(chance)
      for (const said of all.filter(({ severity }) => severity > 0)) {
        const inArea = said.areaId !== null && said.themes.some((theme) => peopleIn(all, said.areaId, theme) >= FEWEST)
        const leftOver = (theme: string) =>
          AREAS.map((area) => ({ area, people: peopleIn(all, area, theme) }))
            .filter(({ area, people }) => area === null || people < FEWEST)
            .reduce((sum, { people }) => sum + people, 0)
        const inKommun = said.themes.some(
          (theme) => leftOver(theme) >= FEWEST && (said.areaId === null || peopleIn(all, said.areaId, theme) < FEWEST),
        )
        expect(reachOf(said, all).counted).to.equal(inArea ? 'in its area' : inKommun ? 'in the kommun' : 'too few people')
      }
    }))

  it('the counts shown are those of the things said that are told to be counted, and of no others', () =>
    forEverySeed((chance) => {
      const all = anyDialogues(chance).map((said) => ({ ...said, themes: said.themes.slice(0, 1) }))
      const voices = voicesOf(countsOf(all))
      const counted = (said: Said) => reachOf(said, all).counted
      for (const theme of THEMES) {
        const named = all.filter(({ themes }) => themes.includes(theme))
        const kommun = named.filter((said) => ['in its area', 'in the kommun'].includes(counted(said)))
        expect(voices.kommun.find((voice) => voice.theme === theme)?.observations ?? 0, theme).to.equal(kommun.length)
        for (const area of AREAS.filter((id) => id !== null)) {
          const inArea = named.filter((said) => said.areaId === area && counted(said) === 'in its area')
          const shown = voices.areas.get(area)?.find((voice) => voice.theme === theme)
          expect(shown?.observations ?? 0, `${theme} in ${area}`).to.equal(inArea.length)
        }
      }
    }))

  it('no count shown, and no difference between counts shown, rests on fewer people than the fewest', () =>
    forEverySeed((chance) => {
      const { kommun, areas } = voicesOf(countsOf(anyDialogues(chance)))
      for (const { theme, people, observations } of kommun) {
        const parts = [...areas.values()].flatMap((voices) => voices.filter((voice) => voice.theme === theme))
        for (const part of parts) expect(part.people).to.be.at.least(FEWEST)
        const sum = (of: 'people' | 'observations') => parts.reduce((total, part) => total + part[of], 0)
        if (observations > sum('observations')) expect(people - sum('people'), theme).to.be.at.least(FEWEST)
        else expect(people, theme).to.equal(sum('people'))
      }
    }))

  it('what is hidden is told of: every count is shown in its area, part of the kommun’s, or among the hidden', () =>
    forEverySeed((chance) => {
      const counts = countsOf(anyDialogues(chance))
      const { areas, hidden } = voicesOf(counts)
      for (const { areaId, theme } of counts) {
        const shown = areaId !== null && areas.get(areaId)?.some((voice) => voice.theme === theme)
        const told = hidden.some((cell) => cell.areaId === areaId && cell.theme === theme)
        if (areaId !== null) expect(shown === true, `${areaId} ${theme}`).to.not.equal(told)
      }
    }))
})

function reachOf(said: Said, all: readonly Said[]): Reach {
  const { areaId, quote, actions, themes, severity, said: words } = said
  return reach({ themes, severity, said: words }, { areaId, voices: voicesOf(countsOf(all)), quote, actions })
}

const problemsIn = (all: readonly Said[], areaId: string | null, theme: string): readonly Said[] =>
  all.filter((said) => said.areaId === areaId && said.themes.includes(theme) && said.severity > 0)

/** How many took part in the dialogues where a theme was named as a problem about a place. */
function peopleIn(all: readonly Said[], areaId: string | null, theme: string): number {
  const byDialogue = new Map(problemsIn(all, areaId, theme).map(({ dialogue, people }) => [dialogue, people]))
  return [...byDialogue.values()].reduce((total, some) => total + some, 0)
}

/** What the store counts of them: problems by area and theme, a dialogue's people once. */
function countsOf(all: readonly Said[]): readonly ThemeCount[] {
  return AREAS.flatMap((areaId) =>
    THEMES.flatMap((theme) => {
      const named = problemsIn(all, areaId, theme)
      const dialogues = new Set(named.map(({ dialogue }) => dialogue)).size
      return named.length === 0 ? [] : [{ areaId, theme, observations: named.length, dialogues, people: peopleIn(all, areaId, theme) }]
    }),
  )
}

function anyDialogues(chance: Random): readonly Said[] {
  const pick = <One>(from: readonly One[]) => from[Math.floor(chance() * from.length)] as One
  return Array.from({ length: Math.floor(chance() * 12) }).flatMap((_, dialogue) => {
    const [areaId, people] = [pick(AREAS), pick([1, 1, 2, 4, 6, 9, 10, 23])]
    return Array.from({ length: Math.floor(chance() * 4) }, () => ({
      dialogue,
      areaId,
      people,
      themes: [...new Set([pick(THEMES), ...pick([[], [], [pick(THEMES)]])])],
      severity: pick([0, 2, 2, 2] as const),
      said: pick(['', 'Det är mörkt.']),
      quote: pick<Quote>([null, null, { state: 'waiting' }, { state: 'shown' }, { state: 'withheld', reason: 'else' }]),
      actions: pick<Known['actions']>([[], [], [{ shown: false }], [{ shown: false }, { shown: true }]]),
    }))
  })
}

function forEverySeed(law: (chance: Random) => void): void {
  for (let seed = 1; seed <= RUNS; seed++) {
    try {
      law(random(seed))
    } catch (error) {
      if (error instanceof Error) error.message = `seed ${seed}: ${error.message}`
      throw error
    }
  }
}
