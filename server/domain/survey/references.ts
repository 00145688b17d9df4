import { AGE_GROUPS, SEXES } from '../population.ts'
import type { AskIf, Question } from '../questions/contract.ts'
import { codesOf, inFileOf, kindOf } from '../questions/index.ts'
import { type Draft, ids, type Part, type QuestionDraft } from './draft.ts'
import { listed } from './sentences.ts'
import type { Flaw, Path } from './source.ts'
import { ANY, type Derived, type GroupMean } from './survey.ts'

/** Everything in a definition that names something else wrongly: what no shape can say, since it takes the whole to see it. */
export function references(draft: Draft): readonly Flaw[] {
  return [
    ...unique(draft),
    ...draft.questions.flatMap((question) => questionFlaws(draft, question)),
    ...emptySections(draft),
    ...draft.derived.flatMap((part) => derivedFlaws(draft, part)),
    ...draft.groupMeans.flatMap((part) => groupMeanFlaws(draft, part)),
    ...cellFlaws(draft, 'sex', SEXES, false),
    ...cellFlaws(draft, 'ageGroup', AGE_GROUPS, true),
    ...draft.breakdowns.flatMap((part) => breakdownFlaws(draft, part)),
    ...languageFlaws(draft),
  ]
}

// Questions, derived questions and group means share tables and columns, hence one set of names.
function unique({ whole, sections, groups, themes }: Draft): readonly Flaw[] {
  const lists = [sections, groups, themes, [...ids(whole, 'questions'), ...ids(whole, 'derived'), ...ids(whole, 'groupMeans')]]
  return lists.flatMap((list) => repeated(list).map(({ path, value }) => ({ path, sentence: `Id ”${value}” är redan taget.` })))
}

function questionFlaws(draft: Draft, question: QuestionDraft): readonly Flaw[] {
  const { path, fields, judged } = question
  const faults = judged ? kindOf(judged).faults(judged) : []
  return [
    ...known(draft.sections, [...path, 'section'], fields.section, 'Delen'),
    ...known(draft.groups, [...path, 'group'], fields.group, 'Gruppen'),
    ...known(draft.themes, [...path, 'theme'], fields.theme, 'Temat'),
    ...(fields.askIf ?? []).flatMap((rule, index) => skipFlaws(draft, question, [...path, 'askIf', index], rule)),
    ...faults.map(({ place, sentence }) => ({ path: [...path, ...steps(place)], sentence })),
  ]
}

/** A page must know what it asks before it is shown, so a skip rule may look only at earlier pages. */
function skipFlaws(draft: Draft, question: QuestionDraft, path: Path, rule: AskIf): readonly Flaw[] {
  const at = [...path, 'question']
  const asked = find(draft, rule.question)
  if (!asked) return [{ path: at, sentence: `Hoppregeln nämner frågan ”${rule.question}”, som inte finns.` }]
  const page = ({ fields }: QuestionDraft) => draft.sections.findIndex((part) => part.value === fields.section)
  const late = page(question) >= 0 && page(asked) >= page(question)
  const sentence = `Hoppregeln nämner ”${rule.question}”, som inte ställs i en tidigare del än frågan själv.`
  return [...(late ? [{ path: at, sentence }] : []), ...codeFlaws(rule.question, asked.judged, [...path, 'codes'], rule.codes)]
}

function emptySections({ sections, questions }: Draft): readonly Flaw[] {
  return sections
    .filter((part) => !questions.some(({ fields }) => fields.section === part.value))
    .map((part) => ({ path: part.path.slice(0, -1), sentence: `Delen ”${part.value}” har inga frågor.` }))
}

function derivedFlaws(draft: Draft, { path, value: { group, of = [], measure } }: Part<Partial<Derived>>): readonly Flaw[] {
  const parts = of.flatMap(({ question, codes }, index) => {
    const at = [...path, 'of', index]
    const asked = find(draft, question)
    if (!asked) return [{ path: [...at, 'question'], sentence: `Den härledda frågan räknar ”${question}”, som inte finns.` }]
    return codeFlaws(question, asked.judged, [...at, 'codes'], codes)
  })
  const sentence = 'En härledd fråga har bara koderna ”1” (ja) och ”0” (nej).'
  const measured = (measure?.codes ?? []).flatMap((code, index) =>
    ANY.some((other) => other.code === code) ? [] : [{ path: [...path, 'measure', 'codes', index], sentence }],
  )
  return [...known(draft.groups, [...path, 'group'], group, 'Gruppen'), ...parts, ...measured]
}

function groupMeanFlaws(draft: Draft, { path, value: { group, of = [] } }: Part<Partial<GroupMean>>): readonly Flaw[] {
  const parts = of.flatMap(({ question, scores }, index): readonly Flaw[] => {
    const at = [...path, 'of', index]
    const asked = find(draft, question)
    if (!asked) return [{ path: [...at, 'question'], sentence: `Gruppmedlet räknar ”${question}”, som inte finns.` }]
    return asked.judged ? scoreFlaws(asked.judged, at, scores) : []
  })
  return [...known(draft.groups, [...path, 'group'], group, 'Gruppen'), ...parts]
}

