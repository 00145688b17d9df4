import type { Question } from '../questions/contract.ts'
import { codesOf, kindOf } from '../questions/index.ts'
import type { Code, Survey, Surveys } from '../survey/survey.ts'

/** A question that is not answered in words, as the versions of a survey have asked it. */
export interface Asked {
  /** This year's question; where it is not asked this year, the latest that was. */
  readonly question: Question
  /** This year's codes; undefined when the question is not asked this year. */
  readonly own: ReadonlySet<string> | undefined
  /** Every code that any version has, each in its latest words. */
  readonly codes: readonly Code[]
}

/**
 * Every question with codes in any version of a survey's series: the same for every year, so that the files of all years
 * have the same columns. In the order of the definitions; one that came later stands after the one it follows there.
 */
export function asked(survey: Survey, surveys: Surveys): readonly Asked[] {
  const versions = [...surveys.values()].filter(({ series }) => series === survey.series).sort((a, b) => a.year - b.year)
  const coded = versions.map(({ questions }) => questions.filter((question) => kindOf(question).inFile !== 'nothing'))
  return inOneOrder(coded.map((questions) => questions.map(({ id }) => id))).map((id) => {
    const all = coded.flatMap((questions) => questions.filter((question) => question.id === id))
    const own = survey.questions.find((question) => question.id === id)
    return {
      question: own ?? (all.at(-1) as Question), // every id comes from a question
      own: own && new Set(codesOf(own).map(({ code }) => code)),
      codes: everyCode(all),
    }
  })
}

function everyCode(questions: readonly Question[]): readonly Code[] {
  const lists = questions.map((question) => codesOf(question))
  const latest = new Map(lists.flat().map((code) => [code.code, code]))
  return inOneOrder(lists.map((codes) => codes.map(({ code }) => code))).flatMap((code) => latest.get(code) ?? [])
}

/** Lists made one: the first as it is, then what each later list has besides, after what it follows there. */
export function inOneOrder(lists: readonly (readonly string[])[]): readonly string[] {
  const order: string[] = []
  for (const list of lists) {
    for (const [at, name] of list.entries()) {
      if (!order.includes(name)) order.splice(order.indexOf(list[at - 1] ?? '') + 1, 0, name)
    }
  }
  return order
}
