import type { Area } from '../domain/area.ts'
import { candidates, declare, focusLocked, isLocked, MOST_IN_FOCUS } from '../domain/focus/declaring.ts'
import { sv } from '../domain/lagesbild/sentences.ts'
import { localDate, type Round } from '../domain/round.ts'
import { itemsOf } from '../domain/survey/compare.ts'
import type { Survey } from '../domain/survey/survey.ts'
import * as audit from '../store/audit.ts'
import * as focuses from '../store/focus.ts'
import { entryOf } from './audited.ts'
import { command, Refused } from './command.ts'
import type { Context } from './context.ts'
import { roundCalled } from './round-called.ts'

/** Tells a round's focus indicators, or declares them. */
export const focus = command({
  name: 'focus',
  summary: 'Visar eller väljer en omgångs fokusfrågor: de som prövas i varje område.',
  usage: 'KOMMUN ÅR [FRÅGA …] [--none]',
  help: `Utan frågor visas de som är valda. Med frågor väljs just de, högst ${MOST_IN_FOCUS}; med --none inga. Valet är låst
från den dag omgången öppnar. På sidan Fokusfrågor i webbläsaren står vad varje fråga kan visa.

Exempel: npm run cli -- focus varberg 2027 ute_kvall fortkorning`,
  options: { none: { type: 'boolean', means: 'ingen fråga ska vara i fokus' } },
  async run({ values, words: [slug = '', year = '', ...wanted] }, context) {
    const db = await context.db()
    const called = await roundCalled(db, [slug, year])
    const survey = (await context.surveys()).get(called.round.surveyId)
    if (!survey) throw new Refused(`Omgångens enkät ”${called.round.surveyId}” finns inte i surveys/.`)
    if (wanted.length > 0 && values.none) throw new Refused('Ange frågor eller --none, inte båda.')
    if (wanted.length > 0 || values.none) await choose(context, called, survey, wanted)
    for (const line of linesOf(survey, await focuses.ofRound(db, called.round.id))) context.print(line)
    return undefined
  },
})

async function choose(context: Context, { kommun, round }: { kommun: Area; round: Round }, survey: Survey, wanted: readonly string[]) {
  if (isLocked(round, localDate(context.now()))) throw focusLocked()
  const declaring = declare(survey, wanted)
  if (!declaring.ok) {
    const able = candidates(survey).map(({ id }) => id)
    throw new Refused('Fokusfrågorna kan inte väljas:', [...declaring.sentences, `Det finns: ${able.join(', ')}.`])
  }
  const { questions } = declaring
  const event = { what: 'declared focus', details: { year: round.year, questions } } as const
  await audit.recording(await context.db(), entryOf(context, kommun.id, event), async (db) => {
    await focuses.set(db, round.id, questions)
    return true
  })
}

function linesOf(survey: Survey, chosen: readonly string[]): readonly string[] {
  const named = itemsOf(survey).filter(({ id }) => chosen.includes(id))
  return named.length === 0 ? ['Inga frågor är i fokus.'] : named.map(({ id, label }) => `${id}: ${sv(label)}`)
}