/** One answer gives one person one number of points: so the question takes one answer, and every value has its points. */
function scoreFlaws(question: Question, path: Path, scores: Readonly<Record<string, number | null>> | undefined): readonly Flaw[] {
  const { id } = question
  if (inFileOf(question) === 'ticks') return [{ path, sentence: `”${id}” kan ha flera svar på en gång och ger inte en poäng.` }]
  const values = codesOf(question).filter(({ role }) => role === 'value')
  const unscored = values.filter(({ code, value }) => (scores ? scores[code] : value) === undefined).map(({ code }) => code)
  const broken = scores ? [] : values.filter(({ value }) => value !== undefined && !Number.isInteger(2 * value)).map(({ code }) => code)
  const foreign = Object.keys(scores ?? {}).filter((code) => !values.some((value) => value.code === code))
  return [
    ...(unscored.length > 0 ? [{ path, sentence: `Poäng saknas för ${listed(unscored)} i frågan ”${id}”.` }] : []),
    ...(broken.length > 0
      ? [{ path, sentence: `Poäng ges i hela eller halva steg, och det är inte talen för ${listed(broken)} i ”${id}”.` }]
      : []),
    ...foreign.map((code) => ({
      path: [...path, 'scores', code],
      sentence: `”${code}” är inget svar med rollen ”value” i frågan ”${id}”.`,
    })),
  ]
}

/** Cells are matched to the register's sexes and age groups, so their questions must have the register's codes. */
function cellFlaws(draft: Draft, which: 'sex' | 'ageGroup', register: readonly string[], noOther: boolean): readonly Flaw[] {
  const id = draft.cell[which]
  if (id === undefined) return []
  const asked = singleFlaw(draft, ['cell', which], id, `”${id}” måste vara en envalsfråga (single).`)
  if (!asked.codes) return asked.flaws
  const values = asked.codes.filter((code) => code.role === 'value').map((code) => code.code)
  const missing = register.filter((code) => !values.includes(code))
  const foreign = noOther ? values.filter((code) => !register.includes(code)) : []
  return [
    ...(missing.length > 0 ? [{ path: asked.path, sentence: `Frågan saknar ${listed(missing)}, som folkbokföringens siffror har.` }] : []),
    ...(foreign.length > 0 ? [{ path: asked.path, sentence: `Folkbokföringens siffror har inte ${listed(foreign)}.` }] : []),
  ]
}

function breakdownFlaws(draft: Draft, { path, value: id }: Part<string>): readonly Flaw[] {
  const needed = `Bara en envalsfråga (single) kan dela upp kommunens tabeller, och det är inte ”${id}”.`
  const twice = Object.values(draft.cell).includes(id)
  return twice
    ? [{ path, sentence: `”${id}” delar redan upp tabellerna, eftersom den står i cell.` }]
    : singleFlaw(draft, path, id, needed).flaws
}

/** The codes of a question that must be a single choice, and where they stand; or what is wrong when it is not. */
function singleFlaw(draft: Draft, path: Path, id: string, otherwise: string) {
  const asked = find(draft, id)
  if (!asked) return { flaws: [{ path, sentence: `Frågan ”${id}” finns inte.` }] }
  if (!asked.judged) return { flaws: [] }
  if (asked.judged.kind !== 'single') return { flaws: [{ path, sentence: otherwise }] }
  return { flaws: [], codes: asked.judged.codes, path: [...asked.path, 'codes'] }
}

function languageFlaws({ languages, whole }: Draft): readonly Flaw[] {
  const swedish = !Array.isArray(whole.languages) || whole.languages.length === 0 || languages.some((part) => part.value === 'sv')
  return [
    ...repeated(languages).map(({ path, value }) => ({ path, sentence: `Språket ”${value}” står två gånger.` })),
    ...(swedish ? [] : [{ path: ['languages'], sentence: 'Svenska (”sv”) måste finnas: personalens sidor är på svenska.' }]),
  ]
}

const find = (draft: Draft, id: string) => draft.questions.find((question) => question.id === id)

const known = (list: readonly Part<string>[], path: Path, id: string | undefined, what: string): readonly Flaw[] =>
  id === undefined || list.some((part) => part.value === id) ? [] : [{ path, sentence: `${what} ”${id}” finns inte.` }]

const codeFlaws = (id: string, question: Question | undefined, path: Path, codes: readonly string[]): readonly Flaw[] =>
  codes.flatMap((code, index) =>
    !question || codesOf(question).some((other) => other.code === code)
      ? []
      : [{ path: [...path, index], sentence: `Frågan ”${id}” har inte koden ”${code}”.` }],
  )

const repeated = (parts: readonly Part<string>[]) =>
  parts.filter((part, index) => parts.findIndex((other) => other.value === part.value) < index)

const steps = (place: string): Path => (place.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step))
