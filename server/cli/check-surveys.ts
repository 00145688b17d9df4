import { type IndexModel, indicatorsOf } from '../domain/statistics/problemindex/model.ts'
import { itemsOf } from '../domain/survey/compare.ts'
import { faultLine, type Survey } from '../domain/survey/survey.ts'
import { fromRoot } from '../root.ts'
import * as surveys from '../store/surveys.ts'
import { command, Refused } from './command.ts'

/** Reads every survey definition and index model and tells all their faults: what the server does before it starts. */
export const checkSurveys = command({
  name: 'check-surveys',
  summary: 'Läser enkäternas definitioner och indexmodellerna och berättar allt som är fel i dem.',
  usage: '[MAPP]',
  help: `Utan MAPP läses surveys/. Varje fel står med fil, rad och plats. Även skillnader mot året före som
ingen har redogjort för är fel: skriv i comparable om svaren får jämföras, och varför.`,
  options: {},
  async run({ words }, context) {
    const [folder = fromRoot('surveys'), ...more] = words
    if (more.length > 0) throw new Refused(`”${more.join(' ')}” förstods inte.`)
    const loading = await surveys.load(folder)
    if (!loading.ok) throw new Refused('Enkätfilerna har fel:', loading.faults.map(faultLine))
    for (const survey of loading.surveys.values()) context.print(described(survey))
    for (const model of loading.indexModels.values()) context.print(modelDescribed(model))
    return undefined
  },
})

function described(survey: Survey): string {
  const changed = itemsOf(survey).filter(({ comparable }) => comparable && comparable.degree !== 'yes')
  const compared = survey.previous
    ? ` Kan inte jämföras fullt ut med ${survey.previous}: ${changed.map(({ id }) => id).join(', ') || 'inget'}.`
    : ''
  return `${survey.id}: ${survey.questions.length} frågor i ${survey.sections.length} delar, inga fel.${compared}`
}

function modelDescribed(model: IndexModel): string {
  const indicators = indicatorsOf(model)
  const judged = indicators.filter(({ reference, invented, given }) => reference ?? invented ?? given)
  const told = `${model.id}: version ${model.version} för ${model.surveys.join(' och ')}, ${indicators.length} indikatorer, inga fel.`
  const without = indicators.length - judged.length
  return `${told}${model.rehearsal ? ' Bara för övningar.' : ''}${without > 0 ? ` Referens saknas för ${without}.` : ''}`
}
